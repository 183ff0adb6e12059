package dev.vireo.it;

import dev.vireo.client.CallOptions;
import dev.vireo.client.Endpoint;
import dev.vireo.client.LoginCredentials;
import dev.vireo.client.PropertyFilters;
import dev.vireo.client.PropertyRow;
import dev.vireo.client.Session;
import dev.vireo.client.SessionOptions;
import dev.vireo.client.TaskOptions;
import dev.vireo.client.TransportOptions;
import dev.vireo.client.VimClient;
import dev.vireo.simulator.Simulator;
import dev.vireo.testkit.Vcsim;
import dev.vireo.vim.AuthorizationRole;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.MethodRequest;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Another client of a simulator, which says in the VI API's own words what no domain driver can.
final class OtherClient implements AutoCloseable {
    private final VimClient client;
    private final Session session;

    private OtherClient(VimClient client, Session session) {
        this.client = client;
        this.session = session;
    }

    /// Logs in.
    static OtherClient of(Simulator simulator) {
        Endpoint endpoint = new Endpoint(false, simulator.url().getHost(), simulator.port());
        VimClient client =
                VimClient.connect(endpoint, TransportOptions.defaults(), CallOptions.defaults());
        var known = new LoginCredentials(simulator.user(), simulator.password());
        return new OtherClient(client, client.login(() -> known, SessionOptions.defaults()));
    }

    /// Logs in at a stranger.
    static OtherClient of(VcsimServer stranger) {
        URI url = stranger.vcsim().sdk();
        Endpoint endpoint = new Endpoint(false, url.getHost(), url.getPort());
        VimClient client =
                VimClient.connect(endpoint, TransportOptions.defaults(), CallOptions.defaults());
        var known = new LoginCredentials(Vcsim.USER, Vcsim.PASSWORD);
        return new OtherClient(client, client.login(() -> known, SessionOptions.defaults()));
    }

    /// Returns the root of the inventory.
    ManagedObjectReference rootFolder() {
        return client.serviceContent().rootFolder();
    }

    /// Returns the object that knows who may do what.
    ManagedObjectReference authorization() {
        return Objects.requireNonNull(client.serviceContent().authorizationManager());
    }

    /// Reads which privileges there are: those of the role that has all of them.
    Set<String> privileges() {
        Set<String> all = new TreeSet<>();
        for (Object role : (List<?>) read(authorization(), "roleList")) {
            all.addAll(((AuthorizationRole) role).privilege());
        }
        return all;
    }

    <R extends @Nullable Object> R call(MethodRequest<R> request) {
        return session.invoke(request);
    }

    /// Runs a task to its end.
    void run(MethodRequest<ManagedObjectReference> request) {
        session.tasks().run(request, TaskOptions.of(CallOptions.defaults()));
    }

    /// Reads a property.
    Object read(ManagedObjectReference object, String path) {
        List<PropertyRow> rows =
                session.propertyCollector()
                        .retrieveAll(
                                List.of(
                                        PropertyFilters.start()
                                                .properties(object.type(), List.of(path))
                                                .object(object)
                                                .build()));
        return rows.getFirst().get(path).orElseThrow();
    }

    /// Reads the name of an object that another one refers to.
    String nameOf(ManagedObjectReference object, String path) {
        return (String) read((ManagedObjectReference) read(object, path), "name");
    }

    /// Finds an object of the inventory by its name on the server.
    ManagedObjectReference find(String type, String name) {
        try (var view =
                session.propertyCollector()
                        .view(client.serviceContent().rootFolder(), List.of(type), true)) {
            var filter = view.filter(type, List.of("name"));
            return session.propertyCollector().retrieveAll(List.of(filter)).stream()
                    .filter(row -> row.get("name").orElseThrow().equals(name))
                    .findFirst()
                    .orElseThrow()
                    .object();
        }
    }

    @Override
    public void close() {
        session.close();
        client.close();
    }
}
