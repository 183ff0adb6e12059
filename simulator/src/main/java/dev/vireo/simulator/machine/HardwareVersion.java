package dev.vireo.simulator.machine;

import java.util.List;
import java.util.Optional;

/// A generation of virtual hardware.
///
/// @param number the number behind `vmx-`
/// @param description the product that brought it
/// @param maxCpus how many processors a machine can have
/// @param maxMemoryMb how much memory a machine can have, MiB
public record HardwareVersion(int number, String description, int maxCpus, int maxMemoryMb) {
    private static final List<HardwareVersion> ALL =
            List.of(
                    new HardwareVersion(4, "ESX 3.x virtual machine", 4, 65_532),
                    new HardwareVersion(7, "ESX/ESXi 4.x virtual machine", 8, 261_120),
                    new HardwareVersion(8, "ESXi 5.0 virtual machine", 32, 1_035_264),
                    new HardwareVersion(9, "ESXi 5.1 virtual machine", 64, 1_035_264),
                    new HardwareVersion(10, "ESXi 5.5 virtual machine", 64, 1_035_264),
                    new HardwareVersion(11, "ESXi 6.0 virtual machine", 128, 4_177_920),
                    new HardwareVersion(12, "Workstation 12 virtual machine", 128, 4_177_920),
                    new HardwareVersion(13, "ESXi 6.5 virtual machine", 128, 6_128_640),
                    new HardwareVersion(14, "ESXi 6.7 virtual machine", 128, 6_128_640),
                    new HardwareVersion(15, "ESXi 6.7 U2 virtual machine", 256, 6_128_640),
                    new HardwareVersion(16, "Workstation 15 virtual machine", 256, 6_128_640),
                    new HardwareVersion(17, "ESXi 7.0 virtual machine", 256, 6_128_640),
                    new HardwareVersion(18, "ESXi 7.0 U1 virtual machine", 768, 25_165_824),
                    new HardwareVersion(19, "ESXi 7.0 U2 virtual machine", 768, 25_165_824),
                    new HardwareVersion(20, "ESXi 8.0 virtual machine", 768, 25_165_824),
                    new HardwareVersion(21, "ESXi 8.0 U2 virtual machine", 768, 25_165_824));

    /// Returns all versions, the oldest first.
    ///
    /// @return the versions
    public static List<HardwareVersion> all() {
        return ALL;
    }

    /// Finds a version.
    ///
    /// @param key for example `vmx-19`
    /// @return the version, empty if there is none
    public static Optional<HardwareVersion> find(String key) {
        return key.startsWith("vmx-")
                ? ALL.stream().filter(each -> each.number == numberOf(key)).findFirst()
                : Optional.empty();
    }

    /// Returns the version of a machine; of one that nobody knows, the newest.
    static HardwareVersion of(String key) {
        return find(key).orElse(ALL.getLast());
    }

    /// Returns the number behind `vmx-`, 0 if there is none.
    static int numberOf(String key) {
        return VmxValues.number(key.startsWith("vmx-") ? key.substring(4) : key)
                .map(Long::intValue)
                .orElse(0);
    }

    /// Returns how the VI API calls the version.
    ///
    /// @return for example `vmx-08`
    public String key() {
        return number < 10 ? "vmx-0" + number : "vmx-" + number;
    }
}
