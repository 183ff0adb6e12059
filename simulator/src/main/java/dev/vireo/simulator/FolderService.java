package dev.vireo.simulator;

import dev.vireo.simulator.datastore.DatastoreFileException;
import dev.vireo.simulator.datastore.FileStat;
import dev.vireo.simulator.http.HttpReply;
import dev.vireo.simulator.http.HttpRequest;
import dev.vireo.simulator.inventory.DatastoreAccess;
import dev.vireo.simulator.inventory.SimFault;
import dev.vireo.simulator.machine.ScreenPicture;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// Answers requests for `/folder`: lists datacenters, datastores and directories, and reads, writes
/// and deletes files. Clients show a session's cookie, a name and a password, or a ticket.
final class FolderService {
    private static final String FOLDER = "/folder";
    private static final String HOST_DATACENTER = "ha-datacenter";
    private static final String REALM = "Basic realm=\"VMware HTTP server\"";

    private final DatastoreAccess access;
    private final boolean ticketsOnly;

    private FolderService(DatastoreAccess access, boolean ticketsOnly) {
        this.access = access;
        this.ticketsOnly = ticketsOnly;
    }

    /// Answers for the server of the VI API.
    FolderService(DatastoreAccess access) {
        this(access, false);
    }

    /// Answers for a host of a vCenter, which knows neither the vCenter's sessions nor its users.
    static FolderService ofHost(DatastoreAccess access) {
        return new FolderService(access, true);
    }

    /// Returns whether a path is one that is answered here.
    static boolean serves(String path) {
        return path.equals(FOLDER) || path.startsWith(FOLDER + "/");
    }

    HttpReply answer(HttpRequest request) {
        Optional<String> user = user(request);
        if (user.isEmpty()) {
            return unauthorized();
        }
        Optional<String> decoded = request.target().decodedPath();
        if (decoded.isEmpty()) {
            return HttpReply.error(400, "The path has broken escapes.");
        }
        String path =
                decoded.get().substring(Math.min(decoded.get().length(), FOLDER.length() + 1));
        try {
            return answer(request, user.get(), path);
        } catch (DatastoreFileException e) {
            return failed(e);
        } catch (SimFault e) {
            return HttpReply.error(500, String.valueOf(e.getMessage()));
        }
    }

    private HttpReply answer(HttpRequest request, String user, String path) {
        boolean reads = request.method().equals("GET") || request.method().equals("HEAD");
        Optional<String> name = request.parameter("dsName");
        Optional<String> place = request.parameter("dcPath").filter(text -> !text.isEmpty());
        boolean host = access.datacenters().equals(List.of(HOST_DATACENTER));
        if (name.isEmpty()) {
            return reads && path.isEmpty()
                    ? list(place)
                    : HttpReply.error(400, "No datastore is named: add ?dsName=NAME.");
        }
        String datacenter = place.orElse(host ? HOST_DATACENTER : "");
        Optional<HttpReply> missing = missing(datacenter, name.get());
        if (missing.isPresent()) {
            return missing.get();
        }
        boolean changes = !reads;
        if (!access.mayUse(user, datacenter, name.get(), changes)) {
            return HttpReply.error(403, "Permission to perform this operation was denied.");
        }
        FolderFile file = new FolderFile(access, request, datacenter, name.get(), path);
        return switch (request.method()) {
            case "GET", "HEAD" -> read(file);
            case "PUT" -> new FolderUpload(file).put();
            case "DELETE" -> file.delete();
            default ->
                    HttpReply.error(405, "Use GET, HEAD, PUT or DELETE.")
                            .with("Allow", "GET, HEAD, PUT, DELETE");
        };
    }

    /// Refuses a datacenter or a datastore that does not exist.
    private Optional<HttpReply> missing(String datacenter, String datastore) {
        if (datacenter.isEmpty()) {
            return Optional.of(
                    HttpReply.error(
                            400,
                            "No datacenter is named: add &dcPath=NAME, one of "
                                    + String.join(", ", access.datacenters())
                                    + "."));
        }
        Optional<List<String>> names = access.datastores(datacenter);
        if (names.isEmpty()) {
            return Optional.of(
                    notFound("The datacenter '" + datacenter + "'", access.datacenters()));
        }
        return access.exists(datacenter, datastore)
                ? Optional.empty()
                : Optional.of(notFound("The datastore '" + datastore + "'", names.get()));
    }

    private static HttpReply notFound(String what, List<String> known) {
        return HttpReply.error(
                404, what + " was not found; there is " + String.join(", ", known) + ".");
    }

    private HttpReply list(Optional<String> place) {
        if (place.isEmpty()) {
            return FolderListing.datacenters(access.datacenters());
        }
        return access.datastores(place.get())
                .map(names -> FolderListing.datastores(place.get(), names))
                .orElseGet(() -> notFound(place.get()));
    }

    private static HttpReply read(FolderFile file) {
        Optional<Optional<FileStat>> found = file.find();
        if (found.isEmpty() || found.get().isEmpty()) {
            return notFound(file.path());
        }
        FileStat stat = found.get().get();
        return stat.directory() ? file.list() : file.download(stat);
    }

    static HttpReply notFound(String what) {
        return HttpReply.error(404, what + " was not found");
    }

    private static HttpReply failed(DatastoreFileException failure) {
        int status =
                switch (failure.reason()) {
                    case NOT_FOUND -> 404;
                    case INVALID_PATH -> 400;
                    case IS_DIRECTORY -> 405;
                    case EXISTS, NOT_DIRECTORY -> 409;
                    case NO_SPACE -> 507;
                    case BAD_CONTENT, FAILED -> 500;
                };
        return HttpReply.error(status, String.valueOf(failure.getMessage()));
    }

    /// Answers a request for the screen of a machine.
    HttpReply screen(HttpRequest request) {
        if (user(request).isEmpty()) {
            return unauthorized();
        }
        return access.screenOf(request.parameter("id").orElse(""))
                .map(seed -> HttpReply.of(200, "image/png", ScreenPicture.of(seed)))
                .orElseGet(() -> notFound("The screen"));
    }

    private static HttpReply unauthorized() {
        return HttpReply.error(401, "Log in first.").with("WWW-Authenticate", REALM);
    }

    /// Finds out who asks.
    private Optional<String> user(HttpRequest request) {
        if (ticketsOnly) {
            return holder(request);
        }
        return request.cookie("vmware_soap_session")
                .flatMap(access::userOf)
                .or(() ->
                        BasicCredentials.of(request)
                                .filter(one -> access.admits(one.user(), one.password()))
                                .map(BasicCredentials::user))
                .or(() -> holder(request));
    }

    private Optional<String> holder(HttpRequest request) {
        return request.cookie("vmware_cgi_ticket")
                .flatMap(ticket -> access.redeem(ticket, purpose -> isFor(purpose, request)));
    }

    /// Tells whether a ticket is for a request: for its method, its path and its parameters.
    private static boolean isFor(String purpose, HttpRequest request) {
        int blank = purpose.indexOf(' ');
        if (!purpose.startsWith("http")
                || !purpose.substring("http".length(), blank).equalsIgnoreCase(request.method())) {
            return false;
        }
        try {
            URI url = URI.create(purpose.substring(blank + 1));
            return Objects.equals(url.getPath(), request.target().decodedPath().orElse(""))
                    && Objects.requireNonNullElse(url.getRawQuery(), "")
                            .equals(request.target().query());
        } catch (IllegalArgumentException _) {
            return false;
        }
    }
}
