package dev.vireo.vmx;

import dev.vireo.model.DomainDefinition;
import dev.vireo.model.MemoryTuning;
import java.util.OptionalLong;

/// Reads how much memory there is: `memsize` and `sched.mem.*`, in MB.
final class MemoryEntries {
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
        long most = config.integer("sched.mem.max", size);
        long least = guarantee();
        // unsigned from here on, and cut to 64 bits, as in libvirt
        long total = size * KIB_PER_MB;
        domain.memory(total);
        domain.currentMemory(most < 0 ? total : atMost(most * KIB_PER_MB, total));
        if (least > 0) {
            domain.memoryTuning(
                    new MemoryTuning(
                            OptionalLong.empty(),
                            OptionalLong.empty(),
                            guaranteed(atMost(least * KIB_PER_MB, total)),
                            OptionalLong.empty()));
        }
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

    private static OptionalLong guaranteed(long kib) {
        return kib == 0 ? OptionalLong.empty() : OptionalLong.of(kib);
    }

    private static long atMost(long value, long limit) {
        return Long.compareUnsigned(value, limit) > 0 ? limit : value;
    }
}
