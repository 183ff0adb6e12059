package dev.vireo.vmx;

import dev.vireo.model.ErrorCode;
import dev.vireo.model.ErrorDomain;
import dev.vireo.model.VirtException;
import java.util.Optional;

/// The file names of a VMX file in a directory of a datastore.
///
/// @param directory the directory, such as `[datastore1] web`
record DirectoryFileNames(String directory) implements FileNames {
    private static final String VOLUMES = "/vmfs/volumes/";
    // where libvirt says a file lies when it does not know
    private static final String NOWHERE = "[?] ?/";

    /// Tidies the directory.
    ///
    /// @throws VirtException with [ErrorCode#INVALID_ARG] if it is no directory of a datastore
    DirectoryFileNames {
        String tidy =
                DatastorePath.ofVolumes(directory).map(DatastorePath::toString).orElse(directory);
        while (tidy.endsWith("/")) {
            tidy = tidy.substring(0, tidy.length() - 1);
        }
        int end = tidy.indexOf(']');
        if (!tidy.startsWith("[") || end < 2) {
            throw new VirtException(
                    ErrorCode.INVALID_ARG,
                    ErrorDomain.ESX,
                    "Datastore path '"
                            + directory
                            + "' doesn't have expected format '[<datastore>] <path>'",
                    null);
        }
        String path = tidy.substring(end + 1).strip();
        directory = tidy.substring(0, end + 1) + (path.isEmpty() ? "" : " " + path);
    }

    @Override
    public Optional<String> toSource(String name, boolean mayBeMissing) {
        if (name.startsWith(VOLUMES)) {
            return Optional.of(ofVolume(name));
        }
        if (name.startsWith("/") || name.startsWith("[")) {
            return Optional.of(name);
        }
        if (name.indexOf('\\') >= 0) {
            throw notHandled(name);
        }
        return Optional.of(prefix() + name);
    }

    private String prefix() {
        return directory + (directory.endsWith("]") ? ' ' : '/');
    }

    private static String ofVolume(String name) {
        int start = VOLUMES.length();
        while (start < name.length() && name.charAt(start) == '/') {
            start++;
        }
        int end = name.indexOf('/', start);
        if (end < 0 || end + 1 == name.length()) {
            throw new VirtException(
                    ErrorCode.INTERNAL_ERROR,
                    ErrorDomain.ESX,
                    "File name '"
                            + name
                            + "' doesn't have expected format "
                            + "'/vmfs/volumes/<datastore>/<path>'",
                    null);
        }
        return '[' + name.substring(start, end) + "] " + name.substring(end + 1);
    }

    @Override
    public String toName(String source) {
        if (source.startsWith(prefix())) {
            return source.substring(prefix().length());
        }
        if (source.startsWith(NOWHERE)) {
            return source.substring(NOWHERE.length());
        }
        if (source.startsWith("/")) {
            return source;
        }
        if (!source.startsWith("[")) {
            throw notHandled(source);
        }
        int end = source.indexOf(']');
        if (end < 2) {
            throw new VirtException(
                    ErrorCode.INVALID_ARG,
                    ErrorDomain.ESX,
                    "Datastore path '"
                            + source
                            + "' doesn't have expected format "
                            + "'[<datastore>] <path>'",
                    null);
        }
        int path = end + 1;
        while (path < source.length() && source.charAt(path) == ' ') {
            path++;
        }
        return VOLUMES + source.substring(1, end) + '/' + source.substring(path);
    }

    private static VirtException notHandled(String name) {
        return new VirtException(
                ErrorCode.INTERNAL_ERROR,
                ErrorDomain.ESX,
                "Could not handle file name '" + name + "'",
                null);
    }
}
