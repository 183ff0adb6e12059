package dev.vireo.driver.esx;

import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/// The beginning of a file of this computer, which must stay as it is while it is sent.
///
/// @param file the file
/// @param length how much of it is sent
/// @param identity what [LocalFile#identity] said of it before
record LocalSource(Path file, long length, String identity) implements UploadSource {
    @Override
    public InputStream open(long place) throws IOException {
        return new Limited(LocalFile.open(file, place), length - place);
    }

    @Override
    public void requireSame() {
        if (!LocalFile.identity(file).equals(identity)) {
            throw new VirtException(
                    ErrorCode.OPERATION_FAILED,
                    "'"
                            + file
                            + "' was changed while it was uploaded; the volume has its old content");
        }
    }
}
