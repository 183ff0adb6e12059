package dev.vireo.disk;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.LinkedHashMap;
import java.util.Map;

/// The blocks of headers, directories and tables that were read last, of all files of a disk and of
/// the disks below it. So a table costs one request for all its entries, and memory stays the same
/// however large the disks are.
final class MetadataCache {
    private static final int BLOCK = 64 << 10;

    /// 16 MiB.
    private static final int BLOCKS = 256;

    private static final VarHandle INT =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONG =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    /// A block of a file.
    private record Key(ByteSource source, long block) {}

    private final Map<Key, byte[]> blocks =
            new LinkedHashMap<>(16, 0.75f, true) {
                private static final long serialVersionUID = 1;

                @Override
                protected boolean removeEldestEntry(Map.Entry<Key, byte[]> eldest) {
                    return size() > BLOCKS;
                }
            };

    /// Reads a number of 32 bits; it must not lie across two blocks, as no aligned one does.
    long unsignedInt(ByteSource source, long position) throws IOException {
        return (int) INT.get(block(source, position, 4), (int) (position % BLOCK)) & 0xffffffffL;
    }

    /// Reads a number of 64 bits; it must not lie across two blocks, as no aligned one does.
    long number(ByteSource source, long position) throws IOException {
        return (long) LONG.get(block(source, position, 8), (int) (position % BLOCK));
    }

    private byte[] block(ByteSource source, long position, int width) throws IOException {
        Key key = new Key(source, position / BLOCK);
        byte[] known;
        synchronized (blocks) {
            known = blocks.get(key);
        }
        if (known == null) {
            known = load(source, key.block * BLOCK);
            synchronized (blocks) {
                blocks.put(key, known);
            }
        }
        if (position < 0 || position % BLOCK + width > known.length) {
            throw DiskFormatException.ended(source, position, width);
        }
        return known;
    }

    private static byte[] load(ByteSource source, long start) throws IOException {
        int length = (int) Math.max(0, Math.min(BLOCK, source.size() - start));
        byte[] block = new byte[length];
        if (length > 0) {
            source.read(start, block, 0, length);
        }
        return block;
    }
}
