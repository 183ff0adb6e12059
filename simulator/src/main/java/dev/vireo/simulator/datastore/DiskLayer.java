package dev.vireo.simulator.datastore;

import dev.vireo.simulator.datastore.DatastoreFileException.Reason;
import java.io.IOException;
import java.util.List;

/// A disk without what it is based on: its descriptor and its extent, open.
///
/// @param path the path of the descriptor
/// @param descriptor the descriptor
/// @param extent the content
record DiskLayer(String path, VmdkDescriptor descriptor, DiskExtent extent)
        implements AutoCloseable {
    /// Opens it.
    ///
    /// @param writable whether to change it
    /// @throws DatastoreFileException if it is not there, or in a format that is not read
    static DiskLayer open(DatastoreFiles files, String path, boolean writable) {
        VmdkDescriptor descriptor = VirtualDiskFiles.describe(files, path);
        List<String> extents = VirtualDiskFiles.extents(files, path);
        if (extents.size() != 1 || descriptor.extents().size() != 1) {
            throw new DatastoreFileException(Reason.BAD_CONTENT, path);
        }
        String extent = extents.getFirst();
        long capacity = descriptor.capacity();
        try {
            DiskExtent opened =
                    switch (descriptor.extents().getFirst().type()) {
                        case "VMFS", "FLAT" ->
                                writable
                                        ? FlatExtent.change(
                                                files, extent, capacity, descriptor.isThin())
                                        : FlatExtent.open(files, extent, capacity);
                        case "SESPARSE" ->
                                writable
                                        ? SeSparseExtent.change(files, extent)
                                        : SeSparseExtent.open(files, extent);
                        default -> throw new DatastoreFileException(Reason.BAD_CONTENT, path);
                    };
            return new DiskLayer(path, descriptor, opened);
        } catch (VmdkFormatException e) {
            throw new DatastoreFileException(Reason.BAD_CONTENT, extent, e);
        } catch (IOException e) {
            throw DatastoreFiles.failed(extent, e);
        }
    }

    /// Returns how large the disk is.
    long capacity() {
        return descriptor.capacity();
    }

    @Override
    public void close() throws IOException {
        extent.close();
    }
}
