package dev.vireo.driver.esx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class RemoteFileTest {
    private final byte[] content = content(300_000);
    private final FileServer server = new FileServer(content);
    private final TransportRoute route = new TransportRoute(server.endpoint());

    @AfterEach
    void stop() {
        route.close();
        server.close();
    }

    private static byte[] content(int size) {
        byte[] bytes = new byte[size];
        new Random(7).nextBytes(bytes);
        return bytes;
    }

    private static byte[] all(RemoteFile file, int offset, int length) {
        try (RemoteRead read = file.read(offset, length)) {
            byte[] bytes = new byte[length];
            int got = 0;
            while (got < length) {
                got += read.read(bytes, got, Math.min(8000, length - got));
            }
            assertThat(read.read()).isEqualTo(-1);
            return bytes;
        }
    }

    private byte[] part(int offset, int length) {
        return Arrays.copyOfRange(content, offset, offset + length);
    }

    @Test
    void readsAPartAndNothingElse() {
        RemoteFile file = RemoteFile.open(route);
        assertThat(file.size()).isEqualTo(content.length);
        assertThat(all(file, 1000, 20_000)).isEqualTo(part(1000, 20_000));
        assertThat(server.requests()).containsExactly("GET 1000-20999");
    }

    @Test
    void readsNothingOfAnEmptyPart() {
        assertThat(all(RemoteFile.open(route), 300_000, 0)).isEmpty();
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void goesOnWhereTheConnectionBroke() {
        server.cutAfter(10_000);
        RemoteFile file = RemoteFile.open(route);
        try (RemoteRead read = file.read(500, 200_000)) {
            assertThat(read.readAllBytes()).isEqualTo(part(500, 200_000));
            assertThat(read.takeCuts()).isEqualTo(19);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        assertThat(server.requests()).hasSize(20).contains("GET 500-200499", "GET 190500-200499");
    }

    @Test
    void picksThePartFromTheWholeIfTheServerKnowsNoRanges() {
        server.withoutRanges();
        assertThat(all(RemoteFile.open(route), 100_000, 50_000)).isEqualTo(part(100_000, 50_000));
        assertThat(server.requests()).containsExactly("GET 0-299999");
    }

    @Test
    void asksForTheRestOfAPartThatIsSmallerThanItAskedFor() {
        server.answerAtMost(50_000);
        assertThat(all(RemoteFile.open(route), 1000, 120_000)).isEqualTo(part(1000, 120_000));
        assertThat(server.requests())
                .containsExactly("GET 1000-50999", "GET 51000-100999", "GET 101000-120999");
    }

    @Test
    void givesUpWhenAttemptsBringNothing() {
        server.cutAfter(0);
        assertThatThrownBy(() -> all(RemoteFile.open(route), 0, 300_000))
                .isInstanceOf(VirtException.class)
                .hasMessageContaining(
                        "Could not read '[ds] a', given up after 6 more attempts without any progress: ")
                .hasMessageContaining("after 0 of 300000 bytes");
        assertThat(server.requests()).hasSize(7);
    }

    @Test
    void refusesAnotherContentUnderTheSameName() {
        RemoteFile file = RemoteFile.open(route);
        server.change(content(300_000), "\"2\"");
        assertChanged(file, "the server shows another version");
        server.withoutConditions();
        assertChanged(file, "the server shows another version");
        server.change(content(200_000), "\"1\"");
        assertChanged(file, "it had 300000 bytes and has 200000");
        server.change(content(10), "\"1\"");
        assertChanged(file, "it has become shorter");
    }

    private static void assertChanged(RemoteFile file, String how) {
        assertThatThrownBy(() -> all(file, 1000, 1000))
                .isInstanceOfSatisfying(
                        VirtException.class,
                        e -> {
                            assertThat(e.code()).isEqualTo(ErrorCode.OPERATION_FAILED);
                            assertThat(e.detail())
                                    .isEqualTo(
                                            "Could not read '[ds] a': it was changed meanwhile; "
                                                    + how);
                        });
    }

    @Test
    void isReadOverSeveralConnectionsAtATime() {
        server.cutAfter(7000);
        RemoteFile file = RemoteFile.open(route);
        List<CompletableFuture<byte[]>> parts =
                IntStream.range(0, 6)
                        .mapToObj(i ->
                                CompletableFuture.supplyAsync(() -> all(file, i * 50_000, 50_000)))
                        .toList();
        for (int i = 0; i < 6; i++) {
            assertThat(parts.get(i).join()).isEqualTo(part(i * 50_000, 50_000));
        }
    }

    @Test
    void endsAReadThatWaitsWhenAnotherThreadAborts() throws InterruptedException {
        server.hold();
        try (RemoteRead read = RemoteFile.open(route).read(0, 300_000)) {
            assertThat(read.read()).isNotNegative();
            CompletableFuture<Throwable> rest = new CompletableFuture<>();
            Thread reader =
                    Thread.ofVirtual()
                            .start(() -> {
                                try {
                                    rest.complete(new AssertionError(read.readAllBytes().length));
                                } catch (VirtException | IOException e) {
                                    rest.complete(e);
                                }
                            });
            read.abort();
            reader.join();
            assertThat(rest.join())
                    .isInstanceOfSatisfying(
                            VirtException.class,
                            e -> assertThat(e.code()).isEqualTo(ErrorCode.OPERATION_ABORTED));
        }
    }
}
