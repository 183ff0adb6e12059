package dev.vireo.driver.esx;

import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import dev.vireo.vmx.DatastoreItemName;
import dev.vireo.vmx.DatastorePath;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The names of volumes, and what they are called in their datastores.
///
/// Names are escaped when files are made, as libvirt does. It then shows the escaped name, and does
/// not find a volume by the name that it was made with; here both names lead to it.
final class VolumeName {
    private VolumeName() {}

    /// Returns the name that a file is listed with: the one it was made with, where that can be
    /// told, and otherwise the file's.
    static String of(DatastorePath file) {
        return pieces(file.path())
                .map(piece ->
                        DatastoreItemName.unescape(piece)
                                .filter(name -> name.indexOf('/') < 0)
                                .orElse(piece))
                .collect(Collectors.joining("/"));
    }

    /// Returns the files that a name may mean, the likeliest first: that of the very name, the one
    /// that is made of the name here, and the one that libvirt makes, which has no folders in
    /// folders.
    static List<DatastorePath> files(String datastore, String name) {
        if (!isName(name)) {
            return List.of();
        }
        Set<String> paths = new LinkedHashSet<>();
        paths.add(name);
        paths.add(escaped(name));
        int slash = name.lastIndexOf('/');
        if (slash > 0) {
            paths.add(
                    DatastoreItemName.escape(name.substring(0, slash))
                            + "/"
                            + DatastoreItemName.escape(name.substring(slash + 1)));
        }
        return paths.stream().map(path -> new DatastorePath(datastore, path)).toList();
    }

    /// Returns the file that is made of a name.
    ///
    /// @throws VirtException `INTERNAL_ERROR` if a name cannot be so, as in libvirt
    static DatastorePath newFile(String datastore, String name) {
        if (!isName(name)) {
            throw new VirtException(
                    ErrorCode.INTERNAL_ERROR,
                    "Volume name '" + name + "' doesn't have expected format '<directory>/<file>'");
        }
        return new DatastorePath(datastore, escaped(name));
    }

    private static String escaped(String name) {
        return pieces(name).map(DatastoreItemName::escape).collect(Collectors.joining("/"));
    }

    private static boolean isName(String name) {
        return pieces(name)
                .noneMatch(piece -> piece.isEmpty() || piece.equals(".") || piece.equals(".."));
    }

    private static Stream<String> pieces(String name) {
        return Stream.of(name.split("/", -1));
    }
}
