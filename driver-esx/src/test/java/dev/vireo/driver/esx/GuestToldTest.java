package dev.vireo.driver.esx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vireo.api.GuestInformation;
import dev.vireo.api.GuestInformation.Kind;
import dev.vireo.model.VirtException;
import dev.vireo.vim.GuestDiskInfo;
import dev.vireo.vim.GuestInfo;
import dev.vireo.vim.GuestInfoVirtualDiskMapping;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.ParaVirtualSCSIController;
import dev.vireo.vim.VirtualDevice;
import dev.vireo.vim.VirtualDisk;
import dev.vireo.vim.VirtualSCSISharing;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What the Tools tell, by libvirt's names.
class GuestToldTest {
    @Test
    void readsTheDetailsOfNewerServers() {
        GuestInfo guest =
                running()
                        .guestId("rhel9_64Guest")
                        .guestFullName("Red Hat Enterprise Linux 9 (64-bit)")
                        .guestDetailedData(
                                "architecture='X86' bitness='64' distroAddVersion='9.5 (Plow)'"
                                        + " distroName='Red Hat Enterprise Linux'"
                                        + " distroVersion='9.5' familyName='Linux'"
                                        + " kernelVersion='5.14.0-503.el9.x86_64'"
                                        + " prettyName='Red Hat Enterprise Linux 9.5 (Plow)'")
                        .build();
        assertThat(told(guest, Kind.SYSTEM).system())
                .isEqualTo(
                        Map.of(
                                "id", "rhel9_64Guest",
                                "name", "Red Hat Enterprise Linux",
                                "pretty-name", "Red Hat Enterprise Linux 9.5 (Plow)",
                                "version", "9.5 (Plow)",
                                "version-id", "9.5",
                                "kernel-release", "5.14.0-503.el9.x86_64",
                                "machine", "x86_64"));
    }

    @Test
    void goesWithoutThemOnOlderServers() {
        GuestInfo guest = running().guestId("dosGuest").guestFullName("MS-DOS").build();
        assertThat(told(guest, Kind.SYSTEM).system())
                .isEqualTo(Map.of("id", "dosGuest", "pretty-name", "MS-DOS"));
        assertThat(told(running().build(), Kind.SYSTEM).system()).isEmpty();
    }

    @Test
    void findsTheDisksOfFileSystems() {
        GuestInfo guest =
                running()
                        .disk(
                                List.of(
                                        GuestDiskInfo.builder()
                                                .diskPath("/")
                                                .capacity(1000L)
                                                .freeSpace(250L)
                                                .filesystemType("xfs")
                                                .mappings(List.of(mapping(2001), mapping(2000)))
                                                .build(),
                                        GuestDiskInfo.builder().diskPath("/mnt").build()))
                        .build();
        var systems = told(guest, Kind.FILE_SYSTEMS).fileSystems();
        assertThat(systems.getFirst().targets()).containsExactly("sda", "sdb");
        assertThat(systems.getFirst().type()).contains("xfs");
        assertThat(systems.getFirst().usedBytes()).hasValue(750);
        assertThat(systems.getLast().targets()).isEmpty();
        assertThat(systems.getLast().type()).isEmpty();
        assertThat(systems.getLast().totalBytes()).isEmpty();
        assertThat(systems.getLast().usedBytes()).isEmpty();
    }

    @Test
    void saysThatTheToolsDoNotRun() {
        GuestInfo guest =
                GuestInfo.builder()
                        .guestState("running")
                        .toolsRunningStatus("guestToolsNotRunning")
                        .build();
        assertThatThrownBy(() -> told(guest, Kind.HOSTNAME))
                .isInstanceOf(VirtException.class)
                .hasMessageContaining("The VMware Tools of 'web' are not installed or do not run");
    }

    @Test
    void doesNotInventWhatTheToolsDoNotTell() {
        for (Kind kind : List.of(Kind.USERS, Kind.TIMEZONE, Kind.DISKS)) {
            assertThatThrownBy(() -> GuestTold.wanted(Set.of(kind)))
                    .hasMessageContaining("VMware Tools do not tell " + kind.text());
        }
        assertThat(GuestTold.wanted(Set.of()))
                .containsExactlyInAnyOrder(
                        Kind.SYSTEM, Kind.HOSTNAME, Kind.FILE_SYSTEMS, Kind.INTERFACES);
    }

    private static GuestInfo.Builder<?> running() {
        return GuestInfo.builder().guestState("running").toolsRunningStatus("guestToolsRunning");
    }

    private static GuestInfoVirtualDiskMapping mapping(int key) {
        return GuestInfoVirtualDiskMapping.builder().key(key).build();
    }

    private static GuestInformation told(GuestInfo guest, Kind kind) {
        List<VirtualDevice> devices =
                List.of(
                        ParaVirtualSCSIController.builder()
                                .key(1000)
                                .busNumber(0)
                                .sharedBus(VirtualSCSISharing.NO_SHARING)
                                .build(),
                        disk(2000, 0),
                        disk(2001, 1));
        Row row =
                new Row(
                        new ManagedObjectReference("VirtualMachine", "1"),
                        Map.of(GuestTold.GUEST, guest, AttachedDisk.DEVICES, devices));
        return GuestTold.of(row, Set.of(kind), "web");
    }

    private static VirtualDisk disk(int key, int unit) {
        return VirtualDisk.builder()
                .key(key)
                .controllerKey(1000)
                .unitNumber(unit)
                .capacityInKB(1024L)
                .build();
    }
}
