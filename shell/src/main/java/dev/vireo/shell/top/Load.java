package dev.vireo.shell.top;

import dev.vireo.api.DomainStats;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a domain uses, in the mean over the newest sample of the server.
///
/// @param name its name
/// @param uuid its UUID
/// @param cpu percent of one processor
/// @param memory KiB that it is configured with, without what the balloon holds
/// @param active KiB that the guest has touched lately
/// @param ballooned KiB that the balloon holds
/// @param swapped KiB that the host has put on disk
/// @param read bytes a second from disks
/// @param written bytes a second to disks
/// @param received bytes a second
/// @param sent bytes a second
record Load(
        String name,
        String uuid,
        double cpu,
        long memory,
        long active,
        long ballooned,
        long swapped,
        long read,
        long written,
        long received,
        long sent) {
    private static final double NANOSECONDS_OF_A_PERCENT = 10_000_000;

    static Load of(DomainStats stats) {
        Map<String, Object> values = stats.values();
        return new Load(
                stats.domain().name(),
                stats.domain().uuid().toString(),
                number(values, "cpu.time.rate") / NANOSECONDS_OF_A_PERCENT,
                number(values, "balloon.current"),
                number(values, "balloon.active"),
                number(values, "balloon.ballooned"),
                number(values, "balloon.swapped"),
                sum(values, "block.", ".rd.bytes.rate"),
                sum(values, "block.", ".wr.bytes.rate"),
                sum(values, "net.", ".rx.bytes.rate"),
                sum(values, "net.", ".tx.bytes.rate"));
    }

    private static long number(Map<String, Object> values, String name) {
        return values.get(name) instanceof Number number ? number.longValue() : 0;
    }

    private static long sum(Map<String, Object> values, String start, String end) {
        long sum = 0;
        for (String name : values.keySet()) {
            if (name.startsWith(start) && name.endsWith(end)) {
                sum += number(values, name);
            }
        }
        return sum;
    }

    long disk() {
        return read + written;
    }

    long network() {
        return received + sent;
    }

    Map<String, @Nullable Object> members() {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("name", name);
        members.put("uuid", uuid);
        members.put("cpuPercent", Math.round(cpu * 10) / 10.0);
        members.put("memoryKib", memory);
        members.put("activeKib", active);
        members.put("balloonedKib", ballooned);
        members.put("swappedKib", swapped);
        members.put("readBytes", read);
        members.put("writtenBytes", written);
        members.put("receivedBytes", received);
        members.put("sentBytes", sent);
        return members;
    }
}
