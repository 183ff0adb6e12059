package dev.vireo.client;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.net.SocketImpl;
import java.net.SocketTimeoutException;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A TCP connection whose reads never outlast the deadline set on it. It is built on a channel, so
/// that closing it from another thread and interrupting its thread both end whatever it waits for.
/// It is a [Socket] so that TLS can be laid over it: a TLS handshake then keeps the deadline too.
final class WireSocket extends Socket {
    private final SocketChannel channel;
    private final Socket socket;
    private @Nullable DeadlineInput input;
    private @Nullable WireOutput output;
    private volatile Deadline deadline;
    private volatile Duration stallTimeout = CallOptions.UNLIMITED;

    private WireSocket(SocketChannel channel, Deadline deadline) throws IOException {
        super((SocketImpl) null);
        this.channel = channel;
        this.socket = channel.socket();
        this.deadline = deadline;
    }

    static WireSocket open(Deadline deadline) throws IOException {
        SocketChannel channel = SocketChannel.open();
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
        return new WireSocket(channel, deadline);
    }

    /// Sets the moment after which every read fails with [SocketTimeoutException].
    void keep(Deadline newDeadline) {
        deadline = newDeadline;
    }

    /// Sets that moment, and how long a single read may wait before it fails with
    /// [StalledException].
    void keep(Deadline newDeadline, Duration newStallTimeout) {
        deadline = newDeadline;
        stallTimeout = newStallTimeout;
    }

    void connectBefore(InetSocketAddress address, Deadline limit) throws IOException {
        if (limit.hasPassed()) {
            throw new SocketTimeoutException("no time left");
        }
        socket.connect(address, limit.socketMillis());
    }

    /// Closes the connection at once, without any good-bye.
    void abort() {
        try {
            channel.close();
        } catch (IOException e) {
            // The socket is given up; there is nobody left to tell.
        }
    }

    /// Returns the one stream, which may have read ahead.
    @Override
    public InputStream getInputStream() throws IOException {
        DeadlineInput known = input;
        if (known == null) {
            known = new DeadlineInput(socket.getInputStream());
            input = known;
        }
        return known;
    }

    /// Returns the one stream, which may be gathering.
    @Override
    public WireOutput getOutputStream() throws IOException {
        WireOutput known = output;
        if (known == null) {
            known = new WireOutput(socket.getOutputStream(), this::abort);
            output = known;
        }
        return known;
    }

    /// Reads ahead: TLS asks for its records in small pieces, and each would be several calls of
    /// the system.
    private final class DeadlineInput extends InputStream {
        private static final int AHEAD = 64 << 10;
        private static final int LARGE = 32 << 10;

        private final InputStream in;
        private final byte[] ahead = new byte[AHEAD];
        private int position;
        private int limit;

        DeadlineInput(InputStream in) {
            this.in = in;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            if (length == 0) {
                return 0;
            }
            if (position == limit) {
                if (length >= LARGE) {
                    return receive(bytes, offset, length);
                }
                int got = receive(ahead, 0, ahead.length);
                position = 0;
                limit = Math.max(0, got);
                if (got < 0) {
                    return -1;
                }
            }
            int count = Math.min(length, limit - position);
            System.arraycopy(ahead, position, bytes, offset, count);
            position += count;
            return count;
        }

        private int receive(byte[] bytes, int offset, int length) throws IOException {
            Deadline end = deadline;
            if (end.hasPassed()) {
                throw new SocketTimeoutException("no time left");
            }
            Deadline soon = end.within(stallTimeout); // the end itself if that comes first
            socket.setSoTimeout(soon.socketMillis());
            try {
                return in.read(bytes, offset, length);
            } catch (SocketTimeoutException e) {
                throw Objects.equals(soon, end) ? e : new StalledException(e);
            }
        }

        @Override
        public int available() throws IOException {
            return limit - position + in.available();
        }

        @Override
        public void close() {
            abort();
        }
    }

    /// Says that nothing came for as long as is allowed.
    @SuppressWarnings("serial") // never serialized
    static final class StalledException extends SocketTimeoutException {
        StalledException(SocketTimeoutException cause) {
            super("nothing came for a long time");
            initCause(cause);
        }
    }

    @Override
    public void close() {
        abort();
    }

    @Override
    public boolean isClosed() {
        return !channel.isOpen();
    }

    @Override
    public boolean isConnected() {
        return socket.isConnected();
    }

    @Override
    public boolean isBound() {
        return socket.isBound();
    }

    @Override
    public InetAddress getInetAddress() {
        return socket.getInetAddress();
    }

    @Override
    public InetAddress getLocalAddress() {
        return socket.getLocalAddress();
    }

    @Override
    public int getPort() {
        return socket.getPort();
    }

    @Override
    public int getLocalPort() {
        return socket.getLocalPort();
    }

    @Override
    public @Nullable SocketAddress getRemoteSocketAddress() {
        return socket.getRemoteSocketAddress();
    }

    @Override
    public @Nullable SocketAddress getLocalSocketAddress() {
        return socket.getLocalSocketAddress();
    }

    @Override
    public boolean isInputShutdown() {
        return socket.isInputShutdown();
    }

    @Override
    public boolean isOutputShutdown() {
        return socket.isOutputShutdown();
    }

    @Override
    public void shutdownInput() throws IOException {
        socket.shutdownInput();
    }

    @Override
    public void shutdownOutput() throws IOException {
        socket.shutdownOutput();
    }

    @Override
    public int getSoLinger() throws SocketException {
        return socket.getSoLinger();
    }

    @Override
    public int getSoTimeout() {
        return 0; // the deadline is kept below this socket
    }

    @Override
    public void setSoTimeout(int timeout) {
        // the deadline is kept below this socket
    }

    @Override
    public String toString() {
        return "WireSocket[" + socket + "]";
    }
}
