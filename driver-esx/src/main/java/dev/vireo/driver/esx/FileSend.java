package dev.vireo.driver.esx;

import dev.vireo.client.Cancellation;
import dev.vireo.client.HttpHeaders;
import dev.vireo.client.HttpMethod;
import dev.vireo.client.HttpReply;
import dev.vireo.client.RequestBody;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Sends one file to a datastore, and goes on after cuts: from where the server is, if it takes
/// parts (`Content-Range`), otherwise from the beginning a few times.
///
/// Whether it takes parts is asked before anything is sent: `Content-Range: bytes */SIZE` and no
/// body is answered with 202 and `Range` by a server that does. One that does not makes an empty
/// file of it, which is overwritten then.
final class FileSend {
    private static final int OK = 200;
    private static final int CREATED = 201;
    private static final int ACCEPTED = 202;
    private static final int NO_CONTENT = 204;
    private static final int NOT_FOUND = 404;
    private static final int RANGE_NOT_SATISFIABLE = 416;
    private static final int MOST_RESTARTS = 5;
    private static final Pattern THERE = Pattern.compile("bytes=0-(\\d{1,18})");

    private final FileRoute route;
    private final UploadSource source;
    private final long total;
    private final TransferMeter meter;
    private final Perseverance perseverance;
    private final Cancellation cancellation = new Cancellation();
    private long resumed;

    /// Prepares the transfer.
    ///
    /// @param route the way to the file, which nobody else may use meanwhile
    /// @param total how large it is
    FileSend(FileRoute route, UploadSource source, long total, TransferMeter meter) {
        this.route = route;
        this.source = source;
        this.total = total;
        this.meter = meter;
        this.perseverance = new Perseverance(route.verb(), route.file());
    }

    /// Returns how much was there already when it began.
    long resumed() {
        return resumed;
    }

    /// Ends it from any thread.
    void abort() {
        perseverance.end();
        cancellation.cancel();
    }

    /// Sends all of it.
    ///
    /// @param resume whether what the server has of an earlier attempt is taken up
    /// @throws VirtException `OPERATION_ABORTED` after [#abort] or if the thread was interrupted;
    ///   what the server refuses it with; or what the connection broke with too often
    void run(boolean resume) {
        OptionalLong there = total == 0 ? OptionalLong.empty() : persistently(this::ask);
        if (there.isEmpty()) {
            sendWhole();
        } else {
            resumed = resume ? there.getAsLong() : 0;
            sendParts(resumed);
        }
    }

    private interface Attempt {
        OptionalLong run();
    }

    private OptionalLong persistently(Attempt attempt) {
        while (true) {
            try {
                return attempt.run();
            } catch (VirtException e) {
                perseverance.again(e);
            }
        }
    }

    /// Asks what is there.
    ///
    /// @return how many bytes; empty if the server takes no parts
    private OptionalLong ask() {
        HttpHeaders range = HttpHeaders.none().with("Content-Range", "bytes */" + total);
        try (HttpReply reply = put(way(), range, RequestBody.none())) {
            return switch (reply.status()) {
                case ACCEPTED -> OptionalLong.of(there(reply));
                case OK, CREATED, NO_CONTENT, 400, 411, RANGE_NOT_SATISFIABLE, 501 ->
                        OptionalLong.empty();
                default -> throw DatastoreFiles.refused(reply, route.verb(), route.file());
            };
        }
    }

    private static long there(HttpReply reply) {
        return reply.headers()
                .first("Range")
                .map(THERE::matcher)
                .filter(Matcher::matches)
                .map(range -> Long.parseLong(range.group(1)) + 1)
                .orElse(0L);
    }

    private void sendParts(long begin) {
        long from = begin;
        long reached = begin;
        while (true) {
            meter.backTo(from);
            try {
                if (sendFrom(Math.min(from, total - 1))) {
                    return;
                }
            } catch (VirtException e) {
                again(e);
            }
            if (isWhole()) {
                return;
            }
            from = persistently(this::ask).orElse(0);
            if (from > reached) {
                reached = from;
                perseverance.progress();
            }
        }
    }

    /// Sends what is missing.
    ///
    /// @return whether the file is whole; false if the server has less than was thought
    private boolean sendFrom(long from) {
        HttpHeaders range =
                HttpHeaders.none()
                        .with("Content-Range", "bytes " + from + "-" + (total - 1) + "/" + total);
        FileRoute way = way();
        try (HttpReply reply = put(way, range, body(from))) {
            return switch (reply.status()) {
                case OK, CREATED, NO_CONTENT -> {
                    requireArrived(way, reply);
                    yield true;
                }
                case ACCEPTED, RANGE_NOT_SATISFIABLE -> {
                    perseverance.again(less(reply));
                    yield false;
                }
                default -> throw DatastoreFiles.refused(reply, route.verb(), route.file());
            };
        }
    }

    /// A server that goes on saying this is treated as one whose connections go on breaking.
    private VirtException less(HttpReply reply) {
        return new Perseverance.Setback(
                "Could not "
                        + route.verb()
                        + " '"
                        + route.file()
                        + "': the server has less of it than was sent ("
                        + reply.statusText()
                        + ")");
    }

    /// Returns whether the file has its name, which it gets when it is whole: so it does if the
    /// last reply was lost.
    private boolean isWhole() {
        return persistently(
                                () -> {
                                    try (HttpReply reply =
                                            route.send(
                                                    HttpMethod.HEAD,
                                                    HttpHeaders.none(),
                                                    RequestBody.none(),
                                                    cancellation)) {
                                        return reply.status() == OK
                                                ? OptionalLong.of(
                                                        reply.headers()
                                                                .first("Content-Length")
                                                                .map(Long::parseLong)
                                                                .orElse(-1L))
                                                : OptionalLong.empty();
                                    }
                                })
                        .orElse(-1)
                == total;
    }

    private void sendWhole() {
        for (int restarts = 0; ; restarts++) {
            meter.backTo(0);
            FileRoute way = way();
            try (HttpReply reply = put(way, HttpHeaders.none(), body(0))) {
                switch (reply.status()) {
                    case OK, CREATED, NO_CONTENT -> {
                        requireArrived(way, reply);
                        return;
                    }
                    default -> throw DatastoreFiles.refused(reply, route.verb(), route.file());
                }
            } catch (VirtException e) {
                if (restarts == MOST_RESTARTS) {
                    throw new VirtException(
                            e.code(),
                            e.detail()
                                    + "; given up after "
                                    + MOST_RESTARTS
                                    + " more attempts, as the server takes no parts of files",
                            e);
                }
                again(e);
            }
        }
    }

    private void again(VirtException failure) {
        perseverance.again(failure);
        if (!(failure instanceof Perseverance.Rerouted)) {
            meter.cut();
        }
    }

    /// Sees to it that the server of the connection has got what was sent another way.
    private void requireArrived(FileRoute way, HttpReply reply) {
        if (!reply.isFromServer()) {
            source.leave();
            return;
        }
        if (!way.equals(route) && !isWhole()) {
            throw way.distrusted(
                    new VirtException(
                            ErrorCode.OPERATION_FAILED,
                            "Could not "
                                    + route.verb()
                                    + " '"
                                    + route.file()
                                    + "': it was taken, but it is not there"));
        }
    }

    private FileRoute way() {
        return route.bulk(total);
    }

    private HttpReply put(FileRoute way, HttpHeaders headers, RequestBody body) {
        if (perseverance.isEnded()) {
            throw new VirtException(
                    ErrorCode.OPERATION_ABORTED,
                    "Could not " + route.verb() + " '" + route.file() + "': it was aborted");
        }
        return way.send(HttpMethod.PUT, headers, body, cancellation);
    }

    private RequestBody body(long from) {
        return RequestBody.streamed(() -> new Counted(source.open(from)), total - from);
    }

    /// Removes what was sent, so far as the server can be reached.
    ///
    /// @return whether it is gone
    boolean remove() {
        boolean interrupted =
                Thread.interrupted(); // which must not keep it from telling the server
        try (HttpReply reply =
                route.send(
                        HttpMethod.DELETE,
                        HttpHeaders.none(),
                        RequestBody.none(),
                        Cancellation.never())) {
            return reply.status() == OK
                    || reply.status() == NO_CONTENT
                    || reply.status() == NOT_FOUND;
        } catch (VirtException _) { // the reason for the removal is the error to report
            return false;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /// Counts what is sent.
    private final class Counted extends FilterInputStream {
        Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int got = in.read(bytes, offset, length);
            if (got > 0) {
                meter.moved(got);
            }
            return got;
        }
    }
}
