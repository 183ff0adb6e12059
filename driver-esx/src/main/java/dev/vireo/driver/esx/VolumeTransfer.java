package dev.vireo.driver.esx;

import dev.vireo.api.TransferOptions;
import dev.vireo.api.TransferSummary;
import dev.vireo.api.UploadStream;
import dev.vireo.api.VolumeRange;
import dev.vireo.api.VolumeStreamFlag;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/// Carries the content of a volume to or from a file.
///
/// @param pool where the volume is
/// @param content its content
record VolumeTransfer(DatastorePool pool, VolumeContent content) {
    private static final int BUFFER = 256 << 10;

    TransferSummary download(Path file, TransferOptions options) {
        if (options.checksum().isPresent() && Files.exists(file) && !Files.isRegularFile(file)) {
            throw new VirtException(
                    ErrorCode.INVALID_ARG,
                    "'" + file + "' is no file that could be read again for a checksum");
        }
        TransferSummary done = new FileCopy(content, file, options).run();
        return options.checksum().isEmpty() ? done : compared(done, file, options);
    }

    UploadStream openUpload(VolumeRange range, Set<VolumeStreamFlag> flags) {
        return new VolumeUpload(
                pool,
                content,
                range.offset(),
                room(range),
                flags.contains(VolumeStreamFlag.SPARSE));
    }

    /// Uploads a file. Of a disk, and where a part of the volume was named, what lies outside of it
    /// stays; any other volume is what the file is.
    TransferSummary upload(Path file, TransferOptions options) {
        if (LocalFile.isReadOnce(file)) {
            return new PipedUpload(this, file, options).run();
        }
        if (content.fixed() && options.range().offset() == 0 && !options.force()) {
            DiskContainer.refuse(file, content);
        }
        long size = LocalFile.size(file);
        long wanted = options.range().length().orElse(size);
        if (wanted > size) {
            throw new VirtException(
                    ErrorCode.INVALID_ARG,
                    "'" + file + "' has " + size + " bytes, but " + wanted + " are to be sent");
        }
        long length = wanted;
        long offset = options.range().offset();
        long room = room(new VolumeRange(offset, OptionalLong.of(length)));
        boolean replaced = !content.fixed() && options.range().equals(VolumeRange.ALL);
        long total = replaced ? length : Math.max(content.size(), offset + room);
        ContentChange change =
                new ContentChange(
                        pool,
                        content,
                        source(file, length, offset, total),
                        total,
                        identity(file, offset, length, total),
                        options.force(),
                        options.progress());
        change.run(options.resume());
        TransferSummary done =
                new TransferSummary(
                        length,
                        change.resumed(),
                        change.meter().cuts(),
                        change.meter().elapsed(),
                        content.route(),
                        Optional.empty());
        if (options.checksum().isEmpty() || pool.site().session().isTrial()) {
            return done;
        }
        VolumeContent now = content.reopened();
        TransferOptions sent = options.withRange(new VolumeRange(offset, OptionalLong.of(length)));
        return new VolumeTransfer(pool, now).compared(done, file, sent);
    }

    /// Returns how much may be written: a disk keeps its size, any other file grows.
    long room(VolumeRange range) {
        if (!content.fixed() && range.length().isPresent() && range.offset() <= content.size()) {
            return range.length().getAsLong();
        }
        return content.length(range);
    }

    private UploadSource source(Path file, long length, long offset, long total) {
        UploadSource part = new LocalSource(file, length, LocalFile.identity(file));
        boolean whole = offset == 0 && length == total;
        return whole ? part : new UploadOverlay(content, total, offset, part);
    }

    /// Returns what tells an upload from another one. What stays of the old content belongs to it.
    private String identity(Path file, long offset, long length, long total) {
        boolean whole = offset == 0 && length == total;
        return LocalFile.identity(file)
                + "|"
                + offset
                + "+"
                + length
                + (whole ? "" : "|" + content.file().version().identity());
    }

    /// Reads both the volume and the file once more, and compares their sums.
    private TransferSummary compared(TransferSummary done, Path file, TransferOptions options) {
        String name = options.checksum().orElseThrow();
        long offset = options.range().offset();
        String there;
        String here;
        try (RemoteRead read = content.read(offset, done.bytes())) {
            there = sum(name, read, done.bytes());
        } catch (IOException e) {
            throw new IllegalStateException(e); // it throws nothing of that kind
        }
        try (InputStream in = LocalFile.open(file, 0)) {
            here = sum(name, in, done.bytes());
        } catch (IOException e) {
            throw LocalFile.failed(file, e);
        }
        if (!here.equals(there)) {
            throw new VirtException(
                    ErrorCode.OPERATION_FAILED,
                    "'"
                            + content.volume()
                            + "' and '"
                            + file
                            + "' are not the same: their "
                            + name
                            + " sums are "
                            + there
                            + " and "
                            + here);
        }
        return new TransferSummary(
                done.bytes(),
                done.resumed(),
                done.cuts(),
                done.elapsed(),
                content.route(),
                Optional.of(here));
    }

    private static String sum(String name, InputStream in, long length) throws IOException {
        MessageDigest digest = digest(name);
        byte[] buffer = new byte[BUFFER];
        long left = length;
        while (left > 0) {
            int got = in.read(buffer, 0, (int) Math.min(left, BUFFER));
            if (got < 0) {
                break;
            }
            digest.update(buffer, 0, got);
            left -= got;
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest digest(String name) {
        try {
            return MessageDigest.getInstance(name.toUpperCase(Locale.ROOT).replace("SHA", "SHA-"));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // the options know the names
        }
    }
}
