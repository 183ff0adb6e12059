package dev.vireo.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HttpTest {
    private static final byte[] NOTHING = {};

    private final Simulator simulator = Simulator.builder().machines(20).start();
    private final PlainClient client = PlainClient.login(simulator);
    private final byte[] envelope = PlainClient.envelope("RetrieveVms", Map.of());

    @AfterEach
    void stop() {
        client.close();
        simulator.close();
    }

    @Test
    void connectionIsKept() {
        assertThat(client.send("", envelope).headers()).doesNotContainKey("connection");
        assertThat(client.send("", envelope).status()).isEqualTo(200);
    }

    @Test
    void connectionIsClosedIfTheClientWantsIt() {
        assertThat(client.send("Connection: close\r\n", envelope).headers())
                .containsEntry("connection", "close");
        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> client.send("", envelope));
    }

    @Test
    void bodyMayComeInChunks() {
        String text = new String(envelope, StandardCharsets.UTF_8);
        String chunked =
                Integer.toHexString(100)
                        + ";extension=1\r\n"
                        + text.substring(0, 100)
                        + "\r\n"
                        + Integer.toHexString(text.length() - 100)
                        + "\r\n"
                        + text.substring(100)
                        + "\r\n0\r\nTrailer: x\r\n\r\n";
        PlainClient.Reply reply =
                client.send(
                        "Transfer-Encoding: chunked\r\n", chunked.getBytes(StandardCharsets.UTF_8));
        assertThat(reply.status()).isEqualTo(200);
        assertThat(client.send("", envelope).status()).isEqualTo(200);
    }

    @Test
    void clientMayAskBeforeItSendsTheBody() {
        assertThat(client.send("Expect: 100-continue\r\n", envelope).status()).isEqualTo(200);
    }

    @Test
    void longRepliesAreCompressedOnDemand() throws IOException {
        String plain = client.send("", envelope).body();
        PlainClient.Reply zipped = client.send("Accept-Encoding: gzip, deflate\r\n", envelope);

        assertThat(zipped.headers()).containsEntry("content-encoding", "gzip");
        assertThat(zipped.body()).hasSizeLessThan(plain.length());
        byte[] bytes = zipped.body().getBytes(StandardCharsets.ISO_8859_1);
        assertThat(new GZIPInputStream(new ByteArrayInputStream(bytes)).readAllBytes())
                .isEqualTo(plain.getBytes(StandardCharsets.ISO_8859_1));
    }

    @Test
    void versionsAreToldToAnyone() {
        PlainClient.Reply reply =
                client.exchange(
                        "GET /sdk/vimServiceVersions.xml HTTP/1.1\r\nHost: x\r\n\r\n", NOTHING);
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.text("name")).hasValue("urn:vim25");
        assertThat(reply.text("version")).hasValue("8.0.2.0");
    }

    @Test
    void headHasNoBody() {
        String head = "HEAD /sdk/vimServiceVersions.xml HTTP/1.1\r\nHost: x\r\n\r\n";
        assertThat(client.exchange(head, NOTHING).status()).isEqualTo(200);
        assertThat(client.send("", envelope).status()).isEqualTo(200);
    }

    @Test
    void otherPathsAndMethodsAreRefused() {
        assertThat(client.exchange("GET /nothing HTTP/1.1\r\nHost: x\r\n\r\n", NOTHING).status())
                .isEqualTo(404);
        assertThat(client.exchange("GET /sdk HTTP/1.1\r\nHost: x\r\n\r\n", NOTHING).status())
                .isEqualTo(405);
    }

    @Test
    void pathMayEndInASlash() {
        assertThat(
                        client.exchange(
                                        "POST /sdk/ HTTP/1.1\r\nHost: x\r\nContent-Length: "
                                                + envelope.length
                                                + "\r\n\r\n",
                                        envelope)
                                .status())
                .as("no session, but an answer")
                .isEqualTo(500);
    }

    @Test
    void gibberishIsABadRequest() {
        assertThat(client.exchange("gibberish\r\n", NOTHING).status()).isEqualTo(400);
    }
}
