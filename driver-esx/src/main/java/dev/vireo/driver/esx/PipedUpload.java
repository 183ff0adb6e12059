package dev.vireo.driver.esx;

import dev.vireo.api.TransferOptions;
import dev.vireo.api.TransferSummary;
import dev.vireo.api.UploadStream;
import dev.vireo.api.VolumeRange;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/// An upload of what can be read only once, such as a pipe.
///
/// It is sent while it is read. A server wants to know before how much comes: for a volume that is
/// no disk, and with no length told, it is first written to a temporary file.
///
/// @param transfer to where
/// @param file the pipe
record PipedUpload(VolumeTransfer transfer, Path file, TransferOptions options) {
    private static final int BUFFER = 256 << 10;

    TransferSummary run() {
        if (options.resume() || options.checksum().isPresent()) {
            throw new VirtException(
                    ErrorCode.INVALID_ARG,
                    "'" + file + "' can be read only once: nothing to resume from or to compare");
        }
        boolean told = transfer.content().fixed() || options.range().length().isPresent();
        try (InputStream in = Files.newInputStream(file)) {
            return told ? send(in) : spool(in);
        } catch (IOException e) {
            throw LocalFile.failed(file, e);
        }
    }

    private TransferSummary spool(InputStream in) throws IOException {
        Path whole = Files.createTempFile("vireo-upload", ".part");
        try {
            Files.copy(in, whole, StandardCopyOption.REPLACE_EXISTING);
            return transfer.upload(whole, options);
        } finally {
            Files.deleteIfExists(whole);
        }
    }

    private TransferSummary send(InputStream in) throws IOException {
        VolumeRange range = options.range();
        long room = transfer.room(range);
        TransferMeter meter = new TransferMeter(room, 0, options.progress());
        byte[] buffer = new byte[BUFFER];
        int got = in.readNBytes(buffer, 0, (int) Math.min(room, BUFFER));
        if (transfer.content().fixed() && range.offset() == 0 && !options.force()) {
            DiskContainer.refuseStart(buffer, got, file, transfer.content());
        }
        VolumeRange all = new VolumeRange(range.offset(), OptionalLong.of(room));
        try (UploadStream upload = transfer.openUpload(all, Set.of())) {
            while (got > 0) {
                upload.write(ByteBuffer.wrap(buffer, 0, got));
                meter.moved(got);
                got = in.readNBytes(buffer, 0, (int) Math.min(room - upload.position(), BUFFER));
            }
            long sent = upload.position();
            requireEnd(in, sent, room);
            upload.finish();
            meter.end();
            return new TransferSummary(
                    sent,
                    0,
                    meter.cuts(),
                    meter.elapsed(),
                    transfer.content().route(),
                    Optional.empty());
        }
    }

    /// Refuses what has another length than was told, or than there is room for.
    private void requireEnd(InputStream in, long sent, long room) throws IOException {
        boolean told = options.range().length().isPresent();
        if (told && sent < room) {
            throw new VirtException(
                    ErrorCode.OPERATION_FAILED,
                    "'" + file + "' ended after " + sent + " of " + room + " bytes");
        }
        if (!told && in.read() >= 0) {
            throw new VirtException(
                    ErrorCode.INVALID_ARG,
                    "'"
                            + file
                            + "' has more than the "
                            + room
                            + " bytes that '"
                            + transfer.content().volume()
                            + "' has room for");
        }
    }
}
