package dev.vireo.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Set;

/// Writes the files of VMware's snapshots, by the descriptions of their formats and not by how
/// Vireo reads them: QEMU must be able to read them too.
public final class DeltaFiles {
    private static final int SECTOR = 512;
    private static final int TABLE = 4096;

    private DeltaFiles() {}

    /// Writes an extent of the format COWD, which descriptors call `VMFSSPARSE`.
    ///
    /// @param file the file
    /// @param sectors how large the disk is
    /// @param grainSectors how large a grain is, 1 on ESX
    /// @param grains the grains that were written, by their numbers
    public static void writeCowd(
            Path file, int sectors, int grainSectors, Map<Integer, byte[]> grains) {
        int tables = (sectors + TABLE * grainSectors - 1) / (TABLE * grainSectors);
        int directorySectors = (tables * 4 + SECTOR - 1) / SECTOR;
        ByteBuffer directory = little(directorySectors * SECTOR);
        try (FileChannel out = create(file)) {
            int free = 4 + directorySectors;
            for (int table = 0; table < tables; table++) {
                ByteBuffer entries = little(TABLE * 4);
                boolean used = false;
                int place = free;
                int next = place + TABLE * 4 / SECTOR;
                for (int i = 0; i < TABLE; i++) {
                    byte[] grain = grains.get(table * TABLE + i);
                    if (grain != null) {
                        out.write(ByteBuffer.wrap(grain), (long) next * SECTOR);
                        entries.putInt(i * 4, next);
                        next += grainSectors;
                        used = true;
                    }
                }
                if (used) {
                    out.write(entries, (long) place * SECTOR);
                    directory.putInt(table * 4, place);
                    free = next;
                }
            }
            ByteBuffer header = little(4 * SECTOR);
            header.put("COWD".getBytes(StandardCharsets.US_ASCII)).putInt(1).putInt(3);
            header.putInt(sectors).putInt(grainSectors).putInt(4).putInt(tables).putInt(free);
            out.write(header.rewind(), 0);
            out.write(directory, 4L * SECTOR);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Writes an extent of the format SEsparse. A grain has 4 KiB.
    ///
    /// @param file the file
    /// @param sectors how large the disk is
    /// @param grains the grains that were written, by their numbers
    /// @param zeros the grains that were written with zeros
    /// @param unmapped the grains that the guest gave back
    public static void writeSeSparse(
            Path file,
            long sectors,
            Map<Integer, byte[]> grains,
            Set<Integer> zeros,
            Set<Integer> unmapped) {
        int grainCount = (int) ((sectors + 7) / 8);
        int tables = (grainCount + TABLE - 1) / TABLE;
        long directorySectors = aligned((tables * 8L + SECTOR - 1) / SECTOR);
        long tableStart = 4096 + directorySectors;
        long tableSectors = aligned(tables * 64L);
        long bitmapStart = tableStart + tableSectors;
        long bitmapSectors = aligned((grainCount + 4095) / 4096);
        long backStart = bitmapStart + bitmapSectors;
        long backSectors = aligned((grainCount * 8L + SECTOR - 1) / SECTOR);
        long grainStart = backStart + backSectors;
        ByteBuffer directory = little((int) directorySectors * SECTOR);
        try (FileChannel out = create(file)) {
            int usedTables = 0;
            // not in order of their numbers, so that a reader must look each one up
            int nextGrain = grains.size();
            // grain numbers above 4095 use the upper bits
            for (int table = tables - 1; table >= 0; table--) {
                ByteBuffer entries = little(TABLE * 8);
                boolean used = false;
                for (int i = 0; i < TABLE; i++) {
                    int number = table * TABLE + i;
                    long entry = 0;
                    if (grains.containsKey(number)) {
                        nextGrain--;
                        long place = (grainStart + nextGrain * 8L) * SECTOR;
                        out.write(ByteBuffer.wrap(grains.get(number)), place);
                        entry = 0x3L << 60 | (nextGrain & 0xfffL) << 48 | nextGrain >>> 12;
                    } else if (zeros.contains(number)) {
                        entry = 0x2L << 60;
                    } else if (unmapped.contains(number)) {
                        entry = 0x1L << 60;
                    }
                    used |= entry != 0;
                    entries.putLong(i * 8, entry);
                }
                if (used) {
                    out.write(entries, (tableStart + usedTables * 64L) * SECTOR);
                    directory.putLong(table * 8, 0x1L << 60 | usedTables);
                    usedTables++;
                }
            }
            ByteBuffer header = little(SECTOR);
            header.putLong(0xcafebabeL).putLong(0x0000000200000001L).putLong(sectors);
            header.putLong(8).putLong(64).putLong(0).position(80);
            header.putLong(1).putLong(1).putLong(2).putLong(2046).putLong(2048).putLong(2048);
            header.putLong(4096).putLong(directorySectors);
            header.putLong(tableStart).putLong(tableSectors);
            header.putLong(bitmapStart).putLong(bitmapSectors);
            header.putLong(backStart).putLong(backSectors);
            header.putLong(grainStart).putLong(aligned(grainCount * 8L));
            out.write(header.rewind(), 0);
            out.write(little(SECTOR).putLong(0xcafecafeL).putLong(usedTables).rewind(), SECTOR);
            out.write(directory, 4096L * SECTOR);
            if (out.size() < grainStart * SECTOR) {
                out.write(ByteBuffer.allocate(1), grainStart * SECTOR - 1);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Writes the descriptor of a disk with one extent.
    ///
    /// @param file the file
    /// @param contentId the identifier of its content, eight hexadecimal digits
    /// @param parentContentId that of the disk below, `ffffffff` for none
    /// @param parent the name of the disk below, empty for none
    /// @param createType for example `vmfsSparse`
    /// @param extents the lines of the extents
    public static void describe(
            Path file,
            String contentId,
            String parentContentId,
            String parent,
            String createType,
            String... extents) {
        String text =
                """
                # Disk DescriptorFile
                version=1
                encoding="UTF-8"
                CID=%s
                parentCID=%s
                createType="%s"
                %s
                # Extent description
                %s

                # The Disk Data Base
                #DDB

                ddb.adapterType = "lsilogic"
                ddb.virtualHWVersion = "13"
                """
                        .formatted(
                                contentId,
                                parentContentId,
                                createType,
                                parent.isEmpty() ? "" : "parentFileNameHint=\"" + parent + "\"",
                                String.join("\n", extents));
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static FileChannel create(Path file) throws IOException {
        return FileChannel.open(
                file,
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE);
    }

    private static ByteBuffer little(int length) {
        return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static long aligned(long count) {
        return (count + 2047) / 2048 * 2048;
    }
}
