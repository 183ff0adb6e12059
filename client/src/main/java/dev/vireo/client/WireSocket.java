package dev.vireo.client;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
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

    @Override
    public InputStream getInputStream() throws IOException {
        return new DeadlineInput(socket.getInputStream());
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
        return new ClosingOutput(socket.getOutputStream());
    }

    private final class DeadlineInput extends InputStream {
        private final InputStream in;

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
            Deadline limit = deadline;
            if (limit.hasPassed()) {
                throw new SocketTimeoutException("no time left");
            }
            Deadline soon = limit.within(stallTimeout); // the limit itself if that comes first
            socket.setSoTimeout(soon.socketMillis());
            try {
                return in.read(bytes, offset, length);
            } catch (SocketTimeoutException e) {
                throw Objects.equals(soon, limit) ? e : new StalledException(e);
            }
        }

        @Override
        public int available() throws IOException {
            return in.available();
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

    private final class ClosingOutput extends FilterOutputStream {
        ClosingOutput(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
        }

        @Override
        public void close() {
            abort();
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
