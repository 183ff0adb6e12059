package dev.vireo.driver.esx;

import dev.vireo.disk.ByteSource;
import dev.vireo.disk.DiskFiles;
import dev.vireo.disk.DiskFormatException;
import dev.vireo.model.VirtException;
import dev.vireo.vmx.DatastorePath;
import java.io.IOException;
import java.util.function.LongConsumer;

/// Finds the files of disks in the datastores of a datacenter.
///
/// @param files the datacenter's files
/// @param names what names in descriptors mean
/// @param verb what they are read for, for messages
/// @param cuts told how often connections broke
record DatastoreDisks(DatastoreFiles files, DiskNames names, String verb, LongConsumer cuts)
        implements DiskFiles {
    @Override
    public ByteSource open(String path) throws IOException {
        DatastorePath place = FilePath.of(path);
        try {
            return new RemoteBytes(files, place, files.open(place, verb), verb, cuts);
        } catch (VirtException e) {
            if (RemoteFile.isMissing(e)) {
                throw (IOException) new DiskFormatException(path, "is not there").initCause(e);
            }
            throw e;
        }
    }

    @Override
    public String resolve(String descriptor, String name) throws IOException {
        return names.resolve(descriptor, name);
    }
}
