package dev.vireo.simulator.datastore;

import dev.vireo.simulator.datastore.DatastoreFileException.Reason;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Arrays;
import java.util.List;

/// What a virtual disk holds, with what it has from its parents, open for reading.
public final class DiskContent implements AutoCloseable {
    private final FileChannel file;
    private final VmdkDescriptor descriptor;
    private final boolean untouched;

    private DiskContent(FileChannel file, VmdkDescriptor descriptor, boolean untouched) {
        this.file = file;
        this.descriptor = descriptor;
        this.untouched = untouched;
    }

    /// Opens a disk. All that is written is in the disk at the end of the chain: deltas of this
    /// simulator's machines are empty.
    ///
    /// @param files where it is
    /// @param path the path of its descriptor
    /// @return the content
    /// @throws DatastoreFileException if it is not there, or in a format that is not read
    public static DiskContent open(DatastoreFiles files, String path) {
        String base = VirtualDiskFiles.chain(files, path).getLast();
        VmdkDescriptor descriptor =
                VirtualDiskFiles.describe(files, base)
                        .withContentId(VirtualDiskFiles.describe(files, path).contentId());
        List<String> extents = VirtualDiskFiles.extents(files, base);
        if (extents.size() != 1) {
            throw new DatastoreFileException(Reason.BAD_CONTENT, base);
        }
        String extent = extents.getFirst();
        return new DiskContent(files.open(extent), descriptor, files.isUntouched(extent));
    }

    /// Returns how large the disk is.
    ///
    /// @return bytes
    public long capacity() {
        return descriptor.capacity();
    }

    VmdkDescriptor descriptor() {
        return descriptor;
    }

    /// Returns whether it is known that all is zero.
    boolean isUntouched() {
        return untouched;
    }

    /// Reads a part; what the file does not have is zero.
    void read(byte[] into, long position) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(into);
        while (buffer.hasRemaining()) {
            int count = file.read(buffer, position + buffer.position());
            if (count < 0) {
                break;
            }
        }
        Arrays.fill(into, buffer.position(), into.length, (byte) 0);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
