package dev.vireo.driver.esx;

import dev.vireo.client.CallOptions;
import dev.vireo.client.HttpMethod;
import dev.vireo.client.HttpReply;
import dev.vireo.client.HttpRequest;
import dev.vireo.client.RequestBody;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import dev.vireo.vmx.DatastorePath;
import dev.vireo.vmx.FolderUrl;

/// Files of a datacenter's datastores, over HTTP.
///
/// libvirt: `esxVI_CURL_Download` and `esxVI_CURL_Upload`.
///
/// @param session carries the requests
/// @param datacenterPath the path of the datacenter in the inventory
/// @param direct the way that the bulk of files takes that are opened
record DatastoreFiles(EsxSession session, String datacenterPath, DirectWay direct) {
    /// Configurations have a few KiB. Larger ones are none, or somebody wants to fill our memory.
    private static final long LARGEST = 16L << 20;

    private static final int OK = 200;
    private static final int CREATED = 201;
    private static final int NO_CONTENT = 204;
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int PRECONDITION_FAILED = 412;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int UNAVAILABLE = 503;

    /// Goes through the session's server only.
    DatastoreFiles(EsxSession session, String datacenterPath) {
        this(session, datacenterPath, DirectWay.none(session));
    }

    /// Returns the same files with another way for bulk.
    DatastoreFiles by(DirectWay direct) {
        return new DatastoreFiles(session, datacenterPath, direct);
    }

    /// Reads a file.
    ///
    /// @param verb what it is read for, for messages
    /// @return its bytes
    /// @throws VirtException `INTERNAL_ERROR` if there is none, or it is no configuration by its
    ///   size; `ACCESS_DENIED` if it may not be read
    byte[] read(DatastorePath path, String verb) {
        HttpReply reply = send(HttpMethod.GET, path, RequestBody.none(), false, verb);
        return session.carry(
                _ -> {
                    try (reply) {
                        if (reply.status() != OK) {
                            throw refused(reply, verb, path.toString());
                        }
                        return reply.readBytes();
                    }
                },
                verb,
                path.toString());
    }

    /// Returns whether there is a file.
    boolean exists(DatastorePath path, String verb) {
        try (HttpReply reply = send(HttpMethod.HEAD, path, RequestBody.none(), false, verb)) {
            if (reply.status() != OK && reply.status() != NOT_FOUND) {
                throw refused(reply, verb, path.toString());
            }
            return reply.status() == OK;
        }
    }

    /// Writes a file that must not be there yet. Servers that know conditions refuse to overwrite
    /// one that was made since somebody looked.
    ///
    /// @throws VirtException `OPERATION_FAILED` if there is one
    void create(DatastorePath path, byte[] bytes, String verb) {
        write(path, bytes, true, verb);
    }

    /// Writes a file, whether or not there is one.
    void replace(DatastorePath path, byte[] bytes, String verb) {
        write(path, bytes, false, verb);
    }

    private void write(DatastorePath path, byte[] bytes, boolean create, String verb) {
        try (HttpReply reply = send(HttpMethod.PUT, path, RequestBody.bytes(bytes), create, verb)) {
            switch (reply.status()) {
                case OK, CREATED, NO_CONTENT -> {}
                case PRECONDITION_FAILED -> throw alreadyThere(path, verb);
                default -> throw refused(reply, verb, path.toString());
            }
        }
    }

    /// Tells that a file is in the way.
    static VirtException alreadyThere(DatastorePath path, String verb) {
        return new VirtException(
                ErrorCode.OPERATION_FAILED,
                "Could not " + verb + ": file '" + path + "' is there already");
    }

    /// Returns whether that is what a failure tells.
    static boolean isAlreadyThere(VirtException failure) {
        return failure.code() == ErrorCode.OPERATION_FAILED;
    }

    /// Sends a request about a file. Servers want the names of datacenter and datastore escaped
    /// twice; one that does not find them that way is asked as libvirt 9.0 asks.
    private HttpReply send(
            HttpMethod method, DatastorePath path, RequestBody body, boolean create, String verb) {
        FolderUrl url = new FolderUrl(path.path(), datacenterPath, path.datastore());
        HttpReply reply = exchange(method, url.toString(), body, create, verb, path);
        if (reply.status() == NOT_FOUND && !url.toString().equals(url.escapedOnce())) {
            reply.close();
            return exchange(method, url.escapedOnce(), body, create, verb, path);
        }
        return reply;
    }

    private HttpReply exchange(
            HttpMethod method,
            String target,
            RequestBody body,
            boolean create,
            String verb,
            DatastorePath path) {
        HttpRequest plain =
                HttpRequest.of(method, target).withLabel(method + " /folder").withBody(body);
        HttpRequest request = create ? plain.withHeader("If-None-Match", "*") : plain;
        return session.carry(
                session -> session.send(request, CallOptions.defaults().withMaxReplyBytes(LARGEST)),
                verb,
                path.toString());
    }

    /// Looks at a file to be read in parts, however large it is.
    ///
    /// @param verb what it is read for, for messages
    /// @throws VirtException as [RemoteFile#open]
    RemoteFile open(DatastorePath path, String verb) {
        return RemoteFile.open(route(path, verb));
    }

    /// Returns the way to a file.
    ///
    /// @param verb what is done with it, for messages
    FileRoute route(DatastorePath path, String verb) {
        return new FolderRoute(session, datacenterPath, path, direct, verb);
    }

    /// Says why a server did not do what it was asked.
    static VirtException refused(HttpReply reply, String verb, String file) {
        String start = "Could not " + verb + ": file '" + file + "' ";
        return switch (reply.status()) {
            case NOT_FOUND ->
                    new VirtException(ErrorCode.INTERNAL_ERROR, start + "does not exist (404)");
            case UNAUTHORIZED -> // a server that has forgotten the session was asked anew
                    new VirtException(
                            ErrorCode.ACCESS_DENIED,
                            start
                                    + "was refused with "
                                    + reply.statusText()
                                    + " though the session is logged in: what serves the files,"
                                    + " or a proxy before it, does not accept the session");
            case FORBIDDEN ->
                    new VirtException(
                            ErrorCode.ACCESS_DENIED,
                            start
                                    + "is not for this account ("
                                    + reply.statusText()
                                    + "); it takes the privileges Datastore.Browse and"
                                    + " Datastore.FileManagement on datastore '"
                                    + DatastorePath.parse(file).datastore()
                                    + "'");
            case TOO_MANY_REQUESTS, UNAVAILABLE -> // another time it may be done
                    new Perseverance.Setback(start + "was answered with " + reply.statusText());
            default ->
                    new VirtException(
                            ErrorCode.INTERNAL_ERROR,
                            start + "was answered with " + reply.statusText());
        };
    }
}
