package dev.vireo.api;

import dev.vireo.model.VirtException;
import java.util.List;
import java.util.Set;

/// Watching many domains at once.
///
/// A method that a driver does not have fails with `NO_SUPPORT`.
public interface ConnectionMonitoring {
    /// Fetches figures of all domains, in a number of round trips that does not depend on how many
    /// there are.
    ///
    /// libvirt: `virConnectGetAllDomainStats`. VI API: `RetrievePropertiesEx` and `QueryPerf`.
    ///
    /// @param groups what to fetch
    /// @param filters of which domains, as for [Connection#listDomains]
    /// @return the figures, in the server's order
    default List<DomainStats> fetchDomainStats(
            Set<DomainStatsGroup> groups, Set<DomainFilter> filters) {
        throw Unsupported.function("virConnectGetAllDomainStats");
    }

    /// Fetches figures of some domains of this connection, as [#fetchDomainStats] does of all.
    ///
    /// libvirt: `virDomainListGetStats`.
    ///
    /// @param groups what to fetch
    /// @param domains the domains
    /// @return the figures, in the order of the domains
    /// @throws VirtException `INVALID_ARG` for a domain of another connection, `NO_DOMAIN` for one
    ///   that is gone
    default List<DomainStats> fetchStatsOf(Set<DomainStatsGroup> groups, List<Domain> domains) {
        throw Unsupported.function("virDomainListGetStats");
    }

    /// Follows what happens to domains from now on.
    ///
    /// libvirt: `virConnectDomainEventRegisterAny`. VI API: `EventManager` and `WaitForUpdatesEx`.
    ///
    /// @return the events, to be closed
    default DomainEvents events() {
        throw Unsupported.function("virConnectDomainEventRegisterAny");
    }
}
