package dev.vireo.simulator.machine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.vim.VirtualController;
import dev.vireo.vim.VirtualDevice;
import dev.vireo.vim.VirtualDisk;
import dev.vireo.vim.VirtualEthernetCard;
import dev.vireo.vim.VirtualMachineCloneSpec;
import dev.vireo.vim.VirtualMachineConfigInfo;
import dev.vireo.vim.VirtualMachinePowerState;
import dev.vireo.vim.VirtualMachineRelocateSpec;
import dev.vireo.vim.VirtualSCSIController;
import dev.vireo.vmx.FileNames;
import dev.vireo.vmx.VmxConverter;
import dev.vireo.vmx.VmxFile;
import dev.vireo.vmx.VmxLevel;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What holds for each machine, tried on machines made by chance.
class MachinePropertiesTest {
    private static final int CASES = 100;

    private final TestSite site = new TestSite();

    /// Makes a machine; empty if the specification makes no sense.
    private Optional<VirtualMachineConfigInfo> machine(long seed) {
        try {
            Reconfiguration made =
                    MachineCreation.of(new RandomSpecs(seed).creation("vm" + seed), site);
            RandomSpecs.carryOut(made.files(), site);
            return Optional.of(made.config());
        } catch (MachineFault refused) {
            StrictValues.check(refused.fault());
            return Optional.empty();
        }
    }

    @Test
    void newMachinesAreWholeAndConsistent() {
        int made = 0;
        for (long seed = 0; seed < CASES; seed++) {
            Optional<VirtualMachineConfigInfo> machine = machine(seed);
            machine.ifPresent(this::checkInvariants);
            made += machine.isPresent() ? 1 : 0;
        }
        assertThat(made).isGreaterThan(CASES / 4);
    }

    @Test
    void changesKeepMachinesConsistent() {
        int changed = 0;
        for (long seed = 0; seed < CASES; seed++) {
            VirtualMachineConfigInfo config = machine(seed).orElse(null);
            for (int i = 0; config != null && i < 6; i++) {
                VirtualMachinePowerState power =
                        seed % 3 == 0
                                ? VirtualMachinePowerState.POWERED_ON
                                : VirtualMachinePowerState.POWERED_OFF;
                try {
                    Reconfiguration done =
                            Reconfiguration.of(
                                    config,
                                    new RandomSpecs(seed * 100 + i).change(config),
                                    power,
                                    site);
                    RandomSpecs.carryOut(done.files(), site);
                    config = done.config();
                    checkInvariants(config);
                    changed++;
                } catch (MachineFault refused) {
                    StrictValues.check(refused.fault());
                }
            }
        }
        assertThat(changed).isGreaterThan(CASES / 4);
    }

    private void checkInvariants(VirtualMachineConfigInfo config) {
        StrictValues.check(config);
        Set<Integer> keys = new HashSet<>();
        Set<String> places = new HashSet<>();
        Set<String> macs = new HashSet<>();
        for (VirtualDevice device : config.hardware().device()) {
            assertThat(device.key()).isPositive();
            assertThat(keys.add(device.key())).as("key %s twice", device.key()).isTrue();
            if (device.controllerKey() != null) {
                assertThat(places.add(place(device))).as("%s shares its place", device).isTrue();
            }
            if (device instanceof VirtualEthernetCard card
                    && !Objects.equals(card.addressType(), "manual")) {
                assertThat(macs.add(Objects.requireNonNull(card.macAddress()))).isTrue();
            }
            assertThat(device.deviceInfo()).isNotNull();
        }
        for (VirtualDevice device : config.hardware().device()) {
            if (device.controllerKey() != null) {
                VirtualDevice parent =
                        config.hardware().device().stream()
                                .filter(each -> each.key() == device.controllerKey())
                                .findFirst()
                                .orElseThrow();
                assertThat(parent).isInstanceOf(VirtualController.class);
                assertThat(((VirtualController) parent).device()).contains(device.key());
                assertThat(
                                parent instanceof VirtualSCSIController
                                        && Objects.equals(device.unitNumber(), 7))
                        .isFalse();
            }
            if (device instanceof VirtualController controller) {
                assertThat(keys).containsAll(controller.device());
            }
            if (device instanceof VirtualDisk disk) {
                String path = String.valueOf(Members.get(disk, "backing.fileName"));
                assertThat(site.disks).containsKey(path);
                assertThat(disk.capacityInBytes())
                        .isEqualTo(Objects.requireNonNull(site.disks.get(path)).capacityBytes());
            }
        }
    }

    /// Returns where a device is; floppy drives, serial and parallel ports are counted on their
    /// own.
    private static String place(VirtualDevice device) {
        boolean port = Objects.equals(device.controllerKey(), Keys.SIO);
        return (port ? device.wireType() : device.controllerKey()) + ":" + device.unitNumber();
    }

    @Test
    void filesReadBackIntoTheSameConfiguration() {
        for (long seed = 0; seed < CASES; seed++) {
            VirtualMachineConfigInfo config = machine(seed).orElse(null);
            if (config == null) {
                continue;
            }
            VmxFile file = MachineVmx.write(config, Optional.empty(), site);
            String path = Objects.requireNonNull(config.files().vmPathName());
            VirtualMachineConfigInfo again =
                    MachineVmx.read(VmxFile.parse(file.toBytes()), path, site);
            ConfigChanges changes = ConfigChanges.between(config, again);
            assertThat(changes).as("seed %s", seed).isEqualTo(none());
            VmxFile same = MachineVmx.write(again, Optional.of(file), site);
            assertThat(same.toString()).isEqualTo(file.toString());
        }
    }

    private static ConfigChanges none() {
        return new ConfigChanges(List.of(), List.of(), List.of());
    }

    @Test
    void editedFilesSayTheSameAsNewOnes() {
        for (long seed = 0; seed < CASES; seed++) {
            VirtualMachineConfigInfo config = machine(seed).orElse(null);
            if (config == null) {
                continue;
            }
            VmxFile file =
                    MachineVmx.write(config, Optional.empty(), site).with("unknown.key", "kept");
            VirtualMachineConfigInfo read =
                    MachineVmx.read(
                            file, Objects.requireNonNull(config.files().vmPathName()), site);
            try {
                Reconfiguration done =
                        Reconfiguration.of(
                                read,
                                new RandomSpecs(seed + 7).change(read),
                                VirtualMachinePowerState.POWERED_OFF,
                                site);
                RandomSpecs.carryOut(done.files(), site);
                VmxFile edited = MachineVmx.write(done.config(), Optional.of(file), site);
                VmxFile fresh = MachineVmx.write(done.config(), Optional.empty(), site);
                assertThat(edited.get("unknown.key")).contains("kept");
                assertThat(edited.toString().lines())
                        .as("seed %s", seed)
                        .containsExactlyInAnyOrderElementsOf(fresh.toString().lines().toList());
            } catch (MachineFault refused) {
                assertThat(refused.text()).isNotEmpty();
            }
        }
    }

    @Test
    void theConverterFindsAllDisksAndNetworkAdapters() {
        int converted = 0;
        for (long seed = 0; seed < CASES; seed++) {
            VirtualMachineConfigInfo config = machine(seed).orElse(null);
            if (config == null) {
                continue;
            }
            String path = Objects.requireNonNull(config.files().vmPathName());
            VmxFile file = MachineVmx.write(config, Optional.empty(), site);
            for (VmxLevel level : VmxLevel.values()) {
                var domain =
                        VmxConverter.builder()
                                .level(level)
                                .fileNames(FileNames.inDirectory(DatastoreNames.directoryOf(path)))
                                .build()
                                .toDomain(file);
                var devices = config.hardware().device();
                // the old libvirt does not know NVMe
                long disks =
                        devices.stream()
                                .filter(VirtualDisk.class::isInstance)
                                .filter(disk ->
                                        level != VmxLevel.LIBVIRT_9_0 || disk.key() / 1000 != 32)
                                .count();
                assertThat(domain.devices().disks())
                        .filteredOn(disk -> disk.toString().contains(".vmdk"))
                        .as("disks of seed %s at %s:\n%s", seed, level, file)
                        .hasSize((int) disks);
                assertThat(domain.devices().interfaces())
                        .hasSize(
                                (int)
                                        devices.stream()
                                                .filter(VirtualEthernetCard.class::isInstance)
                                                .count());
            }
            converted++;
        }
        assertThat(converted).isPositive();
    }

    @Test
    void clonesShareNothingThatOnlyOneMachineCanHave() {
        for (long seed = 0; seed < CASES; seed++) {
            VirtualMachineConfigInfo config = machine(seed).orElse(null);
            if (config == null) {
                continue;
            }
            Reconfiguration clone =
                    MachineClone.of(
                            config,
                            "clone" + seed,
                            VirtualMachineCloneSpec.builder()
                                    .location(
                                            VirtualMachineRelocateSpec.builder()
                                                    .diskMoveType(
                                                            seed % 2 == 0
                                                                    ? "createNewChildDiskBacking"
                                                                    : null)
                                                    .build())
                                    .template(false)
                                    .powerOn(false)
                                    .build(),
                            site);
            RandomSpecs.carryOut(clone.files(), site);
            checkInvariants(clone.config());
            assertThat(clone.config().uuid()).isNotEqualTo(config.uuid());
            assertThat(clone.config().instanceUuid()).isNotEqualTo(config.instanceUuid());
            assertThat(clone.config().files().vmPathName())
                    .isEqualTo("[ds] clone" + seed + "/clone" + seed + ".vmx");
            for (VirtualDevice device : clone.config().hardware().device()) {
                if (device instanceof VirtualDisk) {
                    assertThat(config.hardware().device())
                            .extracting(each -> Members.get(each, "backing.fileName"))
                            .doesNotContain(Members.get(device, "backing.fileName"));
                }
            }
        }
    }

    @Test
    void oneSeedGivesOneResult() {
        for (long seed = 0; seed < 50; seed++) {
            RandomSpecs first = new RandomSpecs(seed);
            RandomSpecs second = new RandomSpecs(seed);
            assertThat(result(first)).isEqualTo(result(second));
        }
    }

    private static Object result(RandomSpecs specs) {
        try {
            return MachineCreation.of(specs.creation("vm"), new TestSite()).config();
        } catch (MachineFault refused) {
            return refused.fault();
        }
    }
}
