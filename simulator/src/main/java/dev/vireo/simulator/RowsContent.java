package dev.vireo.simulator;

import dev.vireo.simulator.datastore.DatastoreFileException;
import dev.vireo.simulator.http.HttpContent;
import dev.vireo.simulator.inventory.LongResult;
import dev.vireo.simulator.inventory.SimFault;
import dev.vireo.soap.SoapCodec;
import dev.vireo.vim.ApiVersion;
import dev.vireo.vim.MethodType;
import java.io.IOException;
import java.io.OutputStream;

/// A reply whose rows are read while it goes out, so that it is never in memory as a whole.
///
/// @param method the method that was called
/// @param result its result
/// @param version the version that the client speaks
record RowsContent(SoapCodec codec, MethodType method, LongResult result, ApiVersion version)
        implements HttpContent {
    @Override
    public long length() {
        return UNKNOWN;
    }

    @Override
    public void writeTo(OutputStream out, long count) throws IOException {
        try {
            codec.writeReply(method, result, version, out);
        } catch (SimFault | DatastoreFileException | IllegalStateException e) {
            throw new IOException("a row could not be read: the reply ends in the middle", e);
        }
    }

    @Override
    public void close() {
        // holds nothing
    }
}
