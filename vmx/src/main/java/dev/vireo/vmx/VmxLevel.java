package dev.vireo.vmx;

/// Whose behaviour a conversion shows.
public enum VmxLevel {
    /// libvirt 9.0, byte for byte, with its error codes and texts. Where libvirt 9.0 crashes or
    /// writes a broken file there is a clear error instead.
    LIBVIRT_9_0,
    /// libvirt 12: hardware UUID, NVRAM, secure boot, TPM, NVMe disks, addresses of controllers.
    LIBVIRT_12,
    /// All that VMX and the domain document have in common, whatever libvirt makes of it.
    FULL;

    /// Tells whether this level has what came with another one.
    ///
    /// @param other the other level
    /// @return true if this level is the other one or a later one
    public boolean isAtLeast(VmxLevel other) {
        return compareTo(other) >= 0;
    }
}
