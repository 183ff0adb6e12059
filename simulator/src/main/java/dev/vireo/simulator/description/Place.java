package dev.vireo.simulator.description;

import dev.vireo.simulator.document.Document;
import dev.vireo.simulator.document.DocumentValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What machines of a datacenter can refer to.
final class Place {
    private final Names datastores = new Names("datastore");
    private final Names networks = new Names("network");
    private final Names hosts = new Names("host");
    private final Names clusters = new Names("cluster");
    private final Names pools = new Names("pool or vApp");
    private final List<String> networkNames = new ArrayList<>();
    private final List<Host> members = new ArrayList<>();
    private final Map<String, String> clusterOfPool = new LinkedHashMap<>();

    /// A host.
    ///
    /// @param name its name
    /// @param cluster its cluster, empty for none
    /// @param datastores the names of the datastores it has mounted
    record Host(String name, String cluster, List<String> datastores) {}

    Names datastores() {
        return datastores;
    }

    Names networks() {
        return networks;
    }

    Names hosts() {
        return hosts;
    }

    Names clusters() {
        return clusters;
    }

    Names pools() {
        return pools;
    }

    List<Host> members() {
        return members;
    }

    /// Takes the name of a network.
    String network(Entry entry, String usual) {
        String name = networks.take(entry, usual);
        networkNames.add(name);
        return name;
    }

    String firstNetwork() {
        return networkNames.getFirst();
    }

    void host(String name, String cluster, List<String> mounted) {
        hosts.add(name);
        members.add(new Host(name, cluster, List.copyOf(mounted)));
    }

    String pool(Entry entry, String usual, String cluster) {
        String name = pools.take(entry, usual);
        clusterOfPool.put(name, cluster);
        return name;
    }

    String clusterOf(String pool) {
        return clusterOfPool.getOrDefault(pool, "");
    }

    /// Returns the place of what nobody has written.
    DocumentValue nowhere() {
        return Document.parse("description", "{}");
    }
}
