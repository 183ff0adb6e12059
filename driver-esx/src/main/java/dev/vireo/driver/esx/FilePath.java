package dev.vireo.driver.esx;

import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import dev.vireo.vmx.DatastorePath;
import java.util.List;

/// Reads paths of files in datastores that come from outside.
final class FilePath {
    private FilePath() {}

    /// Reads a path.
    ///
    /// @throws VirtException `INVALID_ARG` if it has not the form `[datastore] path`, or leaves the
    ///   datastore
    static DatastorePath of(String source) {
        DatastorePath path = DatastorePath.parse(source);
        boolean leaves = List.of(path.path().split("/", -1)).contains("..");
        boolean odd = source.chars().anyMatch(Character::isISOControl);
        if (path.fileName().isEmpty() || leaves || odd || path.datastore().indexOf('/') >= 0) {
            throw new VirtException(
                    ErrorCode.INVALID_ARG,
                    "'" + source.replaceAll("\\p{Cntrl}", "?") + "' is no file in a datastore");
        }
        return path;
    }
}
