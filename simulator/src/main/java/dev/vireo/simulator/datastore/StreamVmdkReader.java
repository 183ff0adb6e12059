package dev.vireo.simulator.datastore;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.function.LongConsumer;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/// Reads a stream-optimized extent, in one pass, into the flat extent of a disk.
final class StreamVmdkReader {
    private static final int SECTOR = StreamVmdkHeader.SECTOR;

    private final InputStream in;
    private final FileUpload out;
    private final long capacity;
    private final byte[] sector = new byte[SECTOR];
    private long read;

    private StreamVmdkReader(InputStream in, long capacity, FileUpload out) {
        this.in = in;
        this.capacity = capacity;
        this.out = out;
    }

    /// Reads an extent to its end.
    ///
    /// @param in the bytes, not closed
    /// @param capacity how large the disk is, in bytes
    /// @param out becomes as long as the disk; grains that are left out become holes
    /// @param progress is told how much of the disk has come, in bytes, now and then
    /// @return how many bytes of the disk came in grains
    /// @throws VmdkFormatException if the bytes are wrong
    /// @throws IOException if the stream breaks
    static long read(InputStream in, long capacity, FileUpload out, LongConsumer progress)
            throws IOException {
        return new StreamVmdkReader(in, capacity, out).run(progress);
    }

    private long run(LongConsumer progress) throws IOException {
        if (!fill()) {
            throw new VmdkFormatException("There is no VMDK: not a single sector has come.");
        }
        StreamVmdkHeader header = StreamVmdkHeader.parse(sector);
        if (header.capacity() > capacity / SECTOR) {
            throw new VmdkFormatException(
                    "The VMDK is of a disk of "
                            + header.capacity() * SECTOR
                            + " bytes, and the disk has "
                            + capacity
                            + ".");
        }
        skip(header.overhead() - 1);
        long populated = parts(header, progress);
        out.skip(capacity - out.position(), 0);
        drain();
        progress.accept(capacity);
        return populated;
    }

    /// Reads grains until the mark of the end, or the end itself where the tables came first.
    private long parts(StreamVmdkHeader header, LongConsumer progress) throws IOException {
        long populated = 0;
        Inflater inflater = new Inflater();
        try {
            byte[] grain = new byte[(int) header.grainSectors() * SECTOR];
            while (fill()) {
                StreamVmdkMarker marker = StreamVmdkMarker.parse(sector);
                switch (marker.kind()) {
                    case END -> {
                        return populated;
                    }
                    case GRAIN -> {
                        populated += grain(marker, header, inflater, grain);
                        progress.accept(out.position());
                    }
                    case TABLE, DIRECTORY, FOOTER -> skip(marker.value());
                }
            }
        } finally {
            inflater.end();
        }
        if (header.directorySector() == StreamVmdkHeader.AT_END) {
            throw broken("The VMDK ends without the mark of its end");
        }
        return populated;
    }

    private int grain(
            StreamVmdkMarker marker, StreamVmdkHeader header, Inflater inflater, byte[] grain)
            throws IOException {
        long place = marker.value() * SECTOR;
        if (marker.value() % header.grainSectors() != 0 || place >= capacity) {
            throw broken("There is a grain for sector " + marker.value());
        }
        if (place < out.position()) {
            throw broken("The grain for sector " + marker.value() + " is out of order");
        }
        if (marker.size() > 2 * grain.length + SECTOR) {
            throw broken("The grain for sector " + marker.value() + " is too long");
        }
        byte[] packed = new byte[marker.size()];
        int here = Math.min(packed.length, SECTOR - StreamVmdkMarker.GRAIN_BYTES);
        System.arraycopy(sector, StreamVmdkMarker.GRAIN_BYTES, packed, 0, here);
        int rest = packed.length - here;
        readFully(packed, here, rest);
        readFully(sector, 0, -rest & (SECTOR - 1));
        int wanted = (int) Math.min(grain.length, capacity - place);
        if (inflate(inflater, packed, grain) < wanted) {
            throw broken("The grain for sector " + marker.value() + " is not whole");
        }
        out.skip(place - out.position(), 0);
        out.append(grain, 0, wanted);
        return wanted;
    }

    private int inflate(Inflater inflater, byte[] packed, byte[] grain) throws IOException {
        inflater.reset();
        inflater.setInput(packed);
        int size = 0;
        try {
            while (!inflater.finished() && size < grain.length) {
                int count = inflater.inflate(grain, size, grain.length - size);
                if (count == 0 && (inflater.needsInput() || inflater.needsDictionary())) {
                    break;
                }
                size += count;
            }
            return size;
        } catch (DataFormatException e) {
            throw broken("A grain cannot be inflated (" + e.getMessage() + ")");
        }
    }

    private VmdkFormatException broken(String what) {
        return new VmdkFormatException(what + ", after " + read + " bytes.");
    }

    /// Reads a sector.
    ///
    /// @return false at the end
    private boolean fill() throws IOException {
        int count = in.readNBytes(sector, 0, SECTOR);
        read += count;
        if (count > 0 && count < SECTOR) {
            throw broken("The VMDK ends in the middle of a sector");
        }
        return count > 0;
    }

    private void readFully(byte[] into, int offset, int length) throws IOException {
        int count = in.readNBytes(into, offset, length);
        read += count;
        if (count < length) {
            throw broken("The VMDK ends in the middle of a grain");
        }
    }

    private void skip(long sectors) throws IOException {
        for (long i = 0; i < sectors; i++) {
            if (!fill()) {
                throw broken("The VMDK ends in the middle of a table");
            }
        }
    }

    private void drain() throws IOException {
        in.transferTo(OutputStream.nullOutputStream()); // what follows the end means nothing
    }
}
