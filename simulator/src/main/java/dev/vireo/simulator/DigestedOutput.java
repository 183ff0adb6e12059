package dev.vireo.simulator;

import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;

/// Counts what is written, and computes its checksum.
final class DigestedOutput extends OutputStream {
    private final OutputStream out;
    private final MessageDigest digest;
    private long count;

    DigestedOutput(OutputStream out, MessageDigest digest) {
        this.out = out;
        this.digest = digest;
    }

    long count() {
        return count;
    }

    byte[] digest() {
        return digest.digest();
    }

    @Override
    public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        out.write(bytes, offset, length);
        digest.update(bytes, offset, length);
        count += length;
    }

    @Override
    public void flush() throws IOException {
        out.flush();
    }
}
