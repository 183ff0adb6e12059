package dev.vireo.it;

import dev.vireo.api.ConnectRequest;
import dev.vireo.api.ConnectUri;
import dev.vireo.api.Connection;
import dev.vireo.api.Credentials;
import dev.vireo.api.DomainState;
import dev.vireo.driver.tck.TestHost;
import dev.vireo.testkit.Vcsim;
import java.util.List;
import java.util.Optional;

/// A VI API server to test on, whose VMs can be put into states behind the backs of those who are
/// tested. The user and the password are those of [Vcsim].
interface Server extends TestHost, AutoCloseable {
    /// Returns where the host of the VMs is, for virsh and for this shell.
    String uri();

    /// Returns the names of the VMs as people see them, at least three.
    List<String> names();

    /// Puts a VM into a state: `on`, `off` or `suspended`, whatever it was in before.
    void power(String vm, String state);

    /// Returns a VM's state in the VI API's words, for example `poweredOn`.
    String powerState(String vm);

    /// Returns where another host is that shares a datastore with the one of the VMs.
    default Optional<String> uriElsewhere() {
        return Optional.empty();
    }

    @Override
    default Optional<Connection> connectElsewhere() {
        return uriElsewhere().map(uri -> open(uri, false));
    }

    @Override
    default Connection connect(boolean readOnly) {
        return open(uri(), readOnly);
    }

    private static Connection open(String uri, boolean readOnly) {
        return Connection.open(
                new ConnectRequest(
                        ConnectUri.parse(uri),
                        _ -> Optional.of(new Credentials(Vcsim.USER, Vcsim.PASSWORD)),
                        readOnly));
    }

    @Override
    default String domainIn(DomainState.Kind state) {
        return switch (state) {
            case RUNNING -> put(0, "on");
            case PAUSED -> put(1, "suspended");
            case SHUT_OFF -> put(2, "off");
            case NO_STATE -> throw new IllegalArgumentException("VMware knows no such state");
        };
    }

    private String put(int number, String state) {
        power(names().get(number), state);
        return names().get(number);
    }

    @Override
    void close();
}
