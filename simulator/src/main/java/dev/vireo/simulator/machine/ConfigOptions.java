package dev.vireo.simulator.machine;

import static dev.vireo.simulator.machine.GuestDescriptors.number;

import dev.vireo.vim.DatastoreOption;
import dev.vireo.vim.GuestOsDescriptor;
import dev.vireo.vim.LongOption;
import dev.vireo.vim.ResourceAllocationOption;
import dev.vireo.vim.ResourceConfigOption;
import dev.vireo.vim.SharesLevel;
import dev.vireo.vim.SharesOption;
import dev.vireo.vim.VirtualDevice;
import dev.vireo.vim.VirtualHardwareOption;
import dev.vireo.vim.VirtualMachineCapability;
import dev.vireo.vim.VirtualMachineConfigOption;
import dev.vireo.vim.VirtualMachineConfigOptionDescriptor;
import dev.vireo.vim.VirtualMachineVMCIDevice;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// What machines of each hardware version can be made of, as environment browsers tell it.
public final class ConfigOptions {
    private static final String DEFAULT = "vmx-19";
    private static final int CREATABLE = 7;

    private ConfigOptions() {}

    /// Lists the hardware versions.
    ///
    /// @return a descriptor for each, the oldest first
    public static List<VirtualMachineConfigOptionDescriptor> descriptors() {
        return HardwareVersion.all().stream()
                .map(version ->
                        VirtualMachineConfigOptionDescriptor.builder()
                                .key(version.key())
                                .description(version.description())
                                .createSupported(version.number() >= CREATABLE)
                                .defaultConfigOption(version.key().equals(DEFAULT))
                                .runSupported(true)
                                .upgradeSupported(version.number() >= CREATABLE)
                                .build())
                .toList();
    }

    /// Describes a hardware version.
    ///
    /// @param key for example `vmx-19`; empty for the usual one
    /// @param guestIds the operating systems to describe; none means all
    /// @param capabilities what can be done with machines
    /// @return the description, empty if there is no such version
    public static Optional<VirtualMachineConfigOption> find(
            String key, List<String> guestIds, VirtualMachineCapability capabilities) {
        return HardwareVersion.find(key.isEmpty() ? DEFAULT : key)
                .map(version -> describe(version, guestIds, capabilities));
    }

    private static VirtualMachineConfigOption describe(
            HardwareVersion version, List<String> guestIds, VirtualMachineCapability capabilities) {
        List<GuestOsDescriptor> guests =
                GuestFacts.all().stream()
                        .filter(guest -> guestIds.isEmpty() || guestIds.contains(guest.id()))
                        .map(guest -> GuestDescriptors.of(guest, version))
                        .toList();
        int usual =
                IntStream.range(0, guests.size())
                        .filter(i -> guests.get(i).id().equals("windows9Server64Guest"))
                        .findFirst()
                        .orElse(0);
        return VirtualMachineConfigOption.builder()
                .version(version.key())
                .description(version.description())
                .guestOSDescriptor(guests)
                .guestOSDefaultIndex(usual)
                .hardwareOptions(hardware(version))
                .capabilities(capabilities)
                .datastore(DatastoreOption.builder().build())
                .defaultDevice(defaultDevices())
                .supportedMonitorType(List.of("release", "debug", "stats"))
                .supportedOvfEnvironmentTransport(List.of("com.vmware.guestInfo", "iso"))
                .supportedOvfInstallTransport(List.of("iso"))
                .build();
    }

    /// Returns the devices that each machine has.
    ///
    /// @return the devices with the keys that they have in machines
    public static List<VirtualDevice> defaultDevices() {
        List<VirtualDevice> devices = new ArrayList<>();
        for (VirtualDevice device : BuiltInEntries.read(new VmxEntries())) {
            devices.add(
                    device instanceof VirtualMachineVMCIDevice vmci
                            ? vmci.toBuilder().id(-1L).build()
                            : device);
        }
        return Wiring.arrange(devices);
    }

    private static VirtualHardwareOption hardware(HardwareVersion version) {
        return VirtualHardwareOption.builder()
                .hwVersion(version.number())
                .virtualDeviceOption(DeviceOptions.all(version))
                .deviceListReadonly(false)
                .numCPU(IntStream.rangeClosed(1, version.maxCpus()).boxed().toList())
                .numCoresPerSocket(number(1, Math.min(version.maxCpus(), 256), 1))
                .numCpuReadonly(false)
                .memoryMB(
                        LongOption.builder()
                                .valueIsReadonly(false)
                                .min(4)
                                .max(version.maxMemoryMb())
                                .defaultValue(1024)
                                .build())
                .numPCIControllers(number(1, 1, 1))
                .numIDEControllers(number(2, 2, 2))
                .numUSBControllers(number(0, 1, 0))
                .numUSBXHCIControllers(number(0, version.number() >= 8 ? 1 : 0, 0))
                .numSIOControllers(number(1, 1, 1))
                .numPS2Controllers(number(1, 1, 1))
                .numSupportedWwnPorts(number(0, 16, 0))
                .numSupportedWwnNodes(number(0, 16, 0))
                .resourceConfigOption(
                        ResourceConfigOption.builder()
                                .cpuAllocationOption(allocation(1_000_000, 4000))
                                .memoryAllocationOption(allocation(1_000_000, 40_960))
                                .build())
                .numNVDIMMControllers(number(0, version.number() >= 14 ? 1 : 0, 0))
                .numTPMDevices(number(0, version.number() >= 14 ? 1 : 0, 0))
                .numWDTDevices(number(0, version.number() >= 17 ? 1 : 0, 0))
                .numPrecisionClockDevices(number(0, version.number() >= 17 ? 1 : 0, 0))
                .build();
    }

    private static ResourceAllocationOption allocation(int max, int usual) {
        return ResourceAllocationOption.builder()
                .sharesOption(
                        SharesOption.builder()
                                .sharesOption(number(0, max, usual))
                                .defaultLevel(SharesLevel.NORMAL)
                                .build())
                .build();
    }
}
