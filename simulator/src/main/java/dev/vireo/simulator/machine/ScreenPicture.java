package dev.vireo.simulator.machine;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/// Draws the screen of a machine as a PNG picture: squares that differ from machine to machine.
public final class ScreenPicture {
    private static final int WIDTH = 720;
    private static final int HEIGHT = 400;
    private static final int SQUARE = 40;
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

    private ScreenPicture() {}

    /// Draws a picture.
    ///
    /// @param seed the same text, the same picture
    /// @return the content of a PNG file
    public static byte[] of(String seed) {
        ByteBuffer header = ByteBuffer.allocate(13);
        header.putInt(WIDTH).putInt(HEIGHT).put((byte) 8).put((byte) 2);
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(SIGNATURE);
        chunk(file, "IHDR", header.array());
        chunk(file, "IDAT", deflated(pixels(seed)));
        chunk(file, "IEND", new byte[0]);
        return file.toByteArray();
    }

    private static byte[] pixels(String seed) {
        ByteBuffer pixels = ByteBuffer.allocate(HEIGHT * (1 + 3 * WIDTH));
        int hash = seed.hashCode();
        for (int y = 0; y < HEIGHT; y++) {
            pixels.put((byte) 0); // not filtered
            for (int x = 0; x < WIDTH; x++) {
                int square = y / SQUARE * (WIDTH / SQUARE) + x / SQUARE;
                boolean lit = (((hash * (square + 31)) >>> 16) & 1) == 1;
                int colour = lit ? hash | 0x404040 : 0x101010;
                pixels.put((byte) (colour >> 16)).put((byte) (colour >> 8)).put((byte) colour);
            }
        }
        return pixels.array();
    }

    private static byte[] deflated(byte[] bytes) {
        try (Deflater deflater = new Deflater()) {
            deflater.setInput(bytes);
            deflater.finish();
            byte[] buffer = new byte[bytes.length + 1024];
            int length = deflater.deflate(buffer);
            return Arrays.copyOf(buffer, length);
        }
    }

    private static void chunk(ByteArrayOutputStream file, String type, byte[] content) {
        byte[] name = type.getBytes(StandardCharsets.ISO_8859_1);
        CRC32 check = new CRC32();
        check.update(name);
        check.update(content);
        file.writeBytes(ByteBuffer.allocate(4).putInt(content.length).array());
        file.writeBytes(name);
        file.writeBytes(content);
        file.writeBytes(ByteBuffer.allocate(4).putInt((int) check.getValue()).array());
    }
}
