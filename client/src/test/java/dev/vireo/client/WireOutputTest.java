package dev.vireo.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class WireOutputTest {
    private static final int RECORD = (16 << 10) + 22; // with what TLS 1.3 puts around it

    private final List<byte[]> calls = new ArrayList<>();
    private final AtomicBoolean aborted = new AtomicBoolean();
    private final WireOutput out =
            new WireOutput(
                    new OutputStream() {
                        @Override
                        public void write(int one) {
                            throw new AssertionError("byte by byte");
                        }

                        @Override
                        public void write(byte[] bytes, int offset, int length) {
                            calls.add(Arrays.copyOfRange(bytes, offset, offset + length));
                        }
                    },
                    () -> aborted.set(true));

    @Test
    void writesEachPieceAtOnceAsLongAsNothingIsGathered() throws IOException {
        out.write(bytes(3));
        out.write(7);
        assertThat(calls).hasSize(2);
    }

    @Test
    void makesOneCallOfTheRecordsOfOneWrite() throws IOException {
        out.gather();
        for (int i = 0; i < 4; i++) {
            out.write(bytes(RECORD));
        }
        assertThat(calls).isEmpty();
        out.release();
        assertThat(calls).hasSize(1);
        assertThat(calls.getFirst()).hasSize(4 * RECORD);
    }

    @Test
    void keepsTheOrderWhateverThePiecesAre() throws IOException {
        Random random = new Random(6);
        ByteArrayOutputStream expected = new ByteArrayOutputStream();
        for (int i = 0; i < 500; i++) {
            switch (random.nextInt(8)) {
                case 0 -> out.gather();
                case 1 -> out.release();
                default -> {
                    byte[] piece = bytes(random.nextInt(random.nextBoolean() ? 100 : 90_000));
                    random.nextBytes(piece);
                    out.write(piece);
                    expected.write(piece);
                }
            }
        }
        out.release();
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        for (byte[] call : calls) {
            written.write(call);
        }
        assertThat(written.toByteArray()).isEqualTo(expected.toByteArray());
    }

    @Test
    void releasesNothingTwice() throws IOException {
        out.gather();
        out.write(bytes(5));
        out.release();
        out.release();
        assertThat(calls).hasSize(1);
    }

    @Test
    void closesTheWireWithoutWaiting() {
        out.gather();
        out.close();
        assertThat(aborted).isTrue();
        assertThat(calls).isEmpty();
    }

    private static byte[] bytes(int length) {
        return new byte[length];
    }
}
