package dev.vireo.vmx;

import dev.vireo.model.Cpu;
import dev.vireo.model.CpuFeature;
import dev.vireo.model.CpuMode;
import dev.vireo.model.CpuSet;
import dev.vireo.model.CpuTopology;
import dev.vireo.model.DomainDefinition;
import dev.vireo.model.Vcpus;
import dev.vireo.model.XmlElement;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// Reads how many virtual CPUs there are, how they are arranged and what they may use.
final class ProcessorEntries {
    /// Where libvirt's memory ends, roughly: it keeps a record for each virtual CPU.
    private static final long MOST_CPUS = 0x2000000;

    private static final String AFFINITY = "sched.cpu.affinity";
    private static final long FEWEST_SHARES = 2;
    private static final long MOST_SHARES = 262144;
    private static final int MOST_HOST_CPUS = 16384;

    private final VmxReading reading;
    private final VmxConfig config;

    ProcessorEntries(VmxReading reading) {
        this.reading = reading;
        this.config = reading.config();
    }

    void read(DomainDefinition.Builder domain) {
        long count = count();
        Optional<CpuTopology> topology = topology(count);
        Optional<CpuSet> affinity = affinity(count);
        domain.vcpus(new Vcpus((int) count, (int) count, affinity, XmlElement.empty("vcpu")));
        domain.cpuShares(readable(shares((int) count)));
        domain.cpu(cpu(topology));
    }

    /// Makes the CPU. One with features takes all else of the host, as virtual machines of VMware
    /// do; libvirt knows no features without saying where the CPU comes from.
    private Optional<Cpu> cpu(Optional<CpuTopology> topology) {
        List<CpuFeature> features =
                reading.isAtLeast(VmxLevel.FULL) ? CpuidMasks.read(config) : List.of();
        if (topology.isEmpty() && features.isEmpty()) {
            return Optional.empty();
        }
        boolean plain = features.isEmpty();
        return Optional.of(
                new Cpu(
                        plain ? CpuMode.CUSTOM : CpuMode.HOST_PASSTHROUGH,
                        !plain,
                        topology,
                        features,
                        XmlElement.empty("cpu")));
    }

    private long count() {
        OptionalLong given = config.integer("numvcpus");
        if (given.isEmpty()) {
            reading.assumed("numvcpus", "1", "libvirt's default");
        }
        long count = given.orElse(1);
        if (count <= 0) {
            throw VmxReading.unexpected(
                    "numvcpus", "an unsigned integer greater than 0", Long.toString(count));
        }
        // libvirt goes on with 32 bits, and with too many it dies
        if ((count & 0xFFFF_FFFFL) > MOST_CPUS) {
            throw VmxReading.unexpected("numvcpus", "at most " + MOST_CPUS, Long.toString(count));
        }
        return count;
    }

    private Optional<CpuTopology> topology(long count) {
        long cores = config.integer("cpuid.coresPerSocket", 1);
        if (cores <= 1) {
            return Optional.empty();
        }
        long sockets = count / cores;
        if (sockets == 0) {
            throw Refusal.internal("VMX entry 'cpuid.coresPerSocket' smaller than 'numvcpus'");
        }
        return Optional.of(new CpuTopology((int) sockets, 1, 1, (int) cores, 1));
    }

    private Optional<CpuSet> affinity(long count) {
        String value = config.value(AFFINITY);
        if (value == null || KeyIndex.same(value, "all")) {
            return Optional.empty();
        }
        return Optional.of(new AffinityList(AFFINITY, value).parse(count, MOST_HOST_CPUS));
    }

    private OptionalLong shares(int count) {
        String value = config.value("sched.cpu.shares");
        if (value == null) {
            return OptionalLong.empty();
        }
        int each = sharesOfOne(value);
        if (each > 0) {
            return OptionalLong.of((long) count * each);
        }
        try {
            return OptionalLong.of(CNumbers.unsigned(value));
        } catch (NumberFormatException _) { // libvirt says no more than that it is none
            throw VmxReading.unexpected(
                    "sched.cpu.shares",
                    "an unsigned integer or 'low', 'normal' or 'high'",
                    '\'' + value + '\'');
        }
    }

    /// Leaves out, at level FULL, what libvirt refuses when it reads the document again.
    private OptionalLong readable(OptionalLong shares) {
        boolean refused =
                reading.isAtLeast(VmxLevel.FULL)
                        && shares.isPresent()
                        && (shares.getAsLong() < FEWEST_SHARES || shares.getAsLong() > MOST_SHARES);
        if (refused) {
            reading.lost(
                    Loss.Kind.NOT_EXPRESSED,
                    "sched.cpu.shares",
                    "libvirt reads 2 to 262144 shares");
        }
        return refused ? OptionalLong.empty() : shares;
    }

    private static int sharesOfOne(String value) {
        if (KeyIndex.same(value, "low")) {
            return 500;
        }
        if (KeyIndex.same(value, "normal")) {
            return 1000;
        }
        return KeyIndex.same(value, "high") ? 2000 : 0;
    }
}
