package dev.vireo.api;

import java.io.IOException;
import java.io.InputStream;

/// A picture of a domain's screen.
///
/// @param mediaType for example `image/png`
/// @param content the picture, as it comes from the host
public record Screenshot(String mediaType, InputStream content) implements AutoCloseable {
    @Override
    public void close() throws IOException {
        content.close();
    }
}
