package dev.vireo.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.vireo.vim.VirtualMachinePowerState;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Replies of more rows than a page has, for clients that do not read in pages.
class LongReplyTest {
    private static final int MACHINES = 1200;

    private final Simulator simulator = Simulator.builder().machines(MACHINES).start();
    private final PlainClient client = PlainClient.login(simulator);
    private final byte[] envelope = PlainClient.envelope("RetrieveVms", Map.of());

    @AfterEach
    void stop() {
        client.close();
        simulator.close();
    }

    private static int rows(String body) {
        return body.split("<returnval>", -1).length - 1;
    }

    @Test
    void goOutInChunksAndTheConnectionIsKept() {
        for (int i = 0; i < 2; i++) {
            PlainClient.Reply reply = client.send("", envelope);
            assertThat(reply.headers())
                    .containsEntry("transfer-encoding", "chunked")
                    .doesNotContainKeys("content-length", "connection");
            assertThat(rows(reply.body())).isEqualTo(MACHINES);
            assertThat(reply.body()).endsWith("</soapenv:Envelope>");
        }
        assertThat(client.power("PowerOffVM_Task", 1).headers()).containsKey("content-length");
    }

    @Test
    void areCompressedForThoseWhoCanReadIt() throws IOException {
        String plain = client.send("", envelope).body();
        PlainClient.Reply zipped = client.send("Accept-Encoding: gzip\r\n", envelope);
        assertThat(zipped.headers()).containsEntry("content-encoding", "gzip");
        byte[] bytes = zipped.body().getBytes(StandardCharsets.ISO_8859_1);
        assertThat(new GZIPInputStream(new ByteArrayInputStream(bytes)).readAllBytes())
                .isEqualTo(plain.getBytes(StandardCharsets.ISO_8859_1));
    }

    @Test
    void endWithTheConnectionForClientsThatKnowNoChunks() {
        String plain = client.send("", envelope).body();
        String head = client.head("Content-Length: " + envelope.length + "\r\n");
        PlainClient.Reply reply = client.exchange(head.replace("HTTP/1.1", "HTTP/1.0"), envelope);
        assertThat(reply.headers())
                .containsEntry("connection", "close")
                .doesNotContainKeys("content-length", "transfer-encoding");
        assertThat(reply.body()).isEqualTo(plain);
    }

    @Test
    void saveNothingFromBeingSpoilt() {
        simulator.control().deliverNext("RetrieveProperties", ReplyDelivery.TRUNCATED);
        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> client.send("", envelope))
                .withMessageContaining("the body ends after");
    }

    @Test
    void areWrittenWithoutTheLock() {
        client.sendOnly("RetrieveVms", Map.of());
        simulator.machine("ha-host_VM7").powerState(VirtualMachinePowerState.POWERED_OFF);
        assertThat(rows(client.readReply().body())).isEqualTo(MACHINES);
    }
}
