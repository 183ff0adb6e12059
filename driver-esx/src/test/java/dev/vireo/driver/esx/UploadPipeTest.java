package dev.vireo.driver.esx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class UploadPipeTest {
    private final UploadPipe pipe = new UploadPipe();

    private static ByteBuffer bytes(int count, int value) {
        ByteBuffer buffer = ByteBuffer.allocate(count);
        while (buffer.hasRemaining()) {
            buffer.put((byte) value);
        }
        return buffer.flip();
    }

    @Test
    void holdsBackWhoWritesFasterThanIsSent()
            throws IOException, InterruptedException, ExecutionException, TimeoutException {
        pipe.write(bytes(UploadPipe.MOST_AHEAD, 1));
        CompletableFuture<Void> more = CompletableFuture.runAsync(() -> pipe.write(bytes(1000, 2)));
        assertThatThrownBy(() -> more.get(100, TimeUnit.MILLISECONDS))
                .isInstanceOf(TimeoutException.class);
        assertThat(pipe.written()).isEqualTo(UploadPipe.MOST_AHEAD);
        try (InputStream in = pipe.open(0)) {
            assertThat(in.readNBytes(1000)).hasSize(1000);
            more.get(10, TimeUnit.SECONDS);
        }
        assertThat(pipe.written()).isEqualTo(UploadPipe.MOST_AHEAD + 1000);
    }

    @Test
    void givesAgainWhatWasSentLast() throws IOException {
        for (int i = 0; i < 20; i++) {
            pipe.write(bytes(1 << 20, i));
            try (InputStream in = pipe.open((long) i << 20)) {
                assertThat(in.readNBytes(1 << 20)).containsOnly(i);
            }
        }
        pipe.end();
        try (InputStream in = pipe.open(10L << 20)) {
            for (int i = 10; i < 20; i++) {
                assertThat(in.readNBytes(1 << 20)).containsOnly(i);
            }
            assertThat(in.read()).isEqualTo(-1);
        }
        assertThatThrownBy(() -> pipe.open(3 << 20))
                .hasMessageContaining("the server has lost more than the last 16777216 bytes");
    }

    @Test
    void endsTheWaitOfBothSidesWhenItBreaks() throws IOException {
        pipe.write(bytes(UploadPipe.MOST_AHEAD, 1));
        CompletableFuture<Void> writer =
                CompletableFuture.runAsync(() -> pipe.write(bytes(1000, 2)));
        pipe.breakOff(new VirtException(ErrorCode.OPERATION_ABORTED, "enough"));
        assertThatThrownBy(() -> writer.get(10, TimeUnit.SECONDS)).hasMessageContaining("enough");
        try (InputStream in = pipe.open(0)) {
            assertThatThrownBy(in::read).isInstanceOf(IOException.class).hasMessage("enough");
        }
    }
}
