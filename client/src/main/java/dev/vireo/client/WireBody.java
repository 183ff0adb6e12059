package dev.vireo.client;

import dev.vireo.client.TransportException.Kind;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/// The body of a reply as it comes over the wire: framed, not yet decompressed.
abstract sealed class WireBody extends InputStream {
    final HttpInput in;

    private WireBody(HttpInput in) {
        this.in = in;
    }

    /// Tells whether the body was read to its end, so that another reply may follow.
    abstract boolean isComplete();

    /// Tells whether the end of the body shows without the end of the connection.
    boolean isDelimited() {
        return true;
    }

    @Override
    public final int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public abstract int read(byte[] bytes, int offset, int length) throws IOException;

    /// Finds out how the body is framed.
    static WireBody of(ReplyHead head, HttpMethod method, HttpInput in, Endpoint server) {
        if (method == HttpMethod.HEAD || head.status() == 204 || head.status() == 304) {
            return new FixedLength(in, 0);
        }
        List<String> codings = head.headers().all("Transfer-Encoding");
        if (!codings.isEmpty() && !(codings.size() == 1 && isIdentity(codings.getFirst()))) {
            if (codings.size() > 1 || !codings.getFirst().equalsIgnoreCase("chunked")) {
                throw new ProtocolException(
                        server, "sent an unknown transfer encoding '" + codings + "'");
            }
            return new Chunked(in, server);
        }
        List<String> lengths = head.headers().all("Content-Length").stream().distinct().toList();
        if (lengths.isEmpty()) {
            return new UntilClose(in);
        }
        return new FixedLength(in, length(lengths, server));
    }

    private static boolean isIdentity(String coding) {
        return coding.equalsIgnoreCase("identity");
    }

    private static long length(List<String> lengths, Endpoint server) {
        String text = lengths.getFirst();
        if (lengths.size() > 1
                || text.isEmpty()
                || text.length() > 18
                || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new ProtocolException(server, "sent a malformed Content-Length");
        }
        return Long.parseLong(text);
    }

    /// A body of known length, perhaps 0.
    static final class FixedLength extends WireBody {
        private final long length;
        private long left;

        FixedLength(HttpInput in, long length) {
            super(in);
            this.length = length;
            this.left = length;
        }

        @Override
        boolean isComplete() {
            return left == 0;
        }

        @Override
        public int read(byte[] bytes, int offset, int count) throws IOException {
            if (left == 0) {
                return -1;
            }
            int got = in.read(bytes, offset, (int) Math.min(count, left));
            if (got < 0) {
                throw new TruncatedException(
                        "closed the connection after "
                                + (length - left)
                                + " of "
                                + length
                                + " bytes of the reply");
            }
            left -= got;
            return got;
        }
    }

    /// A body in chunks.
    static final class Chunked extends WireBody {
        private static final int MAX_LINE = 4096;

        private final Endpoint server;
        private long left;
        private long total;
        private boolean first = true;
        private boolean complete;

        Chunked(HttpInput in, Endpoint server) {
            super(in);
            this.server = server;
        }

        @Override
        boolean isComplete() {
            return complete;
        }

        @Override
        public int read(byte[] bytes, int offset, int count) throws IOException {
            try {
                if (left == 0 && !nextChunk()) {
                    return -1;
                }
                int got = in.read(bytes, offset, (int) Math.min(count, left));
                if (got < 0) {
                    throw truncated();
                }
                left -= got;
                total += got;
                return got;
            } catch (EOFException e) {
                TruncatedException truncated = truncated();
                truncated.initCause(e);
                throw truncated;
            }
        }

        private boolean nextChunk() throws IOException {
            if (complete) {
                return false;
            }
            if (!first && !line().isEmpty()) {
                throw new ProtocolException(server, "sent a chunk longer than announced");
            }
            first = false;
            left = parseSize(line());
            if (left == 0) {
                ReplyHead.readHeaders(in, server);
                complete = true;
            }
            return !complete;
        }

        private String line() throws IOException {
            String line = in.readLine(MAX_LINE);
            if (line == null) {
                throw TransportException.of(
                        Kind.TOO_LARGE,
                        server,
                        "sent a chunk size line of more than " + MAX_LINE + " bytes");
            }
            return line;
        }

        private long parseSize(String line) {
            int end = line.indexOf(';');
            String digits = (end < 0 ? line : line.substring(0, end)).strip();
            if (digits.isEmpty()
                    || digits.length() > 15
                    || !digits.chars().allMatch(c -> Character.digit(c, 16) >= 0 && c < 0x80)) {
                throw new ProtocolException(server, "sent a malformed chunk size");
            }
            return Long.parseLong(digits, 16);
        }

        private TruncatedException truncated() {
            return new TruncatedException(
                    "closed the connection after "
                            + total
                            + " bytes of the reply, before its last chunk");
        }
    }

    /// A body that ends with the connection.
    static final class UntilClose extends WireBody {
        private boolean complete;

        UntilClose(HttpInput in) {
            super(in);
        }

        @Override
        boolean isComplete() {
            return complete;
        }

        @Override
        boolean isDelimited() {
            return false;
        }

        @Override
        public int read(byte[] bytes, int offset, int count) throws IOException {
            if (complete) {
                return -1;
            }
            int got = in.read(bytes, offset, count);
            complete = got < 0;
            return got;
        }
    }
}
