package dev.vireo.simulator.datastore;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import org.jspecify.annotations.Nullable;

/// An extent of the format SEsparse, which holds what was written to a delta. A grain is written
/// before the entry that leads to it, and a table before the directory's, so that a process that is
/// killed leaves an extent that can be read.
///
/// An entry has a kind in its highest 4 bits: 0 for what is in the layer below, 1 for what a guest
/// has unmapped, 2 for zeros, 3 for a grain. The number of the grain follows, its lowest 12 bits
/// first. Grain 0 is never used, so that an entry without a grain can be told from others.
final class SeSparseExtent implements DiskExtent {
    private static final int KIND = 60;
    private static final long UNMAPPED = 1;
    private static final long ZEROED = 2;
    private static final long ALLOCATED = 3;
    private static final long NUMBER = (1L << KIND) - 1;
    private static final long PER_TABLE = (long) SeSparseHeader.GRAIN * SeSparseHeader.ENTRIES;
    private static final int SECTOR = SeSparseHeader.SECTOR;

    private final SeSparseHeader header;
    private final FileChannel file;
    private final @Nullable FileChange change;
    private final long[] directory;
    private final long size;
    private final long[] table = new long[SeSparseHeader.ENTRIES];
    private int tableOf = -1; // the entry of the directory that the table is for

    private SeSparseExtent(FileChannel file, @Nullable FileChange change) throws IOException {
        this.file = file;
        this.change = change;
        this.header = SeSparseHeader.parse(bytes(0, 2 * SECTOR).array());
        this.size = header.sectors() * SECTOR;
        this.directory = new long[Math.toIntExact((size + PER_TABLE - 1) / PER_TABLE)];
        bytes(header.directory() * SECTOR, directory.length * Long.BYTES)
                .asLongBuffer()
                .get(directory);
    }

    /// Opens it for reading.
    static SeSparseExtent open(DatastoreFiles files, String path) throws IOException {
        FileChannel file = files.open(path);
        try {
            return new SeSparseExtent(file, null);
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    /// Opens it for writing.
    static SeSparseExtent change(DatastoreFiles files, String path) throws IOException {
        FileChange change = files.change(path);
        try {
            return new SeSparseExtent(change.channel(), change);
        } catch (IOException | RuntimeException e) {
            change.close();
            throw e;
        }
    }

    /// Makes one in which nothing has been written.
    static void create(DatastoreFiles files, String path, long sectors) {
        byte[] header = SeSparseHeader.of(sectors).bytes();
        try (FileUpload upload = files.upload(path)) {
            upload.append(header, 0, header.length);
            upload.commit();
        }
    }

    /// Returns how large the disk is, in bytes.
    long size() {
        return size;
    }

    private ByteBuffer bytes(long position, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        fill(bytes, position);
        return bytes.flip();
    }

    /// Reads bytes; what is behind the end of the file is zero.
    private void fill(ByteBuffer into, long position) throws IOException {
        long at = position;
        int count = 0;
        while (into.hasRemaining() && count >= 0) {
            count = file.read(into, at);
            at += Math.max(0, count);
        }
        while (into.hasRemaining()) {
            into.put((byte) 0);
        }
    }

    @Override
    public int unit() {
        return SeSparseHeader.GRAIN;
    }

    @Override
    public Run run(long position) throws IOException {
        int number = Math.toIntExact(position / PER_TABLE);
        if (directory[number] == 0) {
            int next = number + 1;
            while (next < directory.length && directory[next] == 0) {
                next++;
            }
            return new Run(Holder.BELOW, Math.min(size, next * PER_TABLE));
        }
        load(number);
        int index = index(position);
        Holder holder = holder(table[index]);
        int next = index + 1;
        boolean here = holder == Holder.HERE; // grains lie about: one at a time
        while (!here && next < table.length && holder(table[next]) == holder) {
            next++;
        }
        long end = number * PER_TABLE + (long) next * SeSparseHeader.GRAIN;
        return new Run(holder, Math.min(size, end));
    }

    private static int index(long position) {
        return (int) (position % PER_TABLE / SeSparseHeader.GRAIN);
    }

    private static Holder holder(long entry) throws VmdkFormatException {
        return switch ((int) (entry >>> KIND)) {
            case 0 -> Holder.BELOW;
            case 1, 2 -> Holder.ZERO;
            case 3 -> Holder.HERE;
            default -> throw new VmdkFormatException("an unknown kind of grain");
        };
    }

    private void load(int number) throws IOException {
        if (tableOf != number) {
            bytes(place(number), SeSparseHeader.TABLE).asLongBuffer().get(table);
            tableOf = number;
        }
    }

    /// Returns where a table is in the file.
    private long place(int number) throws VmdkFormatException {
        if (directory[number] >>> 32 != 1L << (KIND - 32)) {
            throw new VmdkFormatException("a broken grain directory");
        }
        long table = directory[number] & 0xffffffffL;
        return header.tables() * SECTOR + table * SeSparseHeader.TABLE;
    }

    /// Returns where the grain of an entry is in the file.
    private long grain(long entry) {
        long number = (entry & NUMBER) >>> 48 | (entry & 0xffffffffffffL) << 12;
        return header.grains() * SECTOR + number * SeSparseHeader.GRAIN;
    }

    @Override
    public void read(ByteBuffer into, long position) throws IOException {
        load(Math.toIntExact(position / PER_TABLE));
        fill(into, grain(table[index(position)]) + position % SeSparseHeader.GRAIN);
    }

    // Writing

    @Override
    public void write(ByteBuffer from, long position) throws IOException {
        int limit = from.limit();
        for (long at = position; from.hasRemaining(); at += SeSparseHeader.GRAIN) {
            from.limit(Math.min(limit, from.position() + SeSparseHeader.GRAIN));
            prepare(Math.toIntExact(at / PER_TABLE));
            long entry = table[index(at)] & NUMBER;
            long number = entry == 0 ? allocate() : entry;
            writable().write(from, grain(number));
            set(at, ALLOCATED << KIND | number);
            from.limit(limit);
        }
    }

    @Override
    public void zero(long position, long length, boolean unmapped) throws IOException {
        for (long at = position; at < position + length; at += SeSparseHeader.GRAIN) {
            prepare(Math.toIntExact(at / PER_TABLE));
            long kind = unmapped ? UNMAPPED : ZEROED;
            set(at, kind << KIND | (table[index(at)] & NUMBER)); // it keeps its grain
        }
    }

    private FileChange writable() {
        if (change == null) {
            throw new IllegalStateException("it is open for reading only");
        }
        return change;
    }

    private void set(long position, long entry) throws IOException {
        int index = index(position);
        if (table[index] != entry) {
            table[index] = entry;
            put(place(tableOf) + (long) index * Long.BYTES, entry);
        }
    }

    private void put(long place, long number) {
        ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        writable().write(bytes.putLong(number).flip(), place);
    }

    /// Returns the next grain, as an entry numbers it.
    private long allocate() throws IOException {
        writable().take(SeSparseHeader.GRAIN);
        long behind = file.size() - header.grains() * SECTOR;
        long number = Math.max(1, (behind + SeSparseHeader.GRAIN - 1) / SeSparseHeader.GRAIN);
        return (number & 0xfff) << 48 | number >>> 12;
    }

    /// Loads a table, which is made if need be.
    private void prepare(int number) throws IOException {
        if (directory[number] == 0) {
            long next = 0;
            for (long entry : directory) {
                next = Math.max(next, entry == 0 ? 0 : (entry & 0xffffffffL) + 1);
            }
            writable().take(SeSparseHeader.TABLE);
            put(SeSparseHeader.VOLATILE + Long.BYTES, next + 1);
            put(header.directory() * SECTOR + (long) number * Long.BYTES, 1L << KIND | next);
            directory[number] = 1L << KIND | next;
        }
        load(number);
    }

    @Override
    public void close() throws IOException {
        if (change == null) {
            file.close();
        } else {
            change.close();
        }
    }
}
