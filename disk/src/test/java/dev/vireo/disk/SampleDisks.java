package dev.vireo.disk;

import dev.vireo.testkit.DeltaFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/// Disks of random content with snapshots on them, and the content that they ought to have.
final class SampleDisks {
    private final Path folder;
    private final Random random;
    private final int sectors;
    private final byte[] content;
    private Path top;
    private int levels;

    /// Makes a disk of ESX without snapshots.
    SampleDisks(Path folder, long seed, int sectors) {
        this.folder = folder;
        this.random = new Random(seed);
        this.sectors = sectors;
        this.content = new byte[sectors * VmdkDescriptor.SECTOR];
        this.top = folder.resolve("disk.vmdk");
        for (int i = 0; i < 20; i++) {
            int start = random.nextInt(content.length);
            int end = Math.min(content.length, start + random.nextInt(200_000));
            fill(start, end);
        }
        try {
            Files.write(folder.resolve("disk-flat.vmdk"), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        DeltaFiles.describe(
                top, id(), "ffffffff", "", "vmfs", "RW " + sectors + " VMFS \"disk-flat.vmdk\"");
    }

    private void fill(int start, int end) {
        byte[] bytes = new byte[end - start];
        random.nextBytes(bytes);
        System.arraycopy(bytes, 0, content, start, bytes.length);
    }

    private String id() {
        return String.format(Locale.ROOT, "%08x", 0xabcd0000 + levels);
    }

    /// Makes a snapshot and writes to the disk.
    SampleDisks withCowd(int grainSectors) {
        Map<Integer, byte[]> grains = written(grainSectors * VmdkDescriptor.SECTOR, 300);
        Path extent =
                folder.resolve(String.format(Locale.ROOT, "disk-%06d-delta.vmdk", levels + 1));
        DeltaFiles.writeCowd(extent, sectors, grainSectors, grains);
        describe("vmfsSparse", "VMFSSPARSE", extent);
        return this;
    }

    /// Makes a snapshot and writes to the disk, zeros too.
    SampleDisks withSeSparse() {
        int grain = 8 * VmdkDescriptor.SECTOR;
        Map<Integer, byte[]> grains = written(grain, 300);
        Set<Integer> zeros = zeroed(grain, grains.keySet());
        Set<Integer> unmapped = zeroed(grain, grains.keySet());
        unmapped.removeAll(zeros);
        Path extent =
                folder.resolve(String.format(Locale.ROOT, "disk-%06d-sesparse.vmdk", levels + 1));
        DeltaFiles.writeSeSparse(extent, sectors, grains, zeros, unmapped);
        describe("seSparse", "SESPARSE", extent);
        return this;
    }

    private Set<Integer> zeroed(int grain, Set<Integer> others) {
        Set<Integer> zeros = new HashSet<>();
        for (int i = 0; i < 60; i++) {
            int number = random.nextInt(content.length / grain);
            if (!others.contains(number)) {
                zeros.add(number);
                Arrays.fill(content, number * grain, (number + 1) * grain, (byte) 0);
            }
        }
        return zeros;
    }

    private Map<Integer, byte[]> written(int grain, int runs) {
        Map<Integer, byte[]> grains = new HashMap<>();
        int count = (content.length + grain - 1) / grain;
        for (int i = 0; i < runs; i++) {
            int first = random.nextInt(count);
            for (int n = first; n < Math.min(count, first + random.nextInt(1, 9)); n++) {
                fill(n * grain, Math.min(content.length, (n + 1) * grain));
                grains.put(n, Arrays.copyOfRange(content, n * grain, (n + 1) * grain));
            }
        }
        return grains;
    }

    private void describe(String createType, String kind, Path extent) {
        Path parent = top;
        String parentId = id();
        levels++;
        top = folder.resolve(String.format(Locale.ROOT, "disk-%06d.vmdk", levels));
        DeltaFiles.describe(
                top,
                id(),
                parentId,
                parent.getFileName().toString(),
                createType,
                "RW " + sectors + " " + kind + " \"" + extent.getFileName() + '"');
    }

    /// Returns the topmost descriptor.
    Path top() {
        return top;
    }

    /// Returns what a guest sees.
    byte[] content() {
        return content.clone();
    }

    DiskChain open() {
        try {
            return DiskChain.open(DiskFiles.local(), top.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
