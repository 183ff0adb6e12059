package dev.vireo.api;

import dev.vireo.model.VirtException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.util.concurrent.Flow;

/// The content of a volume, or a part of it, on its way here.
///
/// Nothing is fetched before it is read, and little is held in memory: who reads slowly holds back
/// the server. A connection that breaks is replaced while there is progress; what was read is all
/// of one content of the volume, or reading fails.
///
/// It is for one thread, except for [#abort]. libvirt's streams go in both directions and fail with
/// `INVALID_ARG` in the wrong one; this one has only the right one. libvirt: `virStream`.
public interface DownloadStream extends ReadableByteChannel {
    /// Returns how much there is to read in all.
    ///
    /// @return bytes
    long length();

    /// Returns how much was read, holes included.
    ///
    /// @return bytes
    long position();

    /// Returns which way the bytes have taken up to now, and why not another one if one was tried,
    /// as [TransferSummary#route] does.
    String route();

    /// Reads some bytes, and waits for the first of them.
    ///
    /// libvirt: `virStreamRecv`.
    ///
    /// @param target where they go
    /// @return how many, at least 1 if there is room for any; -1 at the end
    /// @throws VirtException `OPERATION_FAILED` if somebody has changed the volume,
    ///   `OPERATION_ABORTED` after [#abort], `OPERATION_INVALID` after [#finish]
    @Override
    int read(ByteBuffer target);

    /// Passes over a hole: zeros that are next, if the stream was opened with
    /// [VolumeStreamFlag#SPARSE] and there are so many that they are worth it. A long hole may come
    /// in several pieces.
    ///
    /// libvirt: `virStreamRecvHole`.
    ///
    /// @return the length of the hole in bytes; 0 if there is data, or the end
    /// @throws VirtException as [#read]
    long receiveHole();

    /// Ends the stream after all was read.
    ///
    /// libvirt: `virStreamFinish`.
    ///
    /// @throws VirtException `INTERNAL_ERROR` if something is left, which is given up then
    void finish();

    /// Ends the stream at once, from any thread; a second time, or after [#finish], does nothing.
    /// The connection is closed.
    ///
    /// libvirt: `virStreamAbort`.
    void abort();

    /// Aborts the stream unless it was finished.
    @Override
    default void close() {
        abort();
    }

    /// Returns what is left to read as a publisher for one subscriber, for those who must not wait.
    /// Only what was requested is fetched, in a thread of its own; cancelling aborts the stream,
    /// and the end finishes it. Each buffer is the subscriber's to keep.
    ///
    /// @param bufferSize how large the buffers are, in bytes
    /// @return the publisher; a second subscriber is refused
    default Flow.Publisher<ByteBuffer> publisher(int bufferSize) {
        return new DownloadPublisher(this, bufferSize);
    }
}
