package dev.vireo.simulator;

import dev.vireo.simulator.datastore.DiskContent;
import dev.vireo.simulator.datastore.StreamVmdkWriter;
import dev.vireo.simulator.http.HttpContent;
import dev.vireo.simulator.inventory.LeaseTransfer;
import java.io.IOException;
import java.io.OutputStream;

/// A disk of a lease on its way to the client, packed as it goes.
///
/// @param transfer is told how far it is
/// @param disk the disk
record DiskDownload(LeaseTransfer transfer, DiskContent disk) implements HttpContent {
    @Override
    public long length() {
        return UNKNOWN;
    }

    @Override
    public void writeTo(OutputStream out, long count) throws IOException {
        DigestedOutput digested = new DigestedOutput(out, transfer.digest());
        long populated = StreamVmdkWriter.write(disk, transfer.name(), digested, transfer::seen);
        digested.flush();
        transfer.done(digested.count(), digested.digest(), populated);
    }

    @Override
    public void close() throws IOException {
        disk.close();
    }
}
