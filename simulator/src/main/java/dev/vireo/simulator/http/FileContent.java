package dev.vireo.simulator.http;

import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Parts of an open file, and text between them.
public final class FileContent implements HttpContent {
    private static final int BUFFER = 256 << 10;

    private final FileChannel file;
    private final List<Piece> pieces;

    private FileContent(FileChannel file, List<Piece> pieces) {
        this.file = file;
        this.pieces = pieces;
    }

    /// Makes a content of one part.
    ///
    /// @param file the open file, closed with the content
    /// @param range the part
    /// @return the content
    public static FileContent of(FileChannel file, ByteRange range) {
        return new FileContent(file, List.of(new Piece("", range)));
    }

    /// Makes a content of several parts, `multipart/byteranges`.
    ///
    /// @param file the open file, closed with the content
    /// @param ranges the parts
    /// @param size the size of the file
    /// @param type the type of the file
    /// @param boundary what stands between the parts
    /// @return the content
    public static FileContent of(
            FileChannel file, List<ByteRange> ranges, long size, String type, String boundary) {
        List<Piece> pieces = new ArrayList<>();
        for (ByteRange range : ranges) {
            String head =
                    "\r\n--"
                            + boundary
                            + "\r\nContent-Type: "
                            + type
                            + "\r\nContent-Range: "
                            + range.field(size)
                            + "\r\n\r\n";
            pieces.add(new Piece(head, range));
        }
        pieces.add(new Piece("\r\n--" + boundary + "--\r\n", new ByteRange(0, -1)));
        return new FileContent(file, pieces);
    }

    @Override
    public long length() {
        return pieces.stream().mapToLong(piece -> piece.head.length() + piece.range.length()).sum();
    }

    @Override
    public void writeTo(OutputStream out, long count) throws IOException {
        long left = count;
        for (Piece piece : pieces) {
            byte[] text = piece.head.getBytes(StandardCharsets.ISO_8859_1);
            int head = (int) Math.min(left, text.length);
            out.write(text, 0, head);
            long part = Math.min(left - head, piece.range.length());
            copy(out, piece.range.first(), part);
            left -= head + part;
        }
    }

    private void copy(OutputStream out, long start, long count) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate((int) Math.min(BUFFER, count));
        long done = 0;
        while (done < count) {
            buffer.clear().limit((int) Math.min(buffer.capacity(), count - done));
            int read = file.read(buffer, start + done);
            if (read < 0) {
                throw new EOFException("the file has become shorter");
            }
            out.write(buffer.array(), 0, read);
            done += read;
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    /// A part and the text before it, whose characters are bytes.
    private record Piece(String head, ByteRange range) {}
}
