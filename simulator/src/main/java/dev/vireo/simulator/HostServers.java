package dev.vireo.simulator;

import dev.vireo.simulator.http.HttpEndpoint;
import dev.vireo.simulator.http.HttpReply;
import dev.vireo.simulator.http.HttpRequest;
import dev.vireo.simulator.inventory.CallSubject;
import dev.vireo.simulator.inventory.DatastoreAccess;
import dev.vireo.simulator.inventory.FileServers;
import dev.vireo.simulator.inventory.Inventory;
import dev.vireo.simulator.scenario.Action;
import dev.vireo.simulator.scenario.Arrival;
import dev.vireo.simulator.scenario.Outcome;
import dev.vireo.simulator.tls.ServerCertificate;
import dev.vireo.vim.ManagedObjectReference;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The hosts of a vCenter as servers of files: each listens on a port of its own, over TLS with a
/// certificate of its own, and answers for nothing but `/folder` and for nobody without a ticket.
final class HostServers implements AutoCloseable {
    private static final int MOST_REQUESTS = 10_000;

    private final Inventory inventory;
    private final SimulatorControl control;
    private final Map<ManagedObjectReference, HttpEndpoint> endpoints = new LinkedHashMap<>();
    private final List<HostRequest> requests = new ArrayList<>();

    private HostServers(Inventory inventory, SimulatorControl control) {
        this.inventory = inventory;
        this.control = control;
    }

    /// Starts to listen, for the hosts that there are now.
    ///
    /// @param now what time it is, for the certificates
    static HostServers open(Inventory inventory, SimulatorControl control, Instant now) {
        HostServers servers = new HostServers(inventory, control);
        inventory
                .locked(() -> inventory.fileServers().hosts())
                .forEach((host, name) -> servers.listen(host, name, now));
        return servers;
    }

    private void listen(ManagedObjectReference host, String name, Instant now) {
        ServerCertificate certificate = ServerCertificate.make(FileServers.ADDRESS, now);
        FolderService files = FolderService.ofHost(DatastoreAccess.ofHost(inventory, host));
        HttpEndpoint endpoint =
                HttpEndpoint.open(
                        FileServers.ADDRESS,
                        0,
                        Optional.of(certificate.context()),
                        false,
                        request -> answer(name, files, request));
        endpoints.put(host, endpoint);
        tell(host, endpoint.port(), certificate.thumbprint("SHA-1"));
    }

    private void tell(ManagedObjectReference host, int port, String thumbprint) {
        inventory.locked(() -> {
            inventory.fileServers().set(host, new FileServers.Place(port, thumbprint));
            return null;
        });
    }

    private HttpReply answer(String host, FolderService files, HttpRequest request) {
        note(host, request);
        CallSubject subject = new CallSubject(List.of(request.path(), host), "");
        Outcome outcome =
                control.decide(new Arrival(request.method() + " " + request.path(), () -> subject));
        HttpReply reply =
                outcome.answer().orElse(null) instanceof Action.Status status
                        ? SoapService.status(status)
                        : folder(files, request);
        return SpoiltReply.of(reply, outcome);
    }

    private static HttpReply folder(FolderService files, HttpRequest request) {
        return FolderService.serves(request.path())
                ? files.answer(request)
                : HttpReply.error(404, "There is nothing at " + request.path());
    }

    private void note(String host, HttpRequest request) {
        List<String> cookies =
                Stream.of(request.header("cookie").orElse("").split("[;,]", -1))
                        .map(part -> part.strip().split("=", 2)[0])
                        .filter(name -> !name.isEmpty())
                        .toList();
        HostRequest noted =
                new HostRequest(
                        host,
                        request.method(),
                        request.path(),
                        cookies,
                        request.header("authorization").isPresent());
        synchronized (requests) {
            if (requests.size() < MOST_REQUESTS) {
                requests.add(noted);
            }
        }
    }

    /// Returns what has been asked.
    List<HostRequest> requests() {
        synchronized (requests) {
            return List.copyOf(requests);
        }
    }

    /// Has the vCenter tell thumbprints that the hosts' certificates do not have any more.
    void forgetCertificates() {
        endpoints.forEach((host, endpoint) ->
                tell(
                        host,
                        endpoint.port(),
                        ServerCertificate.make(FileServers.ADDRESS, Instant.EPOCH)
                                .thumbprint("SHA-1")));
    }

    /// Stops to listen. The vCenter does not notice.
    @Override
    public void close() {
        endpoints.values().forEach(HttpEndpoint::close);
    }
}
