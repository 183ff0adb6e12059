package dev.vireo.simulator.inventory;

import java.util.List;

/// A target on the network that hosts can log in to.
///
/// @param name its IQN
/// @param units the disks it offers
record IscsiTarget(String name, List<Unit> units) {
    /// The address of the storage server.
    static final String ADDRESS = "10.0.0.9";

    /// The port of the storage server.
    static final int PORT = 3260;

    private static final long GIB = 1L << 30;

    /// Returns what the storage server offers.
    static List<IscsiTarget> all(Identities identities) {
        return List.of(
                new IscsiTarget(
                        "iqn.2025-01.test.vireo:disks",
                        List.of(unit(identities, 0, 100), unit(identities, 1, 50))),
                new IscsiTarget(
                        "iqn.2025-01.test.vireo:archive", List.of(unit(identities, 2, 500))));
    }

    private static Unit unit(Identities identities, int number, int gib) {
        String uuid = identities.uuid("lun", number).replace("-", "");
        return new Unit("6000eb3" + uuid.substring(0, 25), gib * GIB);
    }

    /// A disk.
    ///
    /// @param naa its name in the world, 32 hexadecimal digits
    /// @param bytes its size
    record Unit(String naa, long bytes) {}
}
