package dev.vireo.driver.tck;

import dev.vireo.api.Connection;
import dev.vireo.api.DomainState;
import java.util.Optional;

/// A host to test a driver on, and the means to put its domains into a state without that driver.
///
/// It has at least three domains, and nobody else changes them.
public interface TestHost {
    /// Opens a connection.
    ///
    /// @param readOnly whether changes are refused
    /// @return the connection
    Connection connect(boolean readOnly);

    /// Puts a domain into a state. Calls with different states give different domains.
    ///
    /// @param state running, paused or shut off
    /// @return the domain's name
    String domainIn(DomainState.Kind state);

    /// Opens a connection to another host, to which domains of this one can go.
    ///
    /// @return the connection, empty if there is no such host
    default Optional<Connection> connectElsewhere() {
        return Optional.empty();
    }
}
