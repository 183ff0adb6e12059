package dev.vireo.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.BitSet;

/// Which clusters of a qcow2 image are in use. It becomes the reference counts: a table of blocks
/// at the end of the image, which count themselves too.
final class QcowCounts {
    private static final int PER_BLOCK = QcowImage.CLUSTER / Short.BYTES;
    private static final int PER_TABLE_CLUSTER = QcowImage.CLUSTER / Long.BYTES;

    private final BitSet used = new BitSet();
    private final long start;
    private final long blocks;
    private final long tableClusters;

    /// Counts nothing yet.
    ///
    /// @param start how many clusters the image has without the counts
    QcowCounts(long start) {
        this.start = start;
        long enoughBlocks = 0;
        long enoughTable = 0;
        long needed = 1;
        while (needed > enoughBlocks) {
            enoughBlocks = needed;
            enoughTable = (enoughBlocks + PER_TABLE_CLUSTER - 1) / PER_TABLE_CLUSTER;
            needed = (start + enoughBlocks + enoughTable + PER_BLOCK - 1) / PER_BLOCK;
        }
        this.blocks = enoughBlocks;
        this.tableClusters = enoughTable;
        use(start, blocks + tableClusters);
    }

    /// Counts clusters.
    void use(long first, long count) {
        used.set(Math.toIntExact(first), Math.toIntExact(first + count));
    }

    /// Returns the first cluster of the table of blocks.
    long table() {
        return start;
    }

    long tableClusters() {
        return tableClusters;
    }

    void write(QcowImage image) throws IOException {
        ByteBuffer table = ByteBuffer.allocate(Math.toIntExact(tableClusters * QcowImage.CLUSTER));
        for (int block = 0; block < blocks; block++) {
            long place = (start + tableClusters + block) * QcowImage.CLUSTER;
            table.putLong(place);
            ByteBuffer counts = ByteBuffer.allocate(QcowImage.CLUSTER);
            for (int i = 0; i < PER_BLOCK; i++) {
                counts.putShort((short) (used.get(block * PER_BLOCK + i) ? 1 : 0));
            }
            image.put(place, counts.flip());
        }
        image.put(start * QcowImage.CLUSTER, table.rewind());
    }
}
