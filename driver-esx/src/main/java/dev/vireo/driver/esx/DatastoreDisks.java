package dev.vireo.driver.esx;

import dev.vireo.disk.ByteSource;
import dev.vireo.disk.DiskFiles;
import dev.vireo.disk.DiskFormatException;
import dev.vireo.model.VirtException;
import dev.vireo.vmx.DatastorePath;
import dev.vireo.vmx.FileNames;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.function.UnaryOperator;

/// Finds the files of disks in the datastores of a datacenter, by the names that descriptors hold:
/// relative ones, and those that a host has for them.
///
/// @param files the datacenter's files
/// @param hostNames gives the datastore path of a host's `/vmfs/volumes/...`
/// @param verb what they are read for, for messages
/// @param cuts told how often connections broke
record DatastoreDisks(
        DatastoreFiles files, UnaryOperator<String> hostNames, String verb, LongConsumer cuts)
        implements DiskFiles {
    static DatastoreDisks of(
            DatastoreFiles files, FileNames names, String verb, LongConsumer cuts) {
        return new DatastoreDisks(
                files, host -> names.toSource(host, true).orElse(host), verb, cuts);
    }

    @Override
    public ByteSource open(String path) throws IOException {
        DatastorePath place = FilePath.of(path);
        try {
            return new RemoteBytes(files, place, files.open(place, verb), verb, cuts);
        } catch (VirtException e) {
            if (RemoteFile.isMissing(e)) {
                throw (IOException)
                        new NoSuchFileException(path, null, "there is no such file").initCause(e);
            }
            throw e;
        }
    }

    @Override
    public String resolve(String descriptor, String name) throws IOException {
        if (name.contains("://")) {
            throw new DiskFormatException(
                    descriptor,
                    "has its content in '"
                            + name
                            + "', an object of vSAN or vVols, which is no file that could be read");
        }
        if (name.startsWith("/")) {
            String source = hostNames.apply(name);
            if (!source.startsWith("[")) {
                throw new DiskFormatException(
                        descriptor, "names '" + name + "', which is in no datastore known here");
            }
            return plain(descriptor, DatastorePath.parse(source), name);
        }
        DatastorePath here = DatastorePath.parse(descriptor);
        String folder = here.folder();
        return plain(
                descriptor,
                new DatastorePath(here.datastore(), folder.isEmpty() ? name : folder + "/" + name),
                name);
    }

    /// Returns a path without `.` and `..`, so that the same file always has the same.
    private static String plain(String descriptor, DatastorePath path, String name)
            throws DiskFormatException {
        Deque<String> pieces = new ArrayDeque<>();
        for (String piece : path.path().split("/", -1)) {
            if (piece.equals("..")) {
                if (pieces.isEmpty()) {
                    throw new DiskFormatException(
                            descriptor, "names '" + name + "', which is outside of its datastore");
                }
                pieces.removeLast();
            } else if (!piece.isEmpty() && !piece.equals(".")) {
                pieces.addLast(piece);
            }
        }
        return new DatastorePath(path.datastore(), String.join("/", pieces)).toString();
    }

    /// Returns the same form of a path that the server has told.
    static Optional<String> normal(String path) {
        try {
            return Optional.of(plain(path, DatastorePath.parse(path), path));
        } catch (DiskFormatException _) {
            return Optional.empty();
        }
    }
}
