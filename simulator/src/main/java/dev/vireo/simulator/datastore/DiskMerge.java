package dev.vireo.simulator.datastore;

import dev.vireo.simulator.datastore.DiskExtent.Run;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/// Writes what a delta holds into the disk it is based on, which then holds what both held. It can
/// be done again if it was not done to its end: the delta goes last.
public final class DiskMerge {
    private static final int MOST = 1 << 20;

    private final DiskContent parent;
    private final DiskLayer child;

    private DiskMerge(DiskContent parent, DiskLayer child) {
        this.parent = parent;
        this.child = child;
    }

    /// Merges a delta, and lets those that were based on it be based on the disk below.
    ///
    /// @param files where both are, in one directory with all that are based on the delta
    /// @param delta the path of the delta's descriptor
    /// @param below the path of the descriptor of the disk below; nothing else is based on it
    /// @throws DatastoreFileException if one of them is not there, or the datastore is full
    public static void merge(DatastoreFiles files, String delta, String below) {
        VmdkDescriptor descriptor = VirtualDiskFiles.describe(files, delta);
        try (DiskLayer child = DiskLayer.open(files, delta, false);
                DiskContent parent =
                        DiskContent.openForWriting(files, below, descriptor.contentId())) {
            new DiskMerge(parent, child).run();
        } catch (IOException e) {
            throw DatastoreFiles.failed(below, e);
        }
        // the content is the delta's, so those on top of it see no other
        VirtualDiskFiles.describe(
                files,
                below,
                VirtualDiskFiles.describe(files, below).withContentId(descriptor.contentId()));
        for (FileStat file : files.list(folder(delta))) {
            VirtualDiskFiles.find(files, file.path())
                    .filter(each -> each.parent().equals(Optional.of(name(delta))))
                    .ifPresent(each -> VirtualDiskFiles.reparent(files, file.path(), below));
        }
        VirtualDiskFiles.delete(files, delta);
    }

    private static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static String folder(String path) {
        return path.substring(0, Math.max(0, path.lastIndexOf('/')));
    }

    private void run() throws IOException {
        long position = 0;
        while (position < child.capacity()) {
            Run run = child.extent().run(position);
            long end = Math.min(run.end(), child.capacity());
            switch (run.holder()) {
                case HERE -> copy(position, end);
                case ZERO -> parent.zero(position, end - position, false);
                case BELOW -> {}
            }
            position = end;
        }
    }

    private void copy(long start, long end) throws IOException {
        for (long at = start; at < end; at += MOST) {
            byte[] bytes = new byte[(int) Math.min(MOST, end - at)];
            child.extent().read(ByteBuffer.wrap(bytes), at);
            if (isZero(bytes)) {
                parent.zero(at, bytes.length, false);
            } else {
                parent.write(bytes, at);
            }
        }
    }

    private static boolean isZero(byte[] bytes) {
        return bytes[0] == 0 && Arrays.equals(bytes, 0, bytes.length - 1, bytes, 1, bytes.length);
    }
}
