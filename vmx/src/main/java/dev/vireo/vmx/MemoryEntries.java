package dev.vireo.vmx;

import dev.vireo.model.DomainDefinition;
import dev.vireo.model.MemoryTuning;
import java.util.OptionalLong;

/// Reads how much memory there is: `memsize` and `sched.mem.*`, in MB.
final class MemoryEntries {
    private static final String MAXIMUM = "sched.mem.max";
    private static final long DEFAULT_SIZE = 32;
    private static final long GRANULARITY = 4;
    private static final long KIB_PER_MB = 1024;

    private final VmxReading reading;
    private final VmxConfig config;

    MemoryEntries(VmxReading reading) {
        this.reading = reading;
        this.config = reading.config();
    }

    void read(DomainDefinition.Builder domain) {
        long size = size();
        OptionalLong most = config.integer(MAXIMUM);
        long least = guarantee();
        // unsigned from here on, and cut to 64 bits, as in libvirt
        long total = size * KIB_PER_MB;
        domain.memory(total);
        domain.currentMemory(
                most.orElse(-1) < 0 ? total : atMost(most.getAsLong() * KIB_PER_MB, total));
        domain.memoryTuning(
                new MemoryTuning(
                        limit(most),
                        OptionalLong.empty(),
                        least > 0
                                ? positive(atMost(least * KIB_PER_MB, total))
                                : OptionalLong.empty(),
                        OptionalLong.empty()));
    }

    /// Returns what `sched.mem.max` means to VMware, which is more than what libvirt makes of it:
    /// the most memory of the host that the virtual machine may have.
    private OptionalLong limit(OptionalLong most) {
        boolean limited = reading.isAtLeast(VmxLevel.FULL) && most.orElse(0) > 0;
        return limited ? positive(most.getAsLong() * KIB_PER_MB) : OptionalLong.empty();
    }

    private long size() {
        OptionalLong given = config.integer("memsize");
        if (given.isEmpty()) {
            reading.assumed("memsize", Long.toString(DEFAULT_SIZE), "libvirt's default, in MB");
        }
        long size = given.orElse(DEFAULT_SIZE);
        if (size <= 0 || size % GRANULARITY != 0) {
            throw VmxReading.unexpected(
                    "memsize", "an unsigned integer (multiple of 4)", Long.toString(size));
        }
        return size;
    }

    private long guarantee() {
        OptionalLong given = config.integer("sched.mem.minsize");
        if (given.isEmpty() && reading.isAtLeast(VmxLevel.FULL)) {
            // what newer hosts call it
            given = config.integer("sched.mem.min");
        }
        return given.orElse(0);
    }

    private static OptionalLong positive(long kib) {
        return kib == 0 ? OptionalLong.empty() : OptionalLong.of(kib);
    }

    private static long atMost(long value, long limit) {
        return Long.compareUnsigned(value, limit) > 0 ? limit : value;
    }
}
