package dev.vireo.driver.esx;

import java.util.List;

/// A performance counter as a rate in libvirt's units. VMware has no counters since the start: a
/// `summation` counts within one sample, an `average` is per second already.
///
/// @see Performance
enum Rate {
    /// Processor time, ns per second.
    CPU_TIME("cpu.used.summation", 1_000_000, "cpu_time", "cpu.time"),
    /// Processor time spent for the machine by the host itself, ns per second.
    CPU_SYSTEM("cpu.system.summation", 1_000_000, "system_time", "cpu.system"),
    /// Received bytes per second.
    RX_BYTES("net.received.average", 1024, "rx_bytes", "rx.bytes"),
    /// Received packets per second.
    RX_PACKETS("net.packetsRx.summation", 1, "rx_packets", "rx.pkts"),
    /// Received and dropped packets per second.
    RX_DROPPED("net.droppedRx.summation", 1, "rx_drop", "rx.drop"),
    /// Sent bytes per second.
    TX_BYTES("net.transmitted.average", 1024, "tx_bytes", "tx.bytes"),
    /// Sent packets per second.
    TX_PACKETS("net.packetsTx.summation", 1, "tx_packets", "tx.pkts"),
    /// Packets per second that were dropped when they should have been sent.
    TX_DROPPED("net.droppedTx.summation", 1, "tx_drop", "tx.drop"),
    /// Reads per second.
    READS("virtualDisk.numberReadAveraged.average", 1, "rd_req", "rd.reqs"),
    /// Bytes read per second.
    READ_BYTES("virtualDisk.read.average", 1024, "rd_bytes", "rd.bytes"),
    /// Writes per second.
    WRITES("virtualDisk.numberWriteAveraged.average", 1, "wr_req", "wr.reqs"),
    /// Bytes written per second.
    WRITTEN_BYTES("virtualDisk.write.average", 1024, "wr_bytes", "wr.bytes");

    static final List<Rate> OF_CPUS = List.of(CPU_TIME, CPU_SYSTEM);
    static final List<Rate> OF_CARDS =
            List.of(RX_BYTES, RX_PACKETS, RX_DROPPED, TX_BYTES, TX_PACKETS, TX_DROPPED);
    static final List<Rate> OF_DISKS = List.of(READS, READ_BYTES, WRITES, WRITTEN_BYTES);

    private final String counter;
    private final long unit;
    private final String name;
    private final String groupedName;

    /// Makes a rate.
    ///
    /// @param counter the counter's full name
    /// @param unit what a value is to be multiplied with
    /// @param name what libvirt calls the counter where it tells of one domain
    /// @param groupedName what it calls it where it tells of many
    Rate(String counter, long unit, String name, String groupedName) {
        this.counter = counter;
        this.unit = unit;
        this.name = name;
        this.groupedName = groupedName;
    }

    /// Returns the name where one domain is told of.
    String text() {
        return name + "_rate";
    }

    /// Returns the name where many domains are told of.
    String groupedText() {
        return groupedName + ".rate";
    }

    /// Returns the counter's full name.
    String counter() {
        return counter;
    }

    /// Converts a value of a sample.
    ///
    /// @param seconds how long the sample is
    long of(long value, int seconds) {
        return counter.endsWith(".summation")
                ? Math.round((double) value * unit / seconds)
                : value * unit;
    }
}
