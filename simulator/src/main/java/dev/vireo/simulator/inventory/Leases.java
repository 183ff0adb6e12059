package dev.vireo.simulator.inventory;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The leases that clients hold on the disks of machines. Guarded by the inventory's lock.
public final class Leases {
    /// The part of the server under which their files are.
    public static final String PATH = "/nfc/";

    private final Inventory inventory;
    private final Map<String, SimHttpNfcLease> open = new LinkedHashMap<>();
    private final List<String> abandoned = new ArrayList<>();
    private String scheme = "https";
    private long made;

    Leases(Inventory inventory) {
        this.inventory = inventory;
    }

    /// Sets how clients reach the server.
    ///
    /// @param name `https`, as long as nothing is set, or `http`
    public void scheme(String name) {
        scheme = name;
    }

    /// Makes the address of a file. Clients put the name of the server in place of the star.
    String url(String lease, String file) {
        return scheme + "://*" + PATH + lease + "/" + file;
    }

    /// Makes an identifier for a lease: who knows it may use the lease.
    String nextId() {
        return inventory.sessions().secret("lease", made++);
    }

    void opened(SimHttpNfcLease lease) {
        open.put(lease.id(), lease);
    }

    void ended(SimHttpNfcLease lease) {
        open.remove(lease.id());
    }

    void abandoned(SimHttpNfcLease lease) {
        abandoned.add(lease.purpose());
    }

    List<String> abandoned() {
        return List.copyOf(abandoned);
    }

    /// Finds a file of a lease that is ready.
    ///
    /// @param lease the identifier of the lease
    /// @param file the name of the file
    /// @return the file, empty if there is no such lease or file
    public Optional<LeaseTransfer> find(String lease, String file) {
        return inventory.locked(() -> {
            SimHttpNfcLease found = open.get(lease);
            return found == null || !found.isReady()
                    ? Optional.empty()
                    : found.file(file).map(one -> new LeaseTransfer(found, one));
        });
    }
}
