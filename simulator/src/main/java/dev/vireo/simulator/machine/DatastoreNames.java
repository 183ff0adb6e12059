package dev.vireo.simulator.machine;

import dev.vireo.vim.ManagedObjectReference;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The way between the file names in a VMX file and datastore paths such as `[ds] web/web.vmdk`.
final class DatastoreNames {
    private static final String VOLUMES = "/vmfs/volumes/";

    private final Site site;
    private final String directory;

    /// Takes names relative to the directory of a machine's `.vmx` file.
    DatastoreNames(Site site, String vmPathName) {
        this.site = site;
        this.directory = directoryOf(vmPathName);
    }

    /// Returns `[ds] web` for `[ds] web/web.vmx`, and `[ds]` for `[ds] web.vmx`.
    static String directoryOf(String path) {
        int slash = path.lastIndexOf('/');
        int name = Math.max(path.indexOf(']') + 1, 0);
        return slash < name ? path.substring(0, name) : path.substring(0, slash);
    }

    /// Returns the path of a file in a directory.
    static String join(String directory, String name) {
        return directory.endsWith("]") ? directory + ' ' + name : directory + '/' + name;
    }

    /// Returns the name of a path's datastore, empty if the text is no datastore path.
    static Optional<String> datastoreOf(String path) {
        int end = path.indexOf(']');
        return path.startsWith("[") && end > 1
                ? Optional.of(path.substring(1, end))
                : Optional.empty();
    }

    /// Returns the last part of a path, without the datastore.
    static String fileOf(String path) {
        int slash = path.lastIndexOf('/');
        return slash >= 0
                ? path.substring(slash + 1)
                : path.substring(path.indexOf(']') + 1).strip();
    }

    String directory() {
        return directory;
    }

    @Nullable ManagedObjectReference datastore(String path) {
        return datastoreOf(path).flatMap(site::datastore).orElse(null);
    }

    /// Returns the datastore path of a name in the VMX file; a name of no datastore stays as it is.
    String toPath(String name) {
        if (name.startsWith("[") || name.isEmpty()) {
            return name;
        }
        if (!name.startsWith("/")) {
            return join(directory, name);
        }
        if (!name.startsWith(VOLUMES)) {
            return name;
        }
        int end = name.indexOf('/', VOLUMES.length());
        if (end < 0) {
            return name;
        }
        return site.volume(name.substring(VOLUMES.length(), end))
                .map(datastore -> join('[' + datastore + ']', name.substring(end + 1)))
                .orElse(name);
    }

    /// Returns the name of a datastore path in the VMX file.
    String toName(String path) {
        String own = directory.endsWith("]") ? directory + ' ' : directory + '/';
        if (path.startsWith(own) && path.indexOf('/', own.length()) < 0) {
            return path.substring(own.length());
        }
        return datastoreOf(path)
                .map(name ->
                        site.mountPath(name) + '/' + path.substring(path.indexOf(']') + 1).strip())
                .orElse(path);
    }
}
