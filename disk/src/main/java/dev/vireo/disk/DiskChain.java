package dev.vireo.disk;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/// A virtual disk as its machine sees it: each range comes from the topmost disk that has it, and
/// is zero where none has. Any number of threads may read at once.
public final class DiskChain implements Closeable {
    /// ESX allows 32 snapshots on end, hosted products some more.
    private static final int LONGEST = 255;

    private final List<VmdkDisk> disks;

    private DiskChain(List<VmdkDisk> disks) {
        this.disks = List.copyOf(disks);
    }

    /// Opens a disk and all disks that it is based on.
    ///
    /// @param files where they are
    /// @param path the path of the topmost one's descriptor
    /// @return the disk; whoever called closes it
    /// @throws DiskFormatException if a file is damaged, a parent has changed since the disk was
    ///   made on it, or a disk is based on itself
    /// @throws IOException if a file is not there or cannot be read
    public static DiskChain open(DiskFiles files, String path) throws IOException {
        List<VmdkDisk> disks = new ArrayList<>();
        MetadataCache cache = new MetadataCache();
        try {
            Optional<String> next = Optional.of(path);
            while (next.isPresent()) {
                String link = next.get();
                checkNew(disks, link);
                disks.add(openBelow(files, cache, disks, link));
                checkIdentity(disks);
                VmdkDisk last = disks.getLast();
                Optional<String> parent = last.descriptor().parent();
                next =
                        parent.isPresent()
                                ? Optional.of(files.resolve(link, parent.get()))
                                : Optional.empty();
            }
            return new DiskChain(disks);
        } catch (IOException | RuntimeException e) {
            for (VmdkDisk disk : disks) {
                disk.close();
            }
            throw e;
        }
    }

    private static VmdkDisk openBelow(
            DiskFiles files, MetadataCache cache, List<VmdkDisk> above, String path)
            throws IOException {
        try {
            return VmdkDisk.open(files, cache, path);
        } catch (DiskFormatException e) {
            throw e;
        } catch (IOException e) {
            if (above.isEmpty()) {
                throw e;
            }
            throw new IOException(
                    "'"
                            + path
                            + "', on which '"
                            + above.getLast().path()
                            + "' is based, cannot be read: "
                            + e.getMessage(),
                    e);
        }
    }

    private static void checkNew(List<VmdkDisk> disks, String path) throws IOException {
        if (disks.stream().anyMatch(disk -> disk.path().equals(path))) {
            throw new DiskFormatException(
                    disks.getLast().path(), "is based on '" + path + "', which is based on it");
        }
        if (disks.size() == LONGEST) {
            throw new DiskFormatException(path, "is based on too many others: " + LONGEST);
        }
    }

    private static void checkIdentity(List<VmdkDisk> disks) throws DiskFormatException {
        if (disks.size() < 2) {
            return;
        }
        VmdkDisk child = disks.get(disks.size() - 2);
        VmdkDisk parent = disks.getLast();
        if (child.descriptor().parentContentId() != parent.descriptor().contentId()) {
            throw new DiskFormatException(
                    child.path(),
                    "was made when '"
                            + parent.path()
                            + "' had the content "
                            + hex(child.descriptor().parentContentId())
                            + ", but that has "
                            + hex(parent.descriptor().contentId())
                            + " now: it was changed since, and together they are no disk");
        }
    }

    private static String hex(long contentId) {
        return HexFormat.of().toHexDigits(contentId, 8);
    }

    /// Returns how large the disk is.
    ///
    /// @return bytes
    public long size() {
        return disks.getFirst().descriptor().capacity();
    }

    /// Returns the descriptors.
    ///
    /// @return the topmost disk's first
    public List<VmdkDescriptor> descriptors() {
        return disks.stream().map(VmdkDisk::descriptor).toList();
    }

    /// Returns where the descriptors are.
    ///
    /// @return the topmost disk's path first
    public List<String> paths() {
        return disks.stream().map(VmdkDisk::path).toList();
    }

    /// Returns what tells the present content from another one in the same files: the descriptors,
    /// and name, size and version of each file, all asked anew.
    ///
    /// @return a digest
    /// @throws IOException if a file cannot be asked
    public String fingerprint() throws IOException {
        Fingerprint fingerprint = new Fingerprint();
        for (VmdkDisk disk : disks) {
            disk.fingerprint(fingerprint);
        }
        return fingerprint.hex();
    }

    /// Returns the range that starts at a position: known zeros, or bytes to be read.
    ///
    /// @param position where to look, before the end of the disk
    /// @param limit how much is wanted
    /// @return a range that starts there, as long as it is the same and not beyond the limit
    /// @throws IOException if the tables cannot be read
    public DiskRange range(long position, long limit) throws IOException {
        ChainWalk walk = new ChainWalk(disks);
        long end = position + Math.min(limit, size() - position);
        boolean isZero = walk.at(position, end - position).isZero();
        long reached = position;
        while (reached < end) {
            ChainWalk.Piece piece = walk.at(reached, end - reached);
            if (piece.isZero() != isZero) {
                break;
            }
            reached += piece.length();
        }
        return new DiskRange(position, reached - position, isZero);
    }

    /// Reads a range.
    ///
    /// @param position where it starts on the disk
    /// @param into where to put it
    /// @param offset where to start there
    /// @param length how many bytes
    /// @return how many of them came from files; the others are known to be zeros
    /// @throws IOException if it cannot be read, or is not on the disk
    public long read(long position, byte[] into, int offset, int length) throws IOException {
        if (position < 0 || position > size() - length) {
            throw new IOException(
                    length + " bytes at " + position + " are not on '" + paths().getFirst() + "'");
        }
        ChainWalk walk = new ChainWalk(disks);
        long fetched = 0;
        int done = 0;
        while (done < length) {
            ChainWalk.Piece piece = walk.at(position + done, length - done);
            piece.read(into, offset + done);
            done += Math.toIntExact(piece.length());
            fetched += piece.isZero() ? 0 : piece.length();
        }
        return fetched;
    }

    @Override
    public void close() throws IOException {
        for (VmdkDisk disk : disks) {
            disk.close();
        }
    }
}
