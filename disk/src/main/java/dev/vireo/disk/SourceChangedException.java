package dev.vireo.disk;

import java.io.IOException;
import java.io.Serial;
import java.nio.file.Path;

/// An unfinished image is a copy of something else than what is to be copied now.
public final class SourceChangedException extends IOException {
    @Serial private static final long serialVersionUID = 1;

    /// Makes a failure.
    ///
    /// @param part the unfinished image
    public SourceChangedException(Path part) {
        super(
                "'"
                        + part
                        + "' was begun from another content or in another format: the disk was"
                        + " changed since");
    }
}
