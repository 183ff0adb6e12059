package dev.vireo.api;

import dev.vireo.model.VirtException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/// The new content of a volume, or of a part of it, on its way there.
///
/// The volume has its old content until [#finish] returns. A server that takes slowly holds back
/// who writes: little is held in memory.
///
/// It is for one thread, except for [#abort]. libvirt: `virStream`.
public interface UploadStream extends WritableByteChannel {
    /// Returns how much may be written in all.
    ///
    /// @return bytes
    long length();

    /// Returns how much was written, holes included.
    ///
    /// @return bytes
    long position();

    /// Returns which way the bytes have taken up to now, and why not another one if one was tried,
    /// as [TransferSummary#route] does.
    String route();

    /// Writes all bytes of a buffer, and waits while the server does not take them.
    ///
    /// libvirt: `virStreamSend`.
    ///
    /// @param source what to write
    /// @return how many there were
    /// @throws VirtException `INVALID_ARG` if it is more than [#length], `OPERATION_ABORTED` after
    ///   [#abort], `OPERATION_INVALID` after [#finish], or what went wrong on the way
    @Override
    int write(ByteBuffer source);

    /// Writes a hole: zeros.
    ///
    /// libvirt: `virStreamSendHole`.
    ///
    /// @param length how long it is, in bytes
    /// @throws VirtException as [#write]; `INVALID_ARG` too if the stream was opened without
    ///   [VolumeStreamFlag#SPARSE]
    void sendHole(long length);

    /// Ends the stream and gives the volume its new content. Where less was written than [#length],
    /// the rest of the volume stays as it was.
    ///
    /// libvirt: `virStreamFinish`.
    ///
    /// @throws VirtException if that cannot be done; the volume has its old content then, unless
    ///   the failure says otherwise
    void finish();

    /// Ends the stream at once, from any thread; a second time, or after [#finish], does nothing.
    /// The volume keeps its old content, and nothing stays beside it.
    ///
    /// libvirt: `virStreamAbort`.
    void abort();

    /// Aborts the stream unless it was finished.
    @Override
    default void close() {
        abort();
    }

    /// Returns a subscriber that writes what it gets in a thread of its own, for those who must not
    /// wait. It requests one buffer at a time; the end of what it gets finishes the stream, and a
    /// failure aborts it.
    ///
    /// @return the subscriber
    default Subscriber subscriber() {
        return new UploadSubscriber(this);
    }

    /// Takes the content of an upload.
    interface Subscriber extends Flow.Subscriber<ByteBuffer> {
        /// Tells how it ended.
        ///
        /// @return done with the number of bytes when the volume has its new content; failed with
        ///   the reason otherwise
        CompletionStage<Long> result();
    }
}
