package dev.vireo.simulator.inventory;

import dev.vireo.simulator.machine.MachineConfig;
import dev.vireo.simulator.performance.Counter;
import dev.vireo.simulator.performance.HostLoad;
import dev.vireo.simulator.performance.Usage;
import dev.vireo.vim.ManagedObjectReference;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Something that has performance counters, as it is at the moment of a query. It is read without
/// the inventory's lock.
///
/// @param entity what it is
/// @param kind what kind of thing it is
/// @param parts the machines or hosts that make it up
/// @param instances the names of its devices
/// @param fixed the values of counters that do not change with time
record PerformanceSource(
        ManagedObjectReference entity,
        Counter.Entity kind,
        List<Part> parts,
        Map<Counter.Instance, List<String>> instances,
        Map<String, Long> fixed) {
    private static final int WHOLE_HOST = -1;
    private static final String LUN = "mpx.vmhba0:C0:T0:L0";
    private static final int SCSI_KEYS = 2000;
    private static final int SATA_KEYS = 16_000;
    private static final int IDE_KEYS = 3000;

    /// A machine on a host, or a whole host.
    private record Part(HostLoad load, int machine) {
        boolean ranIn(long slice) {
            return machine == WHOLE_HOST ? load.ranIn(slice) : load.machineRanIn(machine, slice);
        }

        Usage at(long slice) {
            return machine == WHOLE_HOST ? load.host(slice) : load.machine(machine, slice);
        }
    }

    /// Returns the counters' source that an object is.
    ///
    /// @return empty if it has no counters
    static Optional<PerformanceSource> of(SimObject object) {
        return switch (object) {
            case SimVirtualMachine machine -> Optional.of(machine(machine));
            case SimHostSystem host -> Optional.of(host(host));
            case SimResourcePool pool ->
                    Optional.of(sum(pool, Counter.Entity.POOL, machines(pool), Map.of()));
            case SimComputeResource cluster when cluster.isCluster() ->
                    Optional.of(
                            sum(
                                    cluster,
                                    Counter.Entity.CLUSTER,
                                    cluster.hosts().stream().map(PerformanceSource::part).toList(),
                                    Map.of()));
            case SimDatastore datastore -> Optional.of(datastore(datastore));
            default -> Optional.empty();
        };
    }

    private static Part part(SimVirtualMachine machine) {
        HostUsage usage = machine.host().usage();
        return new Part(usage.load(), usage.place(machine));
    }

    private static Part part(SimHostSystem host) {
        return new Part(host.usage().load(), WHOLE_HOST);
    }

    private static List<Part> machines(SimResourcePool pool) {
        return pool.allMachines().map(PerformanceSource::part).toList();
    }

    private static PerformanceSource sum(
            SimObject object, Counter.Entity kind, List<Part> parts, Map<String, Long> fixed) {
        return new PerformanceSource(object.self(), kind, parts, Map.of(), fixed);
    }

    private static PerformanceSource machine(SimVirtualMachine machine) {
        MachineConfig config = machine.config();
        long used = machine.layout().committed() >> 10;
        return new PerformanceSource(
                machine.self(),
                Counter.Entity.MACHINE,
                List.of(part(machine)),
                Map.of(
                        Counter.Instance.PROCESSOR,
                        numbers(config.cpus()),
                        Counter.Instance.ADAPTER,
                        config.nics().stream().map(nic -> String.valueOf(nic.key())).toList(),
                        Counter.Instance.DISK,
                        config.disks().stream().map(disk -> diskName(disk.key())).toList(),
                        Counter.Instance.VOLUME,
                        List.of(volume(machine.datastore())),
                        Counter.Instance.LUN,
                        List.of(LUN)),
                Map.of("disk.used", used, "disk.unshared", used));
    }

    private static PerformanceSource host(SimHostSystem host) {
        return new PerformanceSource(
                host.self(),
                Counter.Entity.HOST,
                List.of(part(host)),
                Map.of(
                        Counter.Instance.PROCESSOR,
                        numbers(host.hardware().cores()),
                        Counter.Instance.ADAPTER,
                        List.of("vmnic0"),
                        Counter.Instance.VOLUME,
                        host.datastores().stream().map(PerformanceSource::volume).toList(),
                        Counter.Instance.LUN,
                        List.of(LUN),
                        Counter.Instance.BUS_ADAPTER,
                        List.of("vmhba0"),
                        Counter.Instance.PATH,
                        List.of("vmhba0:C0:T0:L0")),
                Map.of());
    }

    private static PerformanceSource datastore(SimDatastore datastore) {
        long capacity = datastore.capacity() >> 10;
        long used = capacity - (datastore.freeSpace() >> 10);
        return sum(
                datastore,
                Counter.Entity.DATASTORE,
                datastore.machines().stream().map(PerformanceSource::part).toList(),
                Map.of(
                        "disk.capacity",
                        capacity,
                        "disk.used",
                        used,
                        "disk.unshared",
                        used,
                        "disk.provisioned",
                        used));
    }

    private static List<String> numbers(int count) {
        return IntStream.range(0, count).mapToObj(String::valueOf).toList();
    }

    private static String volume(SimDatastore datastore) {
        String path = datastore.path();
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static String diskName(int key) {
        if (key >= SATA_KEYS) {
            return "sata" + (key - SATA_KEYS) / 30 + ':' + (key - SATA_KEYS) % 30;
        }
        if (key >= IDE_KEYS) {
            return "ide" + (key - IDE_KEYS) / 2 + ':' + (key - IDE_KEYS) % 2;
        }
        return "scsi" + (key - SCSI_KEYS) / 16 + ':' + (key - SCSI_KEYS) % 16;
    }

    /// Tells whether it has values for the last hour in short samples.
    boolean hasCurrent() {
        return kind == Counter.Entity.MACHINE || kind == Counter.Entity.HOST;
    }

    /// Tells whether there is something to tell of a time slice.
    boolean ranIn(long slice) {
        return !hasCurrent() || parts.getFirst().ranIn(slice);
    }

    /// Returns what it did in a time slice.
    Usage at(long slice) {
        Usage sum = Usage.NONE;
        for (Part part : parts) {
            sum = sum.plus(part.at(slice));
        }
        return sum;
    }

    /// Returns the names of instances of a kind; the whole has an empty one.
    List<String> names(Counter.Instance instance) {
        return instance == Counter.Instance.WHOLE
                ? List.of("")
                : instances.getOrDefault(instance, List.of());
    }

    /// Returns all instances of a counter that this has.
    Stream<String> names(Counter counter) {
        return counter.scope(kind).stream()
                .flatMap(scope -> scope.instances().stream())
                .flatMap(instance -> names(instance).stream());
    }
}
