package dev.vireo.client;

import dev.vireo.client.TransportException.Kind;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/// The body of a reply as the caller sees it: decompressed while it is read, never larger than
/// allowed. What goes wrong is thrown as a [VimException], which passes through parsers that know
/// only I/O failures.
final class ReplyStream extends InputStream {
    private static final int BUFFER_SIZE = 16 * 1024;
    private static final int MAX_DRAINED = 64 * 1024;

    private enum Encoding {
        IDENTITY,
        GZIP,
        DEFLATE
    }

    private final Exchange exchange;
    private final CallScope call;
    private final WireBody wire;
    private final Encoding encoding;
    private final long maxBytes;
    private @Nullable InputStream decoded;
    private @Nullable Inflater inflater;
    private @Nullable VimException failure;
    private long count;

    ReplyStream(Exchange exchange, CallScope call, WireBody wire, ReplyHead head, long maxBytes) {
        this.exchange = exchange;
        this.call = call;
        this.wire = wire;
        this.maxBytes = maxBytes;
        this.encoding = encoding(head.headers().first("Content-Encoding").orElse("identity"));
    }

    private Encoding encoding(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "identity", "" -> Encoding.IDENTITY;
            case "gzip", "x-gzip" -> Encoding.GZIP;
            case "deflate" -> Encoding.DEFLATE;
            default ->
                    throw new ProtocolException(
                            call.server(), "sent an unknown content encoding '" + name + "'");
        };
    }

    /// Returns what reading has failed with, which a parser may have taken for a failure of its
    /// own.
    @Nullable VimException failure() {
        return failure;
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) {
        if (length == 0) {
            return 0;
        }
        if (exchange.isFinished()) {
            if (wire.isComplete()) {
                return -1;
            }
            throw call.failure(Kind.CLOSED, "the reply was closed before its end", null);
        }
        try {
            int got = readOrFail(bytes, offset, length);
            if (got < 0) {
                finish();
            }
            return got;
        } catch (VimException e) {
            failure = e;
            exchange.abandon();
            throw e;
        }
    }

    private int readOrFail(byte[] bytes, int offset, int length) {
        try {
            int got = source().read(bytes, offset, length);
            if (got > 0) {
                count += got;
                if (count > maxBytes) {
                    throw TransportException.of(
                            Kind.TOO_LARGE,
                            call.server(),
                            "the reply is larger than the " + maxBytes + " bytes allowed");
                }
            }
            return got;
        } catch (TruncatedException e) {
            throw call.failure(Kind.TRUNCATED, Connector.describe(e), e);
        } catch (ZipException | EOFException e) {
            // only decompression ends this way: the wire's own early end is the case above
            throw new ProtocolException(call.server(), "sent a damaged compressed reply", e);
        } catch (IOException e) {
            throw call.failure(
                    Kind.TRUNCATED,
                    "the connection broke within the reply: " + Connector.describe(e),
                    e);
        }
    }

    private InputStream source() throws IOException {
        InputStream known = decoded;
        if (known == null) {
            known =
                    switch (encoding) {
                        case IDENTITY -> wire;
                        case GZIP -> gunzip();
                        case DEFLATE -> inflate();
                    };
            decoded = known;
        }
        return known;
    }

    private InputStream gunzip() throws IOException {
        return wire.isComplete() ? wire : new GZIPInputStream(wire, BUFFER_SIZE);
    }

    /// Some servers say "deflate" and send the bare format without zlib's two header bytes.
    private InputStream inflate() throws IOException {
        BufferedInputStream in = new BufferedInputStream(wire, BUFFER_SIZE);
        in.mark(2);
        int first = in.read();
        if (first < 0) {
            return in;
        }
        int second = Math.max(0, in.read());
        in.reset();
        boolean zlib = (first & 0x0f) == 8 && ((first << 8) | second) % 31 == 0;
        Inflater bare = new Inflater(!zlib);
        inflater = bare;
        return new InflaterInputStream(in, bare, BUFFER_SIZE);
    }

    /// Reads the little that may follow what the caller read, so that the connection can serve the
    /// next call, and hands it back. More than a little is not worth it: then it is closed.
    private void finish() {
        boolean whole = false;
        try {
            byte[] rest = new byte[1024];
            int left = MAX_DRAINED;
            while (!wire.isComplete() && left > 0) {
                left -= Math.max(0, wire.read(rest, 0, rest.length));
            }
            whole = wire.isComplete();
        } catch (IOException | VimException e) {
            // the caller has all it wanted; only the connection is lost
        }
        release();
        exchange.finish(whole && wire.isDelimited());
    }

    private void release() {
        try {
            if (decoded instanceof GZIPInputStream gzip) {
                gzip.close();
            }
        } catch (IOException e) {
            // closing frees memory only: the wire's close does nothing
        }
        if (inflater != null) {
            inflater.end();
        }
    }

    @Override
    public void close() {
        if (!exchange.isFinished()) {
            exchange.hurry();
            finish();
        } else {
            release();
        }
    }
}
