package dev.vireo.driver.esx;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// The first so many bytes of a stream.
final class Limited extends FilterInputStream {
    private long left;

    Limited(InputStream in, long length) {
        super(in);
        this.left = length;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (left == 0) {
            return length == 0 ? 0 : -1;
        }
        int got = in.read(bytes, offset, (int) Math.min(length, left));
        left -= Math.max(got, 0);
        return got;
    }
}
