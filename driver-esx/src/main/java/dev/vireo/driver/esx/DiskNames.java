package dev.vireo.driver.esx;

import dev.vireo.disk.DiskFormatException;
import dev.vireo.vmx.DatastorePath;
import dev.vireo.vmx.FileNames;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// What the names mean that descriptors of disks hold: relative ones, and those that a host has.
///
/// @param hostNames gives the datastore path of a host's `/vmfs/volumes/...`, or anything else
record DiskNames(UnaryOperator<String> hostNames) {
    static DiskNames of(FileNames names) {
        return new DiskNames(host -> names.toSource(host, true).orElse(host));
    }

    /// Returns where a file is that a descriptor names.
    ///
    /// @param descriptor the datastore path of the descriptor
    /// @throws DiskFormatException if it is in no datastore
    String resolve(String descriptor, String name) throws DiskFormatException {
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
