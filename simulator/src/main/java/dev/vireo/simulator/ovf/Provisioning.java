package dev.vireo.simulator.ovf;

import dev.vireo.vim.VirtualDiskFlatVer2BackingInfo;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// How the disks of an imported machine take their space.
public enum Provisioning {
    /// All at once.
    THICK("thick", false, false),
    /// As the guest writes.
    THIN("thin", true, false),
    /// All at once, and zeroed.
    EAGER("eagerZeroedThick", false, true),
    /// All at once, by the name that all kinds of hosts know.
    FLAT("flat", false, false),
    /// As the guest writes, by the name that all kinds of hosts know.
    SPARSE("sparse", true, false);

    private final String wire;
    private final boolean thin;
    private final boolean zeroed;

    Provisioning(String wire, boolean thin, boolean zeroed) {
        this.wire = wire;
        this.thin = thin;
        this.zeroed = zeroed;
    }

    /// Finds a value by its name in the API.
    ///
    /// @param name for example `thin`; empty for what a host prefers
    /// @return the value, empty if hosts do not support it
    public static Optional<Provisioning> find(String name) {
        return name.isEmpty()
                ? Optional.of(THICK)
                : Arrays.stream(values()).filter(each -> each.wire.equals(name)).findFirst();
    }

    /// Returns the names of what hosts support.
    ///
    /// @return the names of the API
    public static List<String> supported() {
        return Arrays.stream(values()).map(each -> each.wire).toList();
    }

    VirtualDiskFlatVer2BackingInfo backing() {
        return VirtualDiskFlatVer2BackingInfo.builder()
                .fileName("")
                .diskMode("persistent")
                .thinProvisioned(thin)
                .eagerlyScrub(zeroed ? true : null)
                .build();
    }
}
