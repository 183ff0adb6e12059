package dev.vireo.simulator.datastore;

import dev.vireo.simulator.datastore.VmdkDescriptor.Extent;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.zip.Deflater;

/// Writes a disk as a stream-optimized extent: one pass, with markers, tables behind their grains,
/// the directory and a footer at the end. Grains that hold zeros are left out.
public final class StreamVmdkWriter {
    private static final int GRAIN = StreamVmdkHeader.GRAIN_SECTORS * StreamVmdkHeader.SECTOR;
    private static final int TABLE_SECTORS =
            StreamVmdkHeader.TABLE_ENTRIES * Integer.BYTES / StreamVmdkHeader.SECTOR;
    private static final byte[] ZEROS = new byte[GRAIN];

    private final DiskContent disk;
    private final OutputStream out;
    private final Deflater deflater = new Deflater(Deflater.BEST_SPEED);
    private final byte[] grain = new byte[GRAIN];
    private final byte[] packed = new byte[GRAIN + 1024];
    private long written;
    private long populated;

    private StreamVmdkWriter(DiskContent disk, OutputStream out) {
        this.disk = disk;
        this.out = out;
    }

    /// Writes a disk.
    ///
    /// @param disk what to write
    /// @param name the name of the file in the descriptor
    /// @param out where to, not closed
    /// @param progress is told how many bytes of the disk have been looked at, now and then
    /// @return how many bytes of the disk are not in grains of zeros
    /// @throws IOException if the disk cannot be read, or the stream not be written
    public static long write(DiskContent disk, String name, OutputStream out, LongConsumer progress)
            throws IOException {
        StreamVmdkWriter writer = new StreamVmdkWriter(disk, out);
        try {
            writer.run(name, progress);
            return writer.populated;
        } finally {
            writer.deflater.end();
        }
    }

    private void run(String name, LongConsumer progress) throws IOException {
        long sectors = disk.capacity() / StreamVmdkHeader.SECTOR;
        put(StreamVmdkHeader.of(sectors, StreamVmdkHeader.AT_END).bytes());
        put(descriptor(name));
        padTo((long) StreamVmdkHeader.OVERHEAD * StreamVmdkHeader.SECTOR);
        long perTable = (long) GRAIN * StreamVmdkHeader.TABLE_ENTRIES;
        int tables = Math.toIntExact((disk.capacity() + perTable - 1) / perTable);
        byte[] entries = sectorsFor(tables);
        ByteBuffer directory = ByteBuffer.wrap(entries).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < tables; i++) {
            directory.putInt(i * Integer.BYTES, writeTable(i * perTable));
            progress.accept(Math.min(disk.capacity(), (i + 1) * perTable));
        }
        mark(StreamVmdkMarker.Kind.DIRECTORY, entries.length / StreamVmdkHeader.SECTOR);
        long place = written / StreamVmdkHeader.SECTOR;
        put(entries);
        mark(StreamVmdkMarker.Kind.FOOTER, 1);
        put(StreamVmdkHeader.of(sectors, place).bytes());
        mark(StreamVmdkMarker.Kind.END, 0);
        progress.accept(disk.capacity());
    }

    /// Writes the grains of a table, and the table unless it is empty.
    ///
    /// @param start where on the disk its first grain is
    /// @return the sector of the table, 0 for none
    private int writeTable(long start) throws IOException {
        long perTable = (long) GRAIN * StreamVmdkHeader.TABLE_ENTRIES;
        if (disk.zerosAt(start) >= Math.min(perTable, disk.capacity() - start)) {
            return 0;
        }
        byte[] entries = sectorsFor(StreamVmdkHeader.TABLE_ENTRIES);
        ByteBuffer table = ByteBuffer.wrap(entries).order(ByteOrder.LITTLE_ENDIAN);
        boolean empty = true;
        for (int i = 0; i < StreamVmdkHeader.TABLE_ENTRIES; i++) {
            long position = start + (long) i * GRAIN;
            if (position >= disk.capacity()) {
                break;
            }
            disk.read(grain, position);
            if (!Arrays.equals(grain, ZEROS)) {
                table.putInt(i * Integer.BYTES, (int) (written / StreamVmdkHeader.SECTOR));
                writeGrain(position);
                empty = false;
            }
        }
        if (empty) {
            return 0;
        }
        mark(StreamVmdkMarker.Kind.TABLE, TABLE_SECTORS);
        int place = (int) (written / StreamVmdkHeader.SECTOR);
        put(entries);
        return place;
    }

    private void writeGrain(long position) throws IOException {
        deflater.reset();
        deflater.setInput(grain);
        deflater.finish();
        int size = 0;
        while (!deflater.finished()) {
            size += deflater.deflate(packed, size, packed.length - size);
        }
        long sector = position / StreamVmdkHeader.SECTOR;
        put(new StreamVmdkMarker(StreamVmdkMarker.Kind.GRAIN, sector, size).bytes());
        out.write(packed, 0, size);
        written += size;
        padTo((written + StreamVmdkHeader.SECTOR - 1) / StreamVmdkHeader.SECTOR * 512);
        populated += Math.min(GRAIN, disk.capacity() - position);
    }

    private void mark(StreamVmdkMarker.Kind kind, long sectors) throws IOException {
        put(new StreamVmdkMarker(kind, sectors, 0).bytes());
    }

    private static byte[] sectorsFor(int numbers) {
        int sectors = (numbers * Integer.BYTES + StreamVmdkHeader.SECTOR - 1) / 512;
        return new byte[sectors * StreamVmdkHeader.SECTOR];
    }

    private void put(byte[] bytes) throws IOException {
        out.write(bytes);
        written += bytes.length;
    }

    private void padTo(long place) throws IOException {
        int count = (int) (place - written);
        out.write(ZEROS, 0, count);
        written = place;
    }

    private byte[] descriptor(String name) {
        VmdkDescriptor from = disk.descriptor();
        long sectors = from.sectors();
        return new VmdkDescriptor(
                        from.contentId(),
                        VmdkDescriptor.NO_PARENT,
                        "streamOptimized",
                        Optional.empty(),
                        List.of(new Extent("RW", sectors, "SPARSE", name, "")),
                        from.database())
                .with("ddb.thinProvisioned", Optional.empty())
                .text()
                .getBytes(StandardCharsets.UTF_8);
    }
}
