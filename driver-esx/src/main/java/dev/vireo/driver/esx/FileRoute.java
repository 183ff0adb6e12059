package dev.vireo.driver.esx;

import dev.vireo.client.Cancellation;
import dev.vireo.client.HttpHeaders;
import dev.vireo.client.HttpMethod;
import dev.vireo.client.HttpReply;
import dev.vireo.client.RequestBody;
import dev.vireo.model.VirtException;
import java.util.function.Supplier;

/// A way to one file of a datastore. Any number of threads may share it.
interface FileRoute {
    /// Sends a request about the file. It may take as long as it moves.
    ///
    /// @param headers headers beside those of every request
    /// @param cancellation ends it, the reading of its reply included
    /// @return the reply, whatever its status
    /// @throws VirtException if there is none; see [FaultTranslator#isCut]
    HttpReply send(
            HttpMethod method, HttpHeaders headers, RequestBody body, Cancellation cancellation);

    /// Reads from a reply of this route.
    ///
    /// @param reading fails with the client's exceptions
    /// @throws VirtException if it does; see [FaultTranslator#isCut]
    <T> T carry(Supplier<T> reading);

    /// Returns the way that a number of bytes of the file takes now, which may be another one
    /// later. What is asked without moving much goes this way.
    ///
    /// @param bytes how many at most
    default FileRoute bulk(long bytes) {
        return this;
    }

    /// Returns what to throw where this way shows or makes another file than it should.
    ///
    /// @param failure says so
    default VirtException distrusted(VirtException failure) {
        return failure;
    }

    /// Returns the name of the file for messages.
    String file();

    /// Returns what is done with the file, for messages.
    String verb();
}
