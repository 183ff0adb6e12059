package dev.vireo.driver.esx;

import dev.vireo.disk.ByteSource;
import dev.vireo.model.VirtException;
import dev.vireo.vmx.DatastorePath;
import java.util.function.LongConsumer;

/// A file of a datastore as the reader of disks wants it. What goes wrong are the driver's errors.
///
/// @param files where it is
/// @param path its path
/// @param file what it was when it was opened; reading anything else fails
/// @param verb what it is read for, for messages
/// @param cuts told how often a connection broke while a part was read
record RemoteBytes(
        DatastoreFiles files, DatastorePath path, RemoteFile file, String verb, LongConsumer cuts)
        implements ByteSource {
    @Override
    public String name() {
        return path.toString();
    }

    @Override
    public long size() {
        return file.size();
    }

    @Override
    public String version() {
        FileVersion now = files.open(path, verb).version();
        return now.size() + " " + now.tag().orElse("") + " " + now.modified().orElse("");
    }

    /// Reads a part, over a connection of its own.
    ///
    /// @throws VirtException as [RemoteRead#read]
    @Override
    public void read(long position, byte[] into, int offset, int length) {
        try (RemoteRead read = file.read(position, length)) {
            int done = 0;
            while (done < length) {
                done += read.read(into, offset + done, length - done);
            }
            cuts.accept(read.takeCuts());
        }
    }

    @Override
    public void close() {
        // it holds nothing open
    }
}
