package dev.vireo.driver.esx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vireo.model.VirtException;
import java.io.ByteArrayInputStream;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class FileSendTest {
    private final byte[] content = content();
    private final TakingServer server = new TakingServer();
    private final TransportRoute route = new TransportRoute(server.endpoint());

    @AfterEach
    void stop() {
        route.close();
        server.close();
    }

    private static byte[] content() {
        byte[] bytes = new byte[3_000_000];
        new Random(3).nextBytes(bytes);
        return bytes;
    }

    private FileSend send(TransferMeter meter) {
        return new FileSend(
                route,
                place ->
                        new ByteArrayInputStream(
                                content, (int) place, content.length - (int) place),
                content.length,
                meter);
    }

    private TransferMeter meter() {
        return new TransferMeter(content.length, 0, _ -> {});
    }

    @Test
    void goesOnFromWhatTheServerHas() {
        server.takesParts().cutAfter(700_000);
        TransferMeter meter = meter();
        send(meter).run(false);
        assertThat(server.content()).isEqualTo(content);
        assertThat(meter.cuts()).isEqualTo(4);
    }

    @Test
    void beginsAnewWhereTheServerTakesNoParts() {
        server.cutAfter(1_500_000).times(2);
        TransferMeter meter = meter();
        send(meter).run(false);
        assertThat(server.content()).isEqualTo(content);
        assertThat(meter.cuts()).isEqualTo(2);
    }

    @Test
    void givesUpAfterFiveRestarts() {
        server.cutAfter(1_500_000);
        assertThatThrownBy(() -> send(meter()).run(false))
                .isInstanceOf(VirtException.class)
                .hasMessageContaining(
                        "given up after 5 more attempts, as the server takes no parts of files");
    }

    @Test
    void takesUpWhatIsThereOnlyIfToldTo() {
        server.takesParts().has(content, 1_000_000);
        FileSend resumed = send(meter());
        resumed.run(true);
        assertThat(resumed.resumed()).isEqualTo(1_000_000);
        assertThat(server.received()).isEqualTo(2_000_000);
        assertThat(server.content()).isEqualTo(content);
        server.has(content, 1_000_000);
        FileSend anew = send(meter());
        anew.run(false);
        assertThat(anew.resumed()).isZero();
        assertThat(server.content()).isEqualTo(content);
    }

    @Test
    void seesThatAllIsThereAlthoughTheLastReplyWasLost() {
        server.takesParts().losesTheLastReply();
        send(meter()).run(false);
        assertThat(server.received()).isEqualTo(content.length);
        assertThat(server.content()).isEqualTo(content);
    }

    @Test
    void waitsForAServerThatHasNoTime() {
        server.takesParts().busy(3);
        send(meter()).run(false);
        assertThat(server.content()).isEqualTo(content);
    }

    @Test
    void doesNotWaitForAServerThatNeverHasTime() {
        server.takesParts().busy(Integer.MAX_VALUE);
        assertThatThrownBy(() -> send(meter()).run(false))
                .isInstanceOf(VirtException.class)
                .hasMessageContaining("given up after 6 more attempts without any progress")
                .hasMessageContaining("503 Service Unavailable");
    }

    @Test
    void removesWhatItHasSent() {
        server.takesParts().has(content, 10);
        assertThat(send(meter()).remove()).isTrue();
        assertThat(server.content()).isEmpty();
    }
}
