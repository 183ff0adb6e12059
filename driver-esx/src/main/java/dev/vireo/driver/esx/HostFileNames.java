package dev.vireo.driver.esx;

import dev.vireo.model.Disk;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import dev.vireo.vmx.DatastorePath;
import dev.vireo.vmx.FileNames;
import java.util.Optional;
import java.util.function.Supplier;

/// The file names of a VMX file on the host of a connection.
///
/// libvirt: `esxParseVMXFileName`, `esxFormatVMXFileName` and `esxAutodetectSCSIControllerModel`.
final class HostFileNames implements FileNames {
    private static final String VOLUMES = "/vmfs/volumes/";

    private final String directory;
    private final Supplier<DatastoreMounts> mounts;
    private final DiskSearch disks;

    /// Makes them.
    ///
    /// @param directory where the VMX file lies, such as `[datastore1] web`, or `[datastore1]`
    /// @param mounts asked at most once for each name that needs it
    /// @param disks looks at disks for their controllers
    HostFileNames(String directory, Supplier<DatastoreMounts> mounts, DiskSearch disks) {
        this.directory = directory;
        this.mounts = mounts;
        this.disks = disks;
    }

    /// Makes those of the host of a connection, which is asked when a name needs it.
    static HostFileNames of(EsxSession session, Scope scope, String directory) {
        Memo<DatastoreMounts> mounts = new Memo<>(() -> DatastoreMounts.fetch(session, scope));
        return new HostFileNames(directory, mounts, new DiskSearch(session, mounts));
    }

    @Override
    public Optional<String> scsiModel(Disk disk) {
        return disks.scsiModel(disk);
    }

    @Override
    public Optional<String> toSource(String name, boolean mayBeMissing) {
        if (name.indexOf('/') < 0 && name.indexOf('\\') < 0) {
            return Optional.of(directory + (directory.endsWith("]") ? " " : "/") + name);
        }
        DatastoreMounts datastores = mounts.get();
        for (DatastoreMounts.Mount mount : datastores.mounts()) {
            // the start is compared as text, as libvirt does: no separator needs to follow
            if (mount.path().isPresent() && name.startsWith(mount.path().get())) {
                return Optional.of(
                        "[" + mount.name() + "] " + below(name, mount.path().get().length()));
            }
        }
        if (name.startsWith(VOLUMES)) {
            return ofVolume(name, datastores, mayBeMissing);
        }
        if (name.startsWith("/")) {
            return Optional.of(name);
        }
        throw notHandled(name);
    }

    private static String below(String name, int start) {
        int at = start;
        while (at < name.length() && (name.charAt(at) == '/' || name.charAt(at) == '\\')) {
            at++;
        }
        return name.substring(at).replace('\\', '/');
    }

    private static Optional<String> ofVolume(
            String name, DatastoreMounts datastores, boolean mayBeMissing) {
        int start = VOLUMES.length();
        while (start < name.length() && name.charAt(start) == '/') {
            start++;
        }
        int end = name.indexOf('/', start);
        if (end < 0 || end + 1 == name.length()) {
            throw internal(
                    "File name '"
                            + name
                            + "' doesn't have expected format '/vmfs/volumes/<datastore>/<path>'");
        }
        String datastore = name.substring(start, end);
        if (datastores.named(datastore).isPresent()) {
            return Optional.of("[" + datastore + "] " + name.substring(end + 1));
        }
        if (mayBeMissing) {
            return Optional.empty();
        }
        throw internal(
                "File name '" + name + "' refers to non-existing datastore '" + datastore + "'");
    }

    @Override
    public String toName(String source) {
        if (source.startsWith("/")) {
            return source;
        }
        if (!source.startsWith("[")) {
            throw notHandled(source);
        }
        DatastorePath path = DatastorePath.parse(source);
        String root =
                mounts.get()
                        .named(path.datastore())
                        .orElseThrow(() ->
                                internal(
                                        "Could not find datastore with name '"
                                                + path.datastore()
                                                + "'"))
                        .path()
                        .orElseThrow(() ->
                                internal(
                                        "the host does not say where it has mounted datastore '"
                                                + path.datastore()
                                                + "'"));
        char separator = root.indexOf('\\') < 0 ? '/' : '\\';
        int end = root.length();
        while (end > 0 && (root.charAt(end - 1) == '/' || root.charAt(end - 1) == '\\')) {
            end--;
        }
        String file = path.path();
        return root.substring(0, end)
                + separator
                + (separator == '/' ? file : file.replace('/', separator));
    }

    private static VirtException notHandled(String name) {
        return internal("Could not handle file name '" + name + "'");
    }

    private static VirtException internal(String detail) {
        return new VirtException(ErrorCode.INTERNAL_ERROR, detail);
    }
}
