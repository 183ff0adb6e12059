package dev.vireo.soap;

import dev.vireo.soap.SoapException.Problem;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/// Hands bytes to the XML parser within limits, and remembers a failure of the stream below, which
/// the parser would wrap in an exception of its own.
final class BoundedInput extends InputStream {
    private final InputStream in;
    private final XmlLimits limits;
    private long count;
    private long tokenStart;
    private boolean atEnd;
    private @Nullable IOException failure;

    BoundedInput(InputStream in, XmlLimits limits) {
        this.in = in;
        this.limits = limits;
    }

    /// Marks the beginning of a token, which may have so many bytes and no more.
    void startToken() {
        tokenStart = count;
    }

    long count() {
        return count;
    }

    boolean isAtEnd() {
        return atEnd;
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
        if (count - tokenStart > limits.tokenBytes()) {
            throw new SoapException(
                    Problem.TOO_LARGE,
                    "a tag or text of more than " + limits.tokenBytes() + " bytes");
        }
        if (count > limits.documentBytes()) {
            throw new SoapException(
                    Problem.TOO_LARGE, "more than " + limits.documentBytes() + " bytes");
        }
        try {
            int read = in.read(buffer, offset, length);
            atEnd = read < 0;
            count += Math.max(read, 0);
            return read;
        } catch (IOException e) {
            failure = e;
            throw e;
        }
    }
}
