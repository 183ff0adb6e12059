package dev.vireo.driver.esx;

import dev.vireo.client.CallOptions;
import dev.vireo.client.Counters;
import dev.vireo.client.HttpReply;
import dev.vireo.client.HttpRequest;
import dev.vireo.client.Thumbprint;
import dev.vireo.client.TlsTrust;
import dev.vireo.client.Transport;
import dev.vireo.client.TransportOptions;
import dev.vireo.client.VimException;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import dev.vireo.vim.ManagedObjectReference;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The connections of a vCenter's session to hosts, which it makes when bytes are to go there. They
/// stay until the session ends. They have nothing of the session: no cookie, no password.
final class DirectHosts implements AutoCloseable {
    /// A host that is reached at all is reached within that time.
    private static final Duration LONGEST_CONNECT = Duration.ofSeconds(5);

    /// For how long a host is not tried again that could not be reached.
    private static final Duration REST = Duration.ofMinutes(1);

    private final EsxUri uri;
    private final @Nullable ChangeGate gate;
    private final Map<Place, Transport> transports = new ConcurrentHashMap<>();
    private final Map<ManagedObjectReference, Failure> failures = new ConcurrentHashMap<>();

    /// A host, and what its certificate must be.
    private record Place(dev.vireo.client.Endpoint server, TlsTrust trust) {}

    /// Why a host was given up, and when, in nanoseconds.
    private record Failure(String reason, long moment) {}

    /// Makes none yet.
    ///
    /// @param gate decides about each request, null to let all of them go
    DirectHosts(EsxUri uri, @Nullable ChangeGate gate) {
        this.uri = uri;
        this.gate = gate;
    }

    /// Has who watches changes know the name of an object.
    void learn(ManagedObjectReference object, String name) {
        if (gate != null) {
            gate.learn(object, name);
        }
    }

    /// Returns whether changes are only told and not made.
    boolean isTrial() {
        return gate != null && !gate.permits();
    }

    /// Returns whether the session's own connection is encrypted. If not, nobody knows whose
    /// thumbprints it brings.
    boolean vouches() {
        return uri.endpoint().tls();
    }

    /// Sends a request to a host.
    ///
    /// @param ticket the leave to do so
    /// @throws VirtException what keeps it from being answered
    HttpReply send(DatastoreHost host, HostTicket ticket, HttpRequest request, CallOptions limits) {
        Place place = new Place(host.endpoint(), trust(ticket));
        return carry(
                () -> transports.computeIfAbsent(place, this::transport).send(request, limits));
    }

    /// Reads from a reply of a host.
    <T> T carry(Supplier<T> reading) {
        try {
            return reading.get();
        } catch (VimException e) {
            throw FaultTranslator.translate(e, "move", "the file");
        }
    }

    private Transport transport(Place place) {
        return new Transport(
                place.server(),
                TransportOptions.defaults()
                        .withTrust(place.trust())
                        .withProxy(uri.proxy().orElse(null))
                        .withConnectTimeout(LONGEST_CONNECT)
                        .withGate(gate));
    }

    /// The vCenter vouches for the host's certificate as far as it is known itself.
    private TlsTrust trust(HostTicket ticket) {
        if (uri.trust() instanceof TlsTrust.NoVerification) {
            return uri.trust();
        }
        if (ticket.thumbprints().isEmpty()) {
            return uri.trust() instanceof TlsTrust.CaFile
                    ? uri.trust()
                    : new TlsTrust.SystemTrust();
        }
        try {
            return new TlsTrust.Pinned(ticket.thumbprints().stream().map(Thumbprint::new).toList());
        } catch (IllegalArgumentException e) {
            throw new VirtException(
                    ErrorCode.GNUTLS_ERROR, "the vCenter tells what is " + e.getMessage(), e);
        }
    }

    /// Notes that a host could not be reached.
    void failed(ManagedObjectReference host, String reason) {
        failures.put(host, new Failure(reason, System.nanoTime()));
    }

    /// Returns why a host could not be reached a moment ago.
    Optional<String> failure(ManagedObjectReference host) {
        return Optional.ofNullable(failures.get(host))
                .filter(one -> System.nanoTime() - one.moment() < REST.toNanos())
                .map(Failure::reason);
    }

    /// Returns what went over all connections.
    List<Counters> counters() {
        return transports.values().stream()
                .map(transport -> transport.requestLog().counters())
                .toList();
    }

    @Override
    public void close() {
        transports.values().forEach(Transport::close);
    }
}
