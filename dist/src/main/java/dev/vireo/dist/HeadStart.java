package dev.vireo.dist;

import com.fasterxml.aalto.stax.InputFactoryImpl;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.zip.Inflater;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// Has what a connection needs of Java initialised by a second thread while the first one reads the
/// command line: a short command is done 8 to 10 ms sooner. It only does for nothing what the
/// command does anyway a few milliseconds later, so nothing depends on it.
///
/// Only classes of the JDK and of the XML parser are touched, and those of the network are waited
/// for before the command touches them: two threads that initialise classes which need each other
/// could wait for each other for ever.
final class HeadStart {
    /// Says that a head start is worth it; `java.sh` says so for short commands over a network.
    private static final String WANTED = "dev.vireo.headstart";

    private static final byte[] DOCUMENT =
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?><e:a xmlns:e=\"b\"><c d=\"e\">f &amp; g</c></e:a>"
                    .getBytes(StandardCharsets.UTF_8);

    private final CountDownLatch network = new CountDownLatch(1);

    private HeadStart() {}

    /// Begins, unless the process is of a kind that has nothing of it.
    static HeadStart begin() {
        HeadStart start = new HeadStart();
        if (Boolean.getBoolean(WANTED)) {
            Thread.ofPlatform().daemon().start(start::run);
        } else {
            start.network.countDown();
        }
        return start;
    }

    /// Waits until nothing of the network is being initialised.
    void awaitNetwork() {
        try {
            network.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the connection is what notices it
        }
    }

    private void run() {
        try {
            touchNetwork();
        } finally {
            network.countDown();
        }
        touchParser();
        new Inflater(true).end();
    }

    private static void touchNetwork() {
        try (SocketChannel channel = SocketChannel.open()) {
            InetAddress.getAllByName("127.0.0.1");
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            channel.socket().getOutputStream();
        } catch (IOException e) {
            // a socket that is not connected has no stream; and whatever else is wrong, the
            // connection says it better
        }
    }

    private static void touchParser() {
        try {
            XMLStreamReader reader =
                    new InputFactoryImpl()
                            .createXMLStreamReader(new ByteArrayInputStream(DOCUMENT));
            while (reader.hasNext()) {
                reader.next();
            }
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }
}
