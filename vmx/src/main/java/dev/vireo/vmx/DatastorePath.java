package dev.vireo.vmx;

import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import java.util.Optional;

/// A file or a folder in a datastore: `[datastore] directory/file`.
///
/// @param datastore the name of the datastore, not empty and without `]`
/// @param path the path in it, empty for the datastore itself
public record DatastorePath(String datastore, String path) {
    private static final String VOLUMES = "/vmfs/volumes/";

    /// Checks the name of the datastore.
    public DatastorePath {
        if (datastore.isEmpty() || datastore.indexOf(']') >= 0) {
            throw new VirtException(
                    ErrorCode.INVALID_ARG, "'" + datastore + "' is no name of a datastore");
        }
    }

    /// Reads the text form. The bracket may be left open, and no blank need stand behind it.
    ///
    /// libvirt: `esxUtil_ParseDatastorePath`.
    ///
    /// @param text the text
    /// @return the path
    /// @throws VirtException with [ErrorCode#INVALID_ARG] if it begins with no name in brackets
    public static DatastorePath parse(String text) {
        if (text.length() < 2 || text.charAt(0) != '[' || text.charAt(1) == ']') {
            throw new VirtException(
                    ErrorCode.INVALID_ARG,
                    "Datastore path '"
                            + text
                            + "' doesn't have expected format '[<datastore>] <path>'");
        }
        int close = text.indexOf(']');
        if (close < 0) {
            return new DatastorePath(text.substring(1), "");
        }
        int start = close + 1;
        while (start < text.length() && text.charAt(start) == ' ') {
            start++;
        }
        return new DatastorePath(text.substring(1, close), text.substring(start));
    }

    /// Reads the path that a host has for a file in a datastore, `/vmfs/volumes/DATASTORE/PATH`.
    ///
    /// @param hostPath the path on the host
    /// @return the path in the datastore; empty if it is of another form
    public static Optional<DatastorePath> ofVolumes(String hostPath) {
        if (!hostPath.startsWith(VOLUMES)) {
            return Optional.empty();
        }
        int start = VOLUMES.length();
        while (start < hostPath.length() && hostPath.charAt(start) == '/') {
            start++;
        }
        int slash = hostPath.indexOf('/', start);
        if (slash < 0 || slash + 1 == hostPath.length()) {
            return Optional.empty();
        }
        String datastore = hostPath.substring(start, slash);
        return datastore.indexOf(']') >= 0
                ? Optional.empty()
                : Optional.of(new DatastorePath(datastore, hostPath.substring(slash + 1)));
    }

    /// Returns the path that a host has for it, by the name of the datastore.
    ///
    /// @return `/vmfs/volumes/DATASTORE/PATH`
    public String toVolumes() {
        return VOLUMES + datastore + '/' + path;
    }

    /// Returns the folder a file is in.
    ///
    /// @return the path up to its last slash; empty for what is in the root of the datastore
    public String folder() {
        int slash = path.lastIndexOf('/');
        return slash < 0 ? "" : path.substring(0, slash);
    }

    /// Returns what libvirt takes for the folder: the same as [#folder], but for a file in the root
    /// of the datastore, the name of that file.
    ///
    /// @return libvirt's folder
    public String directory() {
        return path.indexOf('/') < 0 ? path : folder();
    }

    /// Returns the name of the file in its folder.
    ///
    /// @return what stands behind the last slash
    public String fileName() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /// Returns the text form.
    ///
    /// @return `[datastore] path`
    @Override
    public String toString() {
        return '[' + datastore + "] " + path;
    }
}
