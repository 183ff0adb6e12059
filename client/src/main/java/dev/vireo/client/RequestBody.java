package dev.vireo.client;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/// What a request carries.
public sealed interface RequestBody {

    /// Returns no body.
    ///
    /// @return the body that is not sent
    static RequestBody none() {
        return None.NONE;
    }

    /// Returns a body of text in UTF-8.
    ///
    /// @param text the text
    /// @return the body
    static RequestBody utf8(String text) {
        return new Bytes(text.getBytes(StandardCharsets.UTF_8));
    }

    /// Returns a body of bytes.
    ///
    /// @param bytes the bytes, which are not copied and must not change
    /// @return the body
    static RequestBody bytes(byte[] bytes) {
        return new Bytes(bytes);
    }

    /// Returns a body that is read while it is sent.
    ///
    /// @param source opened once for each time that the request is sent
    /// @param length its length in bytes, or [Streamed#UNKNOWN_LENGTH]
    /// @return the body
    static RequestBody streamed(Source source, long length) {
        return new Streamed(source, length);
    }

    /// Returns how long the body is.
    ///
    /// @return bytes, or [Streamed#UNKNOWN_LENGTH]
    long length();

    /// No body.
    enum None implements RequestBody {
        /// The one value.
        NONE;

        @Override
        public long length() {
            return 0;
        }
    }

    /// A body in memory.
    final class Bytes implements RequestBody {
        private final byte[] bytes;

        private Bytes(byte[] bytes) {
            this.bytes = bytes;
        }

        byte[] bytes() {
            return bytes;
        }

        @Override
        public long length() {
            return bytes.length;
        }
    }

    /// A body that is read while it is sent.
    ///
    /// @param source opened once for each time that the request is sent
    /// @param length its length in bytes; with [#UNKNOWN_LENGTH] it is sent in chunks
    record Streamed(Source source, long length) implements RequestBody {
        /// The length of a body that ends where its source ends.
        public static final long UNKNOWN_LENGTH = -1;

        /// Checks the length.
        public Streamed {
            if (length < UNKNOWN_LENGTH) {
                throw new IllegalArgumentException("negative length " + length);
            }
        }
    }

    /// Where a streamed body comes from.
    @FunctionalInterface
    interface Source {
        /// Opens the body at its beginning; the transport closes it.
        ///
        /// @return the body
        /// @throws IOException if it cannot be opened
        InputStream open() throws IOException;
    }
}
