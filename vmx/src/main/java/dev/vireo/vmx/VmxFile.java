package dev.vireo.vmx;

/// VmxFile.
public final class VmxFile {
    private VmxFile() {}
}
