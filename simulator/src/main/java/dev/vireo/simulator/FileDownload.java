package dev.vireo.simulator;

import dev.vireo.simulator.http.ByteRange;
import dev.vireo.simulator.http.FileContent;
import dev.vireo.simulator.http.HttpContent;
import dev.vireo.simulator.inventory.LeaseTransfer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;

/// A file of a lease, which is no disk, on its way to the client.
///
/// @param transfer is told when it has gone
/// @param content the file
record FileDownload(LeaseTransfer transfer, FileContent content) implements HttpContent {
    static FileDownload of(LeaseTransfer transfer, FileChannel file) {
        try {
            return new FileDownload(
                    transfer, FileContent.of(file, new ByteRange(0, file.size() - 1)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public long length() {
        return content.length();
    }

    @Override
    public void writeTo(OutputStream out, long count) throws IOException {
        DigestedOutput digested = new DigestedOutput(out, transfer.digest());
        content.writeTo(digested, count);
        if (digested.count() == length()) {
            transfer.done(digested.count(), digested.digest(), 0);
        }
    }

    @Override
    public void close() throws IOException {
        content.close();
    }
}
