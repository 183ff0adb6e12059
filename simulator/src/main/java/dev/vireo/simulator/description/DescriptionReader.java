package dev.vireo.simulator.description;

import dev.vireo.simulator.description.DescribedDatastore.Kind;
import dev.vireo.simulator.document.DocumentValue;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Reads the description of a server; `docs/simulator.md` says what it can have.
final class DescriptionReader {
    private static final String MACHINES = "VM Network";
    private static final String SWITCH = "vSwitch0";
    private static final int MOST_CORES = 960;

    private DescriptionReader() {}

    static ServerDescription read(DocumentValue root) {
        root.only("host", "datacenters", "machines");
        Optional<DocumentValue> datacenters = root.find("datacenters");
        if (datacenters.isEmpty()) {
            return esx(root);
        }
        for (String key : List.of("host", "machines")) {
            root.find(key)
                    .ifPresent(value -> {
                        throw value.error(
                                key.equals("host")
                                        ? "a host goes without datacenters; theirs are 'hosts'"
                                        : "the machines of a vCenter are in its datacenters");
                    });
        }
        Names names = new Names("datacenter");
        Names hosts = new Names("host");
        List<DescribedDatacenter> all =
                Entry.each(datacenters, entry -> new DatacenterReader(entry, names, hosts).read());
        if (all.isEmpty()) {
            throw datacenters.get().error("a vCenter needs a datacenter");
        }
        return new ServerDescription.Vcenter(all);
    }

    private static ServerDescription esx(DocumentValue root) {
        Optional<DocumentValue> value = root.find("host");
        Entry entry = new Entry(0, value.orElse(root), value);
        entry.only("name", "cpus", "memory", "networks", "datastores", "managedBy");
        Place place = new Place();
        List<DescribedDatastore> datastores =
                datastores(entry.find("datastores"), place, "datastore");
        if (datastores.isEmpty()) {
            datastores = List.of(usualDatastore(place, "datastore1", 2L << 40));
        }
        DescribedHost host =
                new DescribedHost(
                        new Names("host").take(entry, "esx.vireo.test"),
                        cores(entry),
                        memory(entry),
                        portGroups(entry.find("networks"), place),
                        datastores,
                        entry.find("managedBy").map(DocumentValue::text));
        place.host(host.name(), "", names(datastores));
        MachineReader machines = new MachineReader(place, false, "ha-host_VM");
        return new ServerDescription.Esx(host, Entry.each(root.find("machines"), machines::read));
    }

    static List<String> names(List<DescribedDatastore> datastores) {
        return datastores.stream().map(DescribedDatastore::name).toList();
    }

    static DescribedDatastore usualDatastore(Place place, String name, long bytes) {
        return datastore(new Entry(0, place.nowhere(), Optional.empty()), place, name, bytes);
    }

    /// Reads a host of a vCenter.
    static DescribedHost host(Entry entry, Names hosts, Place place, String usual) {
        entry.only("name", "cpus", "memory", "datastores");
        String name = hosts.take(entry, usual);
        List<DescribedDatastore> own = datastores(entry.find("datastores"), place, name + "_local");
        return new DescribedHost(
                name, cores(entry), memory(entry), List.of(), own, Optional.empty());
    }

    private static int cores(Entry entry) {
        return entry.find("cpus").map(v -> (int) v.number(1, MOST_CORES)).orElse(0);
    }

    private static long memory(Entry entry) {
        return entry.find("memory").map(v -> v.bytes(1L << 30, 24L << 40)).orElse(0L);
    }

    // Networks

    /// Reads port groups of standard switches; nothing at all is the usual one.
    static List<DescribedHost.PortGroup> portGroups(Optional<DocumentValue> value, Place place) {
        List<DescribedHost.PortGroup> groups =
                Entry.each(
                        value,
                        entry -> {
                            entry.only("name", "vlan", "switch");
                            String usual =
                                    entry.index() == 0
                                            ? MACHINES
                                            : MACHINES + " " + (entry.index() + 1);
                            return new DescribedHost.PortGroup(
                                    place.network(entry, usual),
                                    entry.find("vlan").map(v -> (int) v.number(0, 4095)).orElse(0),
                                    entry.find("switch")
                                            .map(DescriptionReader::switchName)
                                            .orElse(SWITCH));
                        });
        if (!groups.isEmpty()) {
            return groups;
        }
        Entry usual = new Entry(0, place.nowhere(), Optional.empty());
        return List.of(new DescribedHost.PortGroup(place.network(usual, MACHINES), 0, SWITCH));
    }

    private static String switchName(DocumentValue value) {
        String name = value.text();
        if (name.isBlank() || name.length() > 31) {
            throw value.error("the name of a switch has 1 to 31 characters");
        }
        return name;
    }

    // Datastores

    static List<DescribedDatastore> datastores(
            Optional<DocumentValue> value, Place place, String prefix) {
        return Entry.each(
                value, entry -> datastore(entry, place, prefix + (entry.index() + 1), 2L << 40));
    }

    private static DescribedDatastore datastore(
            Entry entry, Place place, String usual, long usualBytes) {
        entry.only("name", "type", "capacity", "server", "path");
        String name = place.datastores().take(entry, usual);
        Kind kind =
                switch (entry.find("type")
                        .map(v -> v.oneOf("vmfs", "nfs", "local", "vsan", "vvol"))
                        .orElse("")) {
                    case "nfs" -> Kind.NFS;
                    case "local" -> Kind.LOCAL;
                    case "vsan" -> Kind.VSAN;
                    case "vvol" -> Kind.VVOL;
                    default -> Kind.VMFS;
                };
        long capacity =
                entry.find("capacity").map(v -> v.bytes(1L << 30, 64L << 40)).orElse(usualBytes);
        Optional<DocumentValue> server = entry.find("server");
        Optional<DocumentValue> path = entry.find("path");
        server.filter(_ -> kind != Kind.NFS)
                .ifPresent(v -> {
                    throw v.error("only a datastore of the type nfs has a server");
                });
        boolean pathless = kind != Kind.NFS && kind != Kind.LOCAL;
        path.filter(_ -> pathless)
                .ifPresent(v -> {
                    throw v.error(
                            "a datastore of the type "
                                    + kind.name().toLowerCase(Locale.ROOT)
                                    + " has no path");
                });
        path.filter(v -> !v.text().startsWith("/"))
                .ifPresent(v -> {
                    throw v.error("a path begins with '/'");
                });
        return new DescribedDatastore(
                name,
                kind,
                capacity,
                kind == Kind.NFS ? server.map(DocumentValue::text).orElse("10.0.0.9") : "",
                pathless
                        ? ""
                        : path.map(DocumentValue::text)
                                .orElse((kind == Kind.NFS ? "/exports/" : "/local/") + name));
    }
}
