package dev.vireo.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// A file of this machine.
final class FileBytes implements ByteSource {
    private final Path path;
    private final FileChannel channel;

    FileBytes(Path path) throws IOException {
        this.path = path;
        this.channel = FileChannel.open(path, StandardOpenOption.READ);
    }

    @Override
    public String name() {
        return path.toString();
    }

    @Override
    public long size() throws IOException {
        return channel.size();
    }

    @Override
    public String version() throws IOException {
        return Files.getLastModifiedTime(path).toString();
    }

    @Override
    public void read(long position, byte[] into, int offset, int length) throws IOException {
        ByteBuffer rest = ByteBuffer.wrap(into, offset, length);
        while (rest.hasRemaining()) {
            long place = position + rest.position() - offset;
            if (channel.read(rest, place) < 0) {
                throw DiskFormatException.ended(this, position, length);
            }
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
