package dev.vireo.testkit;

import java.util.List;
import java.util.Optional;

/// The file names of the driver in libvirt's own unit tests for VMX, which the oracle answers with
/// and a test of ours must answer with too.
public final class UnitTestNames {
    private static final String VOLUMES = "/vmfs/volumes/";

    private UnitTestNames() {}

    /// Turns a name in VMX into a source: `/vmfs/volumes/DS/PATH` into `[DS] PATH`, a plain name
    /// into a file of `[datastore] directory`. The datastore `missing` does not exist, nor do files
    /// on datastores whose path starts with `missing`.
    ///
    /// @param name the name in VMX
    /// @param mayBeMissing whether a file that does not exist is fine
    /// @return the source; empty for a file that does not exist and may be missing
    /// @throws IllegalArgumentException where libvirt's tests refuse a name without a word
    public static Optional<String> toSource(String name, boolean mayBeMissing) {
        if (name.startsWith(VOLUMES)) {
            return volume(name, mayBeMissing);
        }
        if (name.startsWith("/")) {
            return Optional.of(name);
        }
        if (name.contains("/")) {
            throw new IllegalArgumentException(name);
        }
        return Optional.of("[datastore] directory/" + name);
    }

    /// Any number of slashes may come before the datastore.
    private static Optional<String> volume(String name, boolean mayBeMissing) {
        int start = VOLUMES.length();
        while (start < name.length() && name.charAt(start) == '/') {
            start++;
        }
        int end = name.indexOf('/', start);
        if (end < 0 || end + 1 == name.length()) {
            throw new IllegalArgumentException(name);
        }
        List<String> parts = List.of(name.substring(start, end), name.substring(end + 1));
        if (parts.getFirst().equals("missing") || parts.getLast().startsWith("missing")) {
            if (mayBeMissing) {
                return Optional.empty();
            }
            throw new IllegalArgumentException(name);
        }
        return Optional.of("[" + parts.getFirst() + "] " + parts.getLast());
    }

    /// Turns a source into a name in VMX: `[DS] PATH` into `/vmfs/volumes/DS/PATH`.
    ///
    /// @param source the source
    /// @return the name
    /// @throws IllegalArgumentException where libvirt's tests refuse a source without a word
    public static String toName(String source) {
        if (source.startsWith("/")) {
            return source;
        }
        int end = source.indexOf(']');
        if (source.equals("[") || end == 1 || !source.startsWith("[")) {
            throw new IllegalArgumentException(source);
        }
        String datastore = source.substring(1, end < 0 ? source.length() : end);
        int path = end < 0 ? source.length() : end + 1;
        while (path < source.length() && source.charAt(path) == ' ') {
            path++;
        }
        return VOLUMES + datastore + "/" + source.substring(path);
    }
}
