package dev.vireo.simulator.description;

import dev.vireo.simulator.description.DescribedMachine.Disk;
import dev.vireo.simulator.description.DescribedMachine.Nic;
import dev.vireo.simulator.description.DescribedMachine.Power;
import dev.vireo.simulator.description.DescribedMachine.Where;
import dev.vireo.simulator.document.DocumentValue;
import dev.vireo.simulator.document.Suggestion;
import dev.vireo.simulator.machine.GuestFacts;
import dev.vireo.simulator.machine.GuestOs;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Reads machines and finds where they are to be.
final class MachineReader {
    private static final Pattern MAC = Pattern.compile("[0-9a-f]{2}(:[0-9a-f]{2}){5}");
    private static final long MIB = 1L << 20;
    private static final long GIB = 1L << 30;
    private static final String USUAL_GUEST = "ubuntu64Guest";
    private static final int MOST_DISKS = 15;
    private static final int MOST_NICS = 10;

    private final Place place;
    private final boolean vcenter;
    private final String prefix;
    private final Names names = new Names("machine");
    private final Set<String> macs = new HashSet<>();

    /// Starts without machines.
    ///
    /// @param vcenter whether machines can be in clusters, pools and folders
    /// @param prefix what the names of machines without a name begin with
    MachineReader(Place place, boolean vcenter, String prefix) {
        this.place = place;
        this.vcenter = vcenter;
        this.prefix = prefix;
    }

    DescribedMachine read(Entry entry) {
        entry.only(
                "name",
                "cpus",
                "memory",
                "guest",
                "power",
                "tools",
                "notes",
                "template",
                "serialFile",
                "disks",
                "nics",
                "host",
                "cluster",
                "pool",
                "folder",
                "datastore");
        String name = names.take(entry, prefix + entry.index());
        boolean template = entry.find("template").map(DocumentValue::flag).orElse(false);
        return new DescribedMachine(
                name,
                entry.find("cpus").map(v -> (int) v.number(1, 768)).orElse(1),
                memory(entry.find("memory")),
                entry.find("guest").map(MachineReader::guest).orElseGet(MachineReader::usualGuest),
                power(entry.find("power"), template),
                entry.find("tools").map(DocumentValue::flag).orElse(true),
                entry.find("notes").map(DocumentValue::text).orElse(""),
                template,
                entry.find("serialFile").map(MachineReader::file),
                disks(entry.find("disks")),
                nics(entry.find("nics")),
                where(entry));
    }

    private static int memory(Optional<DocumentValue> value) {
        if (value.isEmpty()) {
            return 1024;
        }
        long bytes = value.get().bytes(4 * MIB, 24L << 40);
        if (bytes % (4 * MIB) != 0) {
            throw value.get().error("memory is a multiple of 4 MiB");
        }
        return (int) (bytes / MIB);
    }

    private static GuestOs usualGuest() {
        return GuestFacts.find(USUAL_GUEST).orElseThrow();
    }

    private static GuestOs guest(DocumentValue value) {
        String id = value.text();
        return GuestFacts.find(id)
                .orElseThrow(() ->
                        value.error(
                                "no guest has the identifier '"
                                        + id
                                        + "'"
                                        + Suggestion.text(
                                                id,
                                                GuestFacts.all().stream()
                                                        .map(GuestOs::id)
                                                        .toList())));
    }

    private static Power power(Optional<DocumentValue> value, boolean template) {
        if (value.isEmpty()) {
            return template ? Power.OFF : Power.ON;
        }
        Power power =
                Power.valueOf(value.get().oneOf("on", "off", "suspended").toUpperCase(Locale.ROOT));
        if (template && power != Power.OFF) {
            throw value.get().error("a template is off");
        }
        return power;
    }

    private static String file(DocumentValue value) {
        String file = value.text();
        if (file.isBlank() || file.contains("/") || file.contains("\\") || file.startsWith("[")) {
            throw value.error("the name of a file in the machine's folder is expected");
        }
        return file;
    }

    // Devices

    private static List<Disk> disks(Optional<DocumentValue> value) {
        if (value.isEmpty()) {
            return List.of(new Disk(10 * GIB, true));
        }
        List<Disk> disks =
                value.get().items().stream()
                        .map(item -> {
                            if (!item.isMapping()) {
                                return new Disk(item.bytes(MIB, 62L << 40), true);
                            }
                            item.only("size", "thin");
                            return new Disk(
                                    item.find("size")
                                            .map(v -> v.bytes(MIB, 62L << 40))
                                            .orElse(10 * GIB),
                                    item.find("thin").map(DocumentValue::flag).orElse(true));
                        })
                        .toList();
        return most(disks, MOST_DISKS, value.get(), "disks");
    }

    private List<Nic> nics(Optional<DocumentValue> value) {
        if (value.isEmpty()) {
            return List.of(new Nic(place.firstNetwork(), Optional.empty()));
        }
        List<Nic> nics = value.get().items().stream().map(this::nic).toList();
        return most(nics, MOST_NICS, value.get(), "network adapters");
    }

    private Nic nic(DocumentValue item) {
        if (!item.isMapping()) {
            return new Nic(place.networks().find(item), Optional.empty());
        }
        item.only("network", "mac");
        return new Nic(
                item.find("network").map(place.networks()::find).orElse(place.firstNetwork()),
                item.find("mac").map(this::mac));
    }

    private String mac(DocumentValue value) {
        String mac = value.text().toLowerCase(Locale.ROOT);
        if (!MAC.matcher(mac).matches()) {
            throw value.error(
                    "an address such as 00:50:56:12:34:56 is expected, not '" + mac + "'");
        }
        if (!macs.add(mac)) {
            throw value.error("there is another adapter with the address " + mac);
        }
        return mac;
    }

    private static <T> List<T> most(List<T> found, int most, DocumentValue value, String what) {
        if (found.size() > most) {
            throw value.error("a machine has at most " + most + " " + what + " here");
        }
        return found;
    }

    // Where it is

    private Where where(Entry entry) {
        if (!vcenter) {
            for (String key : List.of("cluster", "pool", "folder")) {
                entry.find(key)
                        .ifPresent(v -> {
                            throw v.error("a host without a vCenter has no " + key + "s");
                        });
            }
        }
        Optional<String> host = entry.find("host").map(place.hosts()::find);
        Optional<String> cluster = entry.find("cluster").map(place.clusters()::find);
        Optional<String> pool = entry.find("pool").map(place.pools()::find);
        Optional<String> datastore = entry.find("datastore").map(place.datastores()::find);
        List<Place.Host> possible =
                place.members().stream()
                        .filter(each -> host.isEmpty() || host.get().equals(each.name()))
                        .filter(each -> cluster.isEmpty() || cluster.get().equals(each.cluster()))
                        .filter(each ->
                                pool.isEmpty()
                                        || place.clusterOf(pool.get()).equals(each.cluster()))
                        .filter(each ->
                                datastore.isEmpty() || each.datastores().contains(datastore.get()))
                        .toList();
        if (possible.isEmpty()) {
            throw entry.place()
                    .error(
                            "no host is in that place: host, cluster, pool and datastore do not go"
                                    + " together");
        }
        Place.Host chosen = possible.get(entry.index() % possible.size());
        List<String> mounted = chosen.datastores();
        return new Where(
                chosen.name(),
                pool,
                entry.find("folder").map(MachineReader::folder).orElse(""),
                datastore.orElseGet(() -> mounted.get(entry.index() % mounted.size())));
    }

    /// Reads a path of folders.
    static String folder(DocumentValue value) {
        String path = value.text();
        for (String name : path.split("/", -1)) {
            if (name.isBlank() || name.length() > 80) {
                throw value.error("names of folders with '/' between them are expected");
            }
        }
        return path;
    }
}
