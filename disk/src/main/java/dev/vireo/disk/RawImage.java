package dev.vireo.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/// A raw image. Zeros are holes in the file.
final class RawImage extends ImageFile {
    RawImage(FileChannel channel, long size) throws IOException {
        super(channel);
        if (channel.size() < size) {
            put(size - 1, ByteBuffer.allocate(1)); // the disk's end, without what is before it
        }
    }

    @Override
    int unit() {
        return 4 << 10; // a block of most file systems
    }

    @Override
    void store(long position, byte[] from, int offset, int length) throws IOException {
        put(position, from, offset, length);
    }

    @Override
    long mark() {
        return 0;
    }

    @Override
    void finish() throws IOException {
        force();
    }
}
