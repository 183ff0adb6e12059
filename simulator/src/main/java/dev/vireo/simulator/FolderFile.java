package dev.vireo.simulator;

import dev.vireo.simulator.datastore.DatastoreFiles;
import dev.vireo.simulator.datastore.FileStat;
import dev.vireo.simulator.http.ByteRange;
import dev.vireo.simulator.http.FileContent;
import dev.vireo.simulator.http.HttpReply;
import dev.vireo.simulator.http.HttpRequest;
import dev.vireo.simulator.inventory.DatastoreAccess;
import java.nio.channels.FileChannel;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/// A file or a directory of a datastore that a request is about.
///
/// @param access the way to it
/// @param request the request
/// @param datacenter the place of the datacenter in the inventory
/// @param datastore the name of the datastore
/// @param path the path in the datastore
record FolderFile(
        DatastoreAccess access,
        HttpRequest request,
        String datacenter,
        String datastore,
        String path) {
    private static final String TYPE = "application/octet-stream";
    private static final String BOUNDARY = "vireo-byte-ranges";
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
                    .withZone(ZoneOffset.UTC);

    /// Looks for it.
    ///
    /// @return empty if there is no such datastore, and empty within if there is no such file
    Optional<Optional<FileStat>> find() {
        return access.with(datacenter, datastore, files -> files.find(path));
    }

    <R> Optional<R> changing(Function<DatastoreFiles, R> work) {
        return access.changing(datacenter, datastore, path, work);
    }

    HttpReply list() {
        return access.with(datacenter, datastore, files -> files.list(path))
                .map(entries -> FolderListing.directory(this, entries))
                .orElseGet(() -> FolderService.notFound(path));
    }

    HttpReply delete() {
        return changing(
                        files -> {
                            boolean begun = files.abandon(path);
                            if (!begun || files.exists(path)) {
                                files.delete(path);
                            }
                            return HttpReply.empty(204);
                        })
                .orElseGet(() -> FolderService.notFound(datastore));
    }

    static String tag(FileStat stat) {
        return '"'
                + Long.toHexString(stat.modified().toEpochMilli())
                + "-"
                + Long.toHexString(stat.size())
                + '"';
    }

    static String date(Instant moment) {
        return DATE.format(moment);
    }

    HttpReply download(FileStat stat) {
        String tag = tag(stat);
        if (request.header("if-none-match").filter(wanted -> matches(wanted, tag)).isPresent()) {
            return HttpReply.empty(304).with("ETag", tag);
        }
        if (request.header("if-match").filter(wanted -> !matches(wanted, tag)).isPresent()) {
            return HttpReply.error(412, "The file has changed.");
        }
        Optional<List<ByteRange>> ranges =
                request.header("range")
                        .filter(_ -> isUnchanged(stat))
                        .flatMap(field -> ByteRange.parse(field, stat.size()));
        if (ranges.isPresent() && ranges.get().isEmpty()) {
            return HttpReply.error(416, "The file has no such bytes.")
                    .with("Content-Range", "bytes */" + stat.size());
        }
        return access.with(datacenter, datastore, files -> files.open(path))
                .map(file -> content(file, stat, ranges.orElse(List.of())))
                .map(reply ->
                        reply.with("Accept-Ranges", "bytes")
                                .with("Last-Modified", date(stat.modified()))
                                .with("ETag", tag))
                .orElseGet(() -> FolderService.notFound(path));
    }

    private static HttpReply content(FileChannel file, FileStat stat, List<ByteRange> ranges) {
        long size = stat.size();
        if (ranges.isEmpty()) {
            return HttpReply.of(200, TYPE, FileContent.of(file, new ByteRange(0, size - 1)));
        }
        if (ranges.size() == 1) {
            return HttpReply.of(206, TYPE, FileContent.of(file, ranges.getFirst()))
                    .with("Content-Range", ranges.getFirst().field(size));
        }
        return HttpReply.of(
                206,
                "multipart/byteranges; boundary=" + BOUNDARY,
                FileContent.of(file, ranges, size, TYPE, BOUNDARY));
    }

    /// Returns whether the file is still the one that a client has a part of.
    private boolean isUnchanged(FileStat stat) {
        return request.header("if-range")
                .map(known -> known.equals(tag(stat)) || known.equals(date(stat.modified())))
                .orElse(true);
    }

    static boolean matches(String wanted, String tag) {
        if (wanted.strip().equals("*")) {
            return true;
        }
        for (String one : wanted.split(",", -1)) {
            if (one.strip().equals(tag)) {
                return true;
            }
        }
        return false;
    }
}
