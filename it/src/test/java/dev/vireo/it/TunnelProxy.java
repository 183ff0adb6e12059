package dev.vireo.it;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// A proxy for tunnels, by HTTP's `CONNECT` or by SOCKS 5, whichever the client speaks. It resolves
/// all names to this machine, as only it can.
final class TunnelProxy implements AutoCloseable {
    private final ServerSocket listener;
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();

    private TunnelProxy(ServerSocket listener) {
        this.listener = listener;
    }

    static TunnelProxy start() throws IOException {
        var proxy = new TunnelProxy(new ServerSocket(0, 16, InetAddress.getLoopbackAddress()));
        Thread.startVirtualThread(proxy::accept);
        return proxy;
    }

    int port() {
        return listener.getLocalPort();
    }

    /// Returns where clients wanted to go, without repetitions, in their order.
    List<String> asked() {
        return asked.stream().distinct().toList();
    }

    private void accept() {
        try {
            while (true) {
                Socket client = listener.accept();
                sockets.add(client);
                Thread.startVirtualThread(() -> serve(client));
            }
        } catch (IOException e) {
            // closed: the test is over
        }
    }

    private void serve(Socket client) {
        try (client) {
            var in = new DataInputStream(client.getInputStream());
            int first = in.readUnsignedByte();
            if (first == 5) {
                socks5(client, in);
            } else {
                connect(client, in);
            }
        } catch (IOException e) {
            // one side hung up: the tunnel ends
        }
    }

    private void connect(Socket client, DataInputStream in) throws IOException {
        var head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) in.readUnsignedByte());
        }
        String target = head.toString().split(" ", 3)[1]; // of "ONNECT host:port HTTP/1.1"
        asked.add(target);
        int port = Integer.parseInt(target.substring(target.lastIndexOf(':') + 1));
        try (Socket server = new Socket(InetAddress.getLoopbackAddress(), port)) {
            answer(client, "HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            pass(client, in, server);
        }
    }

    private void socks5(Socket client, DataInputStream in) throws IOException {
        in.skipNBytes(in.readUnsignedByte());
        answer(client, new byte[] {5, 0});
        byte[] head = in.readNBytes(4);
        var address = InetAddress.getByAddress(in.readNBytes(head[3] == 1 ? 4 : 16));
        var target = new InetSocketAddress(address, in.readUnsignedShort());
        asked.add(address.getHostAddress() + ":" + target.getPort());
        try (Socket server = new Socket()) {
            try {
                server.connect(target);
            } catch (IOException e) {
                answer(client, new byte[] {5, 5, 0, 1, 0, 0, 0, 0, 0, 0});
                return;
            }
            answer(client, new byte[] {5, 0, 0, 1, 0, 0, 0, 0, 0, 0});
            pass(client, in, server);
        }
    }

    private static void answer(Socket client, byte[] bytes) throws IOException {
        client.getOutputStream().write(bytes);
    }

    private void pass(Socket client, DataInputStream in, Socket server) throws IOException {
        sockets.add(server);
        Thread.startVirtualThread(() -> {
            try {
                server.getInputStream().transferTo(client.getOutputStream());
                client.close();
            } catch (IOException e) {
                // as above
            }
        });
        in.transferTo(server.getOutputStream());
    }

    @Override
    public void close() {
        try {
            listener.close();
            for (Socket socket : sockets) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
