package dev.vireo.soap;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/// Hands bytes to the XML parser within limits, and remembers why reading stopped: the parser would
/// wrap that in an exception of its own.
///
/// The limits hold to within one buffer of the parser, which reads ahead.
final class BoundedInput extends InputStream {
    private final InputStream in;
    private final XmlLimits limits;
    private final Utf8Watch watch = new Utf8Watch();
    private boolean isUtf8;
    private long count;
    private long tokenSize; // bytes of markup, characters of text
    private boolean inText;
    private boolean atEnd;
    private @Nullable IOException failure;
    private @Nullable String overflow;

    BoundedInput(InputStream in, XmlLimits limits) {
        this.in = in;
        this.limits = limits;
    }

    /// Says that the bytes have to be UTF-8.
    void requireUtf8() {
        isUtf8 = true;
    }

    /// Returns whether they should have been UTF-8 and were not.
    boolean isMisencoded() {
        return isUtf8 && watch.isBad();
    }

    /// Marks the beginning of a tag, comment or processing instruction.
    void startMarkup() {
        tokenSize = 0;
        inText = false;
    }

    /// Marks the beginning of a text.
    void startText() {
        tokenSize = 0;
        inText = true;
    }

    long count() {
        return count;
    }

    boolean isAtEnd() {
        return atEnd;
    }

    /// Returns the limit that was passed, if one was.
    @Nullable String overflow() {
        return overflow;
    }

    /// Throws what the stream below has thrown, if it has.
    void rethrow() throws IOException {
        if (failure != null) {
            throw failure;
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        checkLimits();
        int read;
        try {
            read = in.read(buffer, offset, length);
        } catch (IOException e) {
            failure = e;
            throw e;
        }
        if (read < 0) {
            atEnd = true;
            return read;
        }
        count += read;
        int characters = watch.see(buffer, offset, read);
        tokenSize += inText ? characters : read;
        return read;
    }

    private void checkLimits() throws IOException {
        if (inText && tokenSize > limits.textLength()) {
            overflow = "a text of more than " + limits.textLength() + " characters";
        } else if (!inText && tokenSize > limits.tokenBytes()) {
            overflow = "a tag or comment of more than " + limits.tokenBytes() + " bytes";
        } else if (count > limits.documentBytes()) {
            overflow = "a document of more than " + limits.documentBytes() + " bytes";
        }
        if (overflow != null || isMisencoded()) {
            throw new IOException("refused");
        }
    }
}
