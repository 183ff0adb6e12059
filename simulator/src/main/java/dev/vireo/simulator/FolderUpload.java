package dev.vireo.simulator;

import dev.vireo.simulator.datastore.DatastoreFiles;
import dev.vireo.simulator.datastore.FileStat;
import dev.vireo.simulator.datastore.FileUpload;
import dev.vireo.simulator.http.HttpReply;
import dev.vireo.simulator.http.HttpRequest;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Puts what a request brings into a file: as a whole, or as one of several parts that say with
/// `Content-Range` where they belong.
///
/// The reply to a part that is not the last has status 202 and says with `Range` what is there; so
/// does that to a request with `Content-Range: bytes */SIZE` and no body.
///
/// @param file the file
record FolderUpload(FolderFile file) {
    private static final Pattern RANGE =
            Pattern.compile("bytes (?:(\\d{1,18})-(\\d{1,18})|\\*)/(\\d{1,18}|\\*)");

    HttpReply put() {
        HttpRequest request = file.request();
        if (request.header("content-length").isEmpty()
                && request.header("transfer-encoding").isEmpty()) {
            return HttpReply.error(411, "Say how long the file is.");
        }
        Optional<HttpReply> refused = condition();
        if (refused.isPresent()) {
            return refused.get();
        }
        Optional<String> range = request.header("content-range");
        if (range.isEmpty()) {
            return whole();
        }
        Matcher matcher = RANGE.matcher(range.get());
        return matcher.matches() ? part(matcher) : HttpReply.error(400, "Broken Content-Range.");
    }

    private Optional<HttpReply> condition() {
        HttpRequest request = file.request();
        Optional<String> wanted = request.header("if-match");
        Optional<String> unwanted = request.header("if-none-match");
        if (wanted.isEmpty() && unwanted.isEmpty()) {
            return Optional.empty();
        }
        Optional<String> tag = file.find().flatMap(found -> found).map(FolderFile::tag);
        boolean fits =
                wanted.map(one -> tag.filter(is -> FolderFile.matches(one, is)).isPresent())
                                .orElse(true)
                        && unwanted.map(one ->
                                        tag.filter(is -> FolderFile.matches(one, is)).isEmpty())
                                .orElse(true);
        return fits
                ? Optional.empty()
                : Optional.of(HttpReply.error(412, "The file is another one."));
    }

    private HttpReply whole() {
        Optional<FileUpload> started =
                file.changing(files -> {
                    makeParents(files);
                    return files.upload(file.path());
                });
        if (started.isEmpty()) {
            return FolderService.notFound(file.datastore());
        }
        try (FileUpload upload = started.get()) {
            upload.append(file.request().body());
            return commit(upload);
        } catch (IOException e) {
            return HttpReply.error(400, "The body was cut: " + e.getMessage());
        }
    }

    /// Makes the directories on the way to the file, as a vCenter does.
    private void makeParents(DatastoreFiles files) {
        String path = file.path();
        int slash = path.lastIndexOf('/');
        String parent = path.substring(0, Math.max(0, slash));
        if (!files.find(parent).map(FileStat::directory).orElse(false)) {
            files.createDirectory(parent, true);
        }
    }

    private HttpReply commit(FileUpload upload) {
        boolean created = file.changing(_ -> upload.commit()).orElse(true);
        return HttpReply.empty(created ? 201 : 200);
    }

    private HttpReply part(Matcher range) {
        Optional<FileUpload> started =
                file.changing(files -> {
                    makeParents(files);
                    return files.resume(file.path());
                });
        if (started.isEmpty()) {
            return FolderService.notFound(file.datastore());
        }
        FileUpload upload = started.get();
        try {
            return part(range, upload);
        } catch (IOException e) {
            return HttpReply.error(400, "The body was cut: " + e.getMessage());
        } finally {
            upload.leave();
        }
    }

    private HttpReply part(Matcher range, FileUpload upload) throws IOException {
        boolean asksOnly = range.group(1) == null;
        long first = asksOnly ? upload.position() : Long.parseLong(range.group(1));
        if (first > upload.position()) {
            return there(HttpReply.error(416, "The part before is missing."), upload);
        }
        if (!asksOnly) {
            upload.rewind(first);
            upload.append(file.request().body());
            if (upload.position() != Long.parseLong(range.group(2)) + 1) {
                upload.rewind(first);
                return HttpReply.error(400, "The body is not as long as Content-Range says.");
            }
        }
        boolean whole = range.group(3).equals(String.valueOf(upload.position()));
        return whole && !asksOnly ? commit(upload) : there(HttpReply.empty(202), upload);
    }

    private static HttpReply there(HttpReply reply, FileUpload upload) {
        return upload.position() == 0
                ? reply
                : reply.with("Range", "bytes=0-" + (upload.position() - 1));
    }
}
