package dev.vireo.simulator;

import dev.vireo.simulator.datastore.DatastoreFileException;
import dev.vireo.simulator.datastore.DiskUpload;
import dev.vireo.simulator.datastore.VmdkFormatException;
import dev.vireo.simulator.http.HttpReply;
import dev.vireo.simulator.http.HttpRequest;
import dev.vireo.simulator.inventory.LeaseTransfer;
import dev.vireo.simulator.inventory.Leases;
import dev.vireo.simulator.inventory.SimFault;
import java.io.IOException;
import java.security.DigestInputStream;
import java.util.Optional;

/// Answers requests for `/nfc/LEASE/FILE`: sends and takes the files of leases. Who knows the
/// address may use it, as long as the lease is ready.
final class NfcService {
    private static final String STREAM = "application/x-vnd.vmware-streamVmdk";

    /// The largest file that is no disk: what a machine's firmware keeps, bytes.
    private static final int LARGEST_FILE = 8 << 20;

    private final Leases leases;

    NfcService(Leases leases) {
        this.leases = leases;
    }

    /// Returns whether a path is one that is answered here.
    static boolean serves(String path) {
        return path.startsWith(Leases.PATH);
    }

    HttpReply answer(HttpRequest request) {
        String path = request.path().substring(Leases.PATH.length());
        int slash = path.indexOf('/');
        Optional<LeaseTransfer> found =
                slash < 0
                        ? Optional.empty()
                        : leases.find(path.substring(0, slash), path.substring(slash + 1));
        if (found.isEmpty()) {
            return HttpReply.error(404, "There is no such file of a lease that is ready.");
        }
        try {
            return answer(request, found.get());
        } catch (SimFault | DatastoreFileException e) {
            return HttpReply.error(500, String.valueOf(e.getMessage()));
        }
    }

    private static HttpReply answer(HttpRequest request, LeaseTransfer transfer) {
        return switch (request.method()) {
            case "GET", "HEAD" ->
                    transfer.isImport() ? wrongWay("PUT, POST") : download(request, transfer);
            case "PUT", "POST" ->
                    transfer.isImport() ? upload(request, transfer) : wrongWay("GET, HEAD");
            default -> wrongWay(transfer.isImport() ? "PUT, POST" : "GET, HEAD");
        };
    }

    private static HttpReply wrongWay(String methods) {
        return HttpReply.error(405, "Use " + methods + ".").with("Allow", methods);
    }

    private static HttpReply download(HttpRequest request, LeaseTransfer transfer) {
        if (request.method().equals("HEAD") && transfer.isDisk()) {
            return HttpReply.of(200, STREAM, new byte[0]);
        }
        return transfer.isDisk()
                ? HttpReply.of(200, STREAM, new DiskDownload(transfer, transfer.openDisk()))
                : HttpReply.of(
                        200,
                        "application/octet-stream",
                        FileDownload.of(transfer, transfer.openFile()));
    }

    private static HttpReply upload(HttpRequest request, LeaseTransfer transfer) {
        if (request.header("content-length").isEmpty()
                && request.header("transfer-encoding").isEmpty()) {
            return HttpReply.error(411, "Say how long the file is.");
        }
        if (!transfer.isDisk()) {
            return store(request, transfer);
        }
        try (DiskUpload upload = transfer.upload()) {
            CountingInput counted = new CountingInput(request.body());
            DigestInputStream body = new DigestInputStream(counted, transfer.digest());
            long populated = upload.receive(body, transfer::seen);
            transfer.commit(upload);
            transfer.done(counted.count(), body.getMessageDigest().digest(), populated);
            return HttpReply.empty(201);
        } catch (VmdkFormatException e) {
            transfer.fail(e);
            return HttpReply.error(400, String.valueOf(e.getMessage()));
        } catch (IOException e) {
            return HttpReply.error(400, "The body was cut: " + e.getMessage());
        }
    }

    private static HttpReply store(HttpRequest request, LeaseTransfer transfer) {
        try {
            byte[] content = request.body().readNBytes(LARGEST_FILE + 1);
            if (content.length > LARGEST_FILE) {
                return HttpReply.error(413, "The file is larger than " + LARGEST_FILE + " bytes.");
            }
            transfer.write(content);
            transfer.done(content.length, transfer.digest().digest(content), content.length);
            return HttpReply.empty(201);
        } catch (IOException e) {
            return HttpReply.error(400, "The body was cut: " + e.getMessage());
        }
    }
}
