package dev.vireo.simulator.datastore;

import dev.vireo.simulator.datastore.DatastoreFileException.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.function.LongConsumer;

/// The content of a disk on its way into its flat extent. The disk keeps what it has until
/// [#commit(long)].
public final class DiskUpload implements AutoCloseable {
    private final DatastoreFiles files;
    private final String path;
    private final VmdkDescriptor descriptor;
    private final FileUpload extent;

    private DiskUpload(
            DatastoreFiles files, String path, VmdkDescriptor descriptor, FileUpload extent) {
        this.files = files;
        this.path = path;
        this.descriptor = descriptor;
        this.extent = extent;
    }

    /// Starts to replace what a disk holds.
    ///
    /// @param files where it is
    /// @param path the path of its descriptor
    /// @return the upload, to be committed or abandoned
    /// @throws DatastoreFileException if it is not there, a delta, or in several files
    public static DiskUpload of(DatastoreFiles files, String path) {
        VmdkDescriptor descriptor = VirtualDiskFiles.describe(files, path);
        List<String> extents = VirtualDiskFiles.extents(files, path);
        if (extents.size() != 1 || descriptor.isDelta()) {
            throw new DatastoreFileException(Reason.BAD_CONTENT, path);
        }
        return new DiskUpload(files, path, descriptor, files.upload(extents.getFirst()));
    }

    /// Reads a stream-optimized extent to its end.
    ///
    /// @param in the bytes, not closed
    /// @param progress is told how much of the disk has come, in bytes, now and then
    /// @return how many bytes of the disk came in grains
    /// @throws VmdkFormatException if the bytes are wrong
    /// @throws IOException if the stream breaks
    public long receive(InputStream in, LongConsumer progress) throws IOException {
        long populated = StreamVmdkReader.read(in, descriptor.capacity(), extent, progress);
        if (!descriptor.isThin()) {
            extent.take(descriptor.capacity());
        }
        return populated;
    }

    /// Gives the disk what has come.
    ///
    /// @param contentId identifies the content from now on
    public void commit(long contentId) {
        extent.commit();
        VirtualDiskFiles.describe(files, path, descriptor.withContentId(contentId));
    }

    /// Abandons what has come unless it is committed.
    @Override
    public void close() {
        extent.close();
    }
}
