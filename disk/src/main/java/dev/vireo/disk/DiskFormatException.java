package dev.vireo.disk;

import java.io.IOException;
import java.io.Serial;

/// A disk that cannot be read as what it claims to be. The message names the file.
public final class DiskFormatException extends IOException {
    @Serial private static final long serialVersionUID = 1;

    /// Makes a failure.
    ///
    /// @param file the file it is about
    /// @param reason what is wrong with it, a half sentence that goes on after the name
    public DiskFormatException(String file, String reason) {
        super("'" + file + "' " + reason);
    }

    static DiskFormatException ended(ByteSource source, long position, long length)
            throws IOException {
        return new DiskFormatException(
                source.name(),
                "ends after "
                        + source.size()
                        + " bytes, but "
                        + length
                        + " bytes are to be read at "
                        + position
                        + ": it is truncated or damaged");
    }
}
