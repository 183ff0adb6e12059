package dev.vireo.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.LongBuffer;
import java.nio.channels.FileChannel;

/// A qcow2 image of version 3 with clusters of 64 KiB and without a backing file.
///
/// Clusters are taken from the end of the file as they are written, in any order. The header comes
/// last, so that nothing takes an unfinished image for one. Layout: header, table of tables (L1),
/// then tables (L2) and data as they came, and the reference counts.
///
/// Source: QEMU's `docs/interop/qcow2.txt`.
final class QcowImage extends ImageFile {
    static final int CLUSTER_BITS = 16;
    static final int CLUSTER = 1 << CLUSTER_BITS;
    private static final int ENTRIES = CLUSTER / Long.BYTES;

    /// Says of an entry that nothing else refers to its cluster.
    private static final long OWN = 1L << 63;

    private static final int MAGIC = 0x514649fb;
    private static final int HEADER = 104;

    /// Reference counts of 16 bits.
    private static final int COUNT_ORDER = 4;

    private final long size;
    private final long[] tables;
    private long free;

    private QcowImage(FileChannel channel, long size, long[] tables, long free) {
        super(channel);
        this.size = size;
        this.tables = tables;
        this.free = free;
    }

    static QcowImage open(FileChannel channel, long size, Reached reached) throws IOException {
        long perTable = (long) ENTRIES * CLUSTER;
        long[] tables = new long[Math.toIntExact((size + perTable - 1) / perTable)];
        long first = 1 + clusters((long) tables.length * Long.BYTES);
        QcowImage image = new QcowImage(channel, size, tables, Math.max(first, reached.mark()));
        if (reached.position() > 0) {
            image.goOn(reached.position());
        } else {
            // as long as the disk is zero nothing else is written, and a file that is empty is
            // taken for one that somebody has lost the content of
            image.writeTables();
        }
        return image;
    }

    private static long clusters(long bytes) {
        return (bytes + CLUSTER - 1) / CLUSTER;
    }

    @Override
    int unit() {
        return CLUSTER;
    }

    @Override
    synchronized long mark() {
        return free;
    }

    /// Forgets everything behind a position: some of it may be there and some not.
    private void goOn(long position) throws IOException {
        channel().truncate(free * CLUSTER);
        ByteBuffer known = ByteBuffer.allocate(tables.length * Long.BYTES);
        get(CLUSTER, known);
        known.asLongBuffer().get(tables);
        for (int i = 0; i < tables.length; i++) {
            if (place(tables[i]) >= free * CLUSTER) {
                tables[i] = 0; // made since
            }
            long start = (long) i * ENTRIES * CLUSTER;
            if (tables[i] != 0 && start + (long) ENTRIES * CLUSTER > position) {
                int kept = (int) Math.max(0, clusters(position - start));
                put(
                        place(tables[i]) + (long) kept * Long.BYTES,
                        ByteBuffer.allocate((ENTRIES - kept) * Long.BYTES));
            }
        }
        writeTables();
    }

    private void writeTables() throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(tables.length * Long.BYTES);
        bytes.asLongBuffer().put(tables);
        put(CLUSTER, bytes);
    }

    private static long place(long entry) {
        return entry & ~OWN;
    }

    @Override
    void store(long position, byte[] from, int offset, int length) throws IOException {
        int count = (int) clusters(length);
        long place = take(count) * CLUSTER;
        put(place, from, offset, length);
        if (length % CLUSTER != 0) { // the disk's end
            put(place + length, ByteBuffer.allocate(CLUSTER - length % CLUSTER));
        }
        long cluster = position / CLUSTER;
        int done = 0;
        while (done < count) {
            int index = (int) ((cluster + done) % ENTRIES);
            int some = Math.min(count - done, ENTRIES - index);
            ByteBuffer entries = ByteBuffer.allocate(some * Long.BYTES);
            for (int i = 0; i < some; i++) {
                entries.putLong((place + (long) (done + i) * CLUSTER) | OWN);
            }
            put(table((cluster + done) / ENTRIES) + (long) index * Long.BYTES, entries.flip());
            done += some;
        }
    }

    private synchronized long take(long count) {
        long first = free;
        free += count;
        return first;
    }

    /// Returns where a table is, and makes it if it is not there.
    private synchronized long table(long number) throws IOException {
        int index = Math.toIntExact(number);
        if (tables[index] == 0) {
            long place = take(1) * CLUSTER;
            put(place, ByteBuffer.allocate(CLUSTER));
            tables[index] = place | OWN;
            put(
                    CLUSTER + (long) index * Long.BYTES,
                    ByteBuffer.allocate(Long.BYTES).putLong(tables[index]).flip());
        }
        return place(tables[index]);
    }

    @Override
    void finish() throws IOException {
        writeTables();
        QcowCounts counts = new QcowCounts(mark());
        counts.use(0, 1 + clusters((long) tables.length * Long.BYTES));
        LongBuffer entries = LongBuffer.allocate(ENTRIES);
        for (long table : tables) {
            if (table != 0) {
                counts.use(place(table) / CLUSTER, 1);
                ByteBuffer bytes = ByteBuffer.allocate(CLUSTER);
                get(place(table), bytes);
                entries.clear().put(bytes.asLongBuffer()).flip();
                while (entries.hasRemaining()) {
                    long place = place(entries.get());
                    if (place != 0) {
                        counts.use(place / CLUSTER, 1);
                    }
                }
            }
        }
        counts.write(this);
        force();
        put(0, header(counts));
        force();
    }

    private ByteBuffer header(QcowCounts counts) {
        return ByteBuffer.allocate(CLUSTER)
                .putInt(MAGIC)
                .putInt(3)
                .putLong(0) // no backing file
                .putInt(0)
                .putInt(CLUSTER_BITS)
                .putLong(size)
                .putInt(0) // not encrypted
                .putInt(tables.length)
                .putLong(CLUSTER)
                .putLong(counts.table() * CLUSTER)
                .putInt(Math.toIntExact(counts.tableClusters()))
                .putInt(0) // no snapshots
                .putLong(0)
                .putLong(0) // no features
                .putLong(0)
                .putLong(0)
                .putInt(COUNT_ORDER)
                .putInt(HEADER)
                .rewind();
    }
}
