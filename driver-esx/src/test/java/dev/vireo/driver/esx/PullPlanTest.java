package dev.vireo.driver.esx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import dev.vireo.vim.CryptoKeyId;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.ParaVirtualSCSIController;
import dev.vireo.vim.VirtualCdrom;
import dev.vireo.vim.VirtualCdromIsoBackingInfo;
import dev.vireo.vim.VirtualDevice;
import dev.vireo.vim.VirtualDeviceBackingInfo;
import dev.vireo.vim.VirtualDisk;
import dev.vireo.vim.VirtualDiskFlatVer2BackingInfo;
import dev.vireo.vim.VirtualDiskLocalPMemBackingInfo;
import dev.vireo.vim.VirtualDiskRawDiskMappingVer1BackingInfo;
import dev.vireo.vim.VirtualDiskSeSparseBackingInfo;
import dev.vireo.vim.VirtualSCSISharing;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PullPlanTest {
    private static final int CONTROLLER = 1000;

    private static PullPlan plan(boolean frozen, VirtualDeviceBackingInfo... backings) {
        List<VirtualDevice> devices = new ArrayList<>();
        devices.add(
                ParaVirtualSCSIController.builder()
                        .key(CONTROLLER)
                        .busNumber(0)
                        .sharedBus(VirtualSCSISharing.NO_SHARING)
                        .build());
        for (int i = 0; i < backings.length; i++) {
            devices.add(
                    VirtualDisk.builder()
                            .key(2000 + i)
                            .controllerKey(CONTROLLER)
                            .unitNumber(i)
                            .backing(backings[i])
                            .capacityInKB(1024)
                            .build());
        }
        return plan(frozen, devices);
    }

    private static PullPlan plan(boolean frozen, List<VirtualDevice> devices) {
        return PullPlan.of(
                new Row(
                        new ManagedObjectReference("VirtualMachine", "1"),
                        Map.of(AttachedDisk.DEVICES, devices)),
                frozen);
    }

    private static VirtualDiskFlatVer2BackingInfo.Builder<?> flat(String file) {
        return VirtualDiskFlatVer2BackingInfo.builder().fileName(file).diskMode("persistent");
    }

    @Test
    void takesTheTopmostDiskOfAChainAndNamesThoseBelow() {
        PullPlan plan =
                plan(
                        false,
                        flat("[a] web//web-000002.vmdk")
                                .parent(
                                        flat("[a] web/web-000001.vmdk")
                                                .parent(flat("[b] golden/web.vmdk").build())
                                                .build())
                                .build());

        assertThat(plan.refused()).isEmpty();
        assertThat(plan.disks()).hasSize(1);
        assertThat(plan.disks().getFirst().top()).isEqualTo("[a] web/web-000002.vmdk");
        assertThat(plan.disks().getFirst().chain())
                .containsExactly(
                        "[a] web/web-000002.vmdk",
                        "[a] web/web-000001.vmdk",
                        "[b] golden/web.vmdk");
    }

    @Test
    void refusesRawDevices() {
        PullPlan plan =
                plan(
                        false,
                        VirtualDiskRawDiskMappingVer1BackingInfo.builder()
                                .fileName("[a] web/web_1.vmdk")
                                .compatibilityMode("physicalMode")
                                .build(),
                        VirtualDiskLocalPMemBackingInfo.builder()
                                .fileName("[p] web/web_2.vmdk")
                                .diskMode("persistent")
                                .build());

        assertThat(plan.refused())
                .containsExactly(
                        "disk scsi0:0 is a raw device mapping (physicalMode, [a] web/web_1.vmdk):"
                                + " its content is in no file that could be read",
                        "disk scsi0:1 is persistent memory of the host ([p] web/web_2.vmdk): its"
                                + " content is in no file that could be read");
    }

    @Test
    void refusesEncryptedDisksAndWhatIsBasedOnThem() {
        CryptoKeyId key = CryptoKeyId.builder().keyId("k").build();
        PullPlan plan =
                plan(
                        false,
                        VirtualDiskSeSparseBackingInfo.builder()
                                .fileName("[a] web/web-000001.vmdk")
                                .diskMode("persistent")
                                .keyId(key)
                                .build(),
                        flat("[a] web/web_1-000001.vmdk")
                                .parent(flat("[a] web/web_1.vmdk").keyId(key).build())
                                .build());

        assertThat(plan.refused())
                .containsExactly(
                        "disk scsi0:0 is encrypted ([a] web/web-000001.vmdk): only VMware can read"
                                + " it",
                        "disk scsi0:1 is encrypted ([a] web/web_1.vmdk): only VMware can read it");
    }

    /// Snapshots do not freeze them; when the machine is off, they stand still anyway.
    @Test
    void refusesIndependentDisksOfRunningMachinesOnly() {
        VirtualDeviceBackingInfo disk =
                flat("[a] web/web.vmdk").diskMode("independent_persistent").build();

        assertThat(plan(true, disk).refused())
                .containsExactly(
                        "disk scsi0:0 is independent ([a] web/web.vmdk): snapshots do not hold what"
                                + " it was; shut the domain off and pull it without a snapshot");
        assertThat(plan(false, disk).refused()).isEmpty();
        assertThat(plan(false, disk).disks()).hasSize(1);
    }

    @Test
    void saysThatDrivesAreLeftOut() {
        PullPlan plan =
                plan(
                        false,
                        List.of(
                                ParaVirtualSCSIController.builder()
                                        .key(CONTROLLER)
                                        .busNumber(0)
                                        .sharedBus(VirtualSCSISharing.NO_SHARING)
                                        .build(),
                                VirtualCdrom.builder()
                                        .key(3000)
                                        .controllerKey(CONTROLLER)
                                        .unitNumber(4)
                                        .backing(
                                                VirtualCdromIsoBackingInfo.builder()
                                                        .fileName("[iso] debian.iso")
                                                        .build())
                                        .build()));

        assertThat(plan.ignored())
                .containsExactly(
                        "scsi0:4 is a CD-ROM drive: its medium is not pulled ([iso] debian.iso)");
        assertThatThrownBy(() -> plan.require("web", true))
                .hasMessageContaining("Could not pull 'web': it has no disk to pull");
    }

    @Test
    void failsUnlessUnreadableDisksMayBeLeftOut() {
        PullPlan plan =
                plan(
                        false,
                        flat("[a] web/web.vmdk").build(),
                        VirtualDiskRawDiskMappingVer1BackingInfo.builder()
                                .fileName("[a] web/web_1.vmdk")
                                .compatibilityMode("virtualMode")
                                .build());

        assertThatThrownBy(() -> plan.require("web", false))
                .isInstanceOf(VirtException.class)
                .hasMessageContaining("disk scsi0:1 is a raw device mapping (virtualMode")
                .extracting(failure -> ((VirtException) failure).code())
                .isEqualTo(ErrorCode.OPERATION_UNSUPPORTED);
        plan.require("web", true);
    }
}
