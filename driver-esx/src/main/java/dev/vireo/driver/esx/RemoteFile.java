package dev.vireo.driver.esx;

import dev.vireo.client.Cancellation;
import dev.vireo.client.HttpHeaders;
import dev.vireo.client.HttpMethod;
import dev.vireo.client.HttpReply;
import dev.vireo.client.RequestBody;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A file of a datastore with the content that it had when it was opened, to be read from any
/// place. Any number of threads may read it, each over a connection of its own. It holds nothing
/// open.
///
/// What is read is of that one content: where the server shows that the file has another one (by
/// `ETag`, `Last-Modified` or size), reading fails. Ways that show another size or date than the
/// one that the file was opened by are not taken.
final class RemoteFile {
    private static final int OK = 200;
    private static final int PARTIAL = 206;
    private static final int NOT_FOUND = 404;
    private static final int METHOD_NOT_ALLOWED = 405;
    private static final int NOT_IMPLEMENTED = 501;
    private static final Pattern CONTENT_RANGE =
            Pattern.compile("bytes (\\d{1,18})-(\\d{1,18})/(\\d{1,18}|\\*)");

    private final FileRoute route;
    private final FileVersion version;
    private final boolean ranges;

    /// What the file is by each way that was taken.
    private final Map<FileRoute, FileVersion> versions = new ConcurrentHashMap<>();

    private RemoteFile(FileRoute route, FileVersion version, boolean ranges) {
        this.route = route;
        this.version = version;
        this.ranges = ranges;
        versions.put(route, version);
    }

    /// Looks at a file: one request, repeated if the connection breaks.
    ///
    /// @param route the way to the file
    /// @return the file
    /// @throws VirtException `INTERNAL_ERROR` if it is not there (see [#isMissing]) or the server
    ///   does not tell its size; `ACCESS_DENIED` if it may not be read
    static RemoteFile open(FileRoute route) {
        Perseverance perseverance = new Perseverance(route.verb(), route.file());
        while (true) {
            try {
                return look(route);
            } catch (VirtException e) {
                perseverance.again(e);
            }
        }
    }

    private static RemoteFile look(FileRoute route) {
        try (HttpReply reply = ask(route, HttpMethod.HEAD, HttpHeaders.none())) {
            if (reply.status() == OK) {
                Optional<Long> size = size(reply.headers().first("Content-Length"));
                if (size.isPresent()) {
                    boolean ranges =
                            reply.headers()
                                    .first("Accept-Ranges")
                                    .filter(unit -> unit.equalsIgnoreCase("bytes"))
                                    .isPresent();
                    return new RemoteFile(
                            route, FileVersion.of(size.get(), reply.headers()), ranges);
                }
            } else if (reply.status() != METHOD_NOT_ALLOWED && reply.status() != NOT_IMPLEMENTED) {
                throw DatastoreFiles.refused(reply, route.verb(), route.file());
            }
        }
        return lookAtFirstByte(route);
    }

    /// Looks at a file whose server says nothing without its content.
    private static RemoteFile lookAtFirstByte(FileRoute route) {
        HttpHeaders first = HttpHeaders.none().with("Range", "bytes=0-0");
        try (HttpReply reply = ask(route, HttpMethod.GET, first)) {
            Optional<Long> size =
                    reply.status() == PARTIAL
                            ? range(reply).flatMap(range -> size(Optional.of(range.group(3))))
                            : size(reply.headers().first("Content-Length"));
            if (reply.status() != OK && reply.status() != PARTIAL) {
                throw DatastoreFiles.refused(reply, route.verb(), route.file());
            }
            if (size.isEmpty()) {
                throw new VirtException(
                        ErrorCode.INTERNAL_ERROR,
                        "Could not "
                                + route.verb()
                                + " '"
                                + route.file()
                                + "': the server does not tell its size");
            }
            return new RemoteFile(
                    route, FileVersion.of(size.get(), reply.headers()), reply.status() == PARTIAL);
        }
    }

    private static HttpReply ask(FileRoute route, HttpMethod method, HttpHeaders headers) {
        return route.send(
                method,
                headers.with("Accept-Encoding", "identity"),
                RequestBody.none(),
                Cancellation.never());
    }

    private static Optional<Long> size(Optional<String> text) {
        return text.filter(digits -> digits.matches("\\d{1,18}")).map(Long::parseLong);
    }

    private static Optional<Matcher> range(HttpReply reply) {
        return reply.headers()
                .first("Content-Range")
                .map(CONTENT_RANGE::matcher)
                .filter(Matcher::matches);
    }

    /// Tells whether a failure says that the file is not there.
    static boolean isMissing(VirtException failure) {
        return failure.code() == ErrorCode.INTERNAL_ERROR
                && failure.detail().endsWith("(" + NOT_FOUND + ")");
    }

    /// Returns the size in bytes.
    long size() {
        return version.size();
    }

    /// Returns what tells this content from another one.
    FileVersion version() {
        return version;
    }

    /// Tells whether the server says that parts can be asked for. One that does not may still send
    /// them; where it does not, the part is picked from the whole, which takes longer.
    boolean hasRanges() {
        return ranges;
    }

    FileRoute route() {
        return route;
    }

    /// Reads a part of the file. Nothing is asked for before the first read.
    ///
    /// @param offset where it begins
    /// @param length how many bytes, not beyond the end of the file
    /// @return the part, to be closed
    RemoteRead read(long offset, long length) {
        if (offset < 0 || length < 0 || length > size() - offset) {
            throw new IllegalArgumentException(
                    offset + "+" + length + " is no part of " + size() + " bytes");
        }
        return new RemoteRead(this, offset, length);
    }

    /// Asks for a part.
    ///
    /// @return the reply, and how much of its body comes before the part
    Part request(long offset, long length, Cancellation cancellation) {
        FileRoute way = route.bulk(length);
        Optional<FileVersion> known = Optional.ofNullable(versions.get(way));
        HttpHeaders headers = HttpHeaders.none().with("Accept-Encoding", "identity");
        if (length < size()) {
            headers = headers.with("Range", "bytes=" + offset + "-" + (offset + length - 1));
            Optional<String> condition = known.flatMap(FileVersion::condition);
            if (condition.isPresent()) {
                headers = headers.with("If-Range", condition.get());
            }
        }
        HttpReply reply = way.send(HttpMethod.GET, headers, RequestBody.none(), cancellation);
        try {
            return new Part(way, reply, before(way, reply, offset));
        } catch (VirtException e) {
            reply.close();
            throw e;
        }
    }

    /// A reply with a part of the file in it.
    ///
    /// @param way the way that it came
    /// @param reply the reply
    /// @param before how many bytes of its body come before the part
    record Part(FileRoute way, HttpReply reply, long before) {}

    private long before(FileRoute way, HttpReply reply, long offset) {
        return switch (reply.status()) {
            case PARTIAL -> {
                Matcher range = range(reply).orElseThrow(this::strange);
                requireUnchanged(way, reply, size(Optional.of(range.group(3))));
                if (Long.parseLong(range.group(1)) != offset) {
                    throw strange();
                }
                yield 0L;
            }
            case OK -> {
                requireUnchanged(way, reply, size(reply.headers().first("Content-Length")));
                yield offset;
            }
            case 416 -> throw way.distrusted(changed("it has become shorter"));
            default -> throw DatastoreFiles.refused(reply, route.verb(), route.file());
        };
    }

    private void requireUnchanged(FileRoute way, HttpReply reply, Optional<Long> size) {
        if (size.isPresent() && size.get() != size()) {
            throw way.distrusted(changed("it had " + size() + " bytes and has " + size.get()));
        }
        FileVersion shown = FileVersion.of(size(), reply.headers());
        boolean same = version.agrees(shown); // before others go by it
        FileVersion known = same ? versions.putIfAbsent(way, shown) : versions.get(way);
        if (known == null ? !same : !known.matches(reply.headers())) {
            throw way.distrusted(changed("the server shows another version"));
        }
    }

    private VirtException changed(String how) {
        return new VirtException(
                ErrorCode.OPERATION_FAILED,
                "Could not "
                        + route.verb()
                        + " '"
                        + route.file()
                        + "': it was changed meanwhile; "
                        + how);
    }

    private VirtException strange() {
        return new VirtException(
                ErrorCode.INTERNAL_ERROR,
                "Could not "
                        + route.verb()
                        + " '"
                        + route.file()
                        + "': the server sent another part than was asked for");
    }
}
