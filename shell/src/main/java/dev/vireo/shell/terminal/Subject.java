package dev.vireo.shell.terminal;

import dev.vireo.api.Connection;
import dev.vireo.api.HostInterface;
import dev.vireo.api.Network;
import dev.vireo.shell.command.Completes;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A kind of things on a server that have names.
enum Subject {
    DOMAINS,
    POOLS,
    VOLUMES,
    NETWORKS,
    INTERFACES,
    SNAPSHOTS,
    DISKS,
    CARDS;

    /// A name.
    ///
    /// @param text the name
    /// @param active whether it is at work, if it is a domain
    record Name(String text, boolean active) {
        Name(String text) {
            this(text, true);
        }
    }

    /// Finds the things that a value names.
    static Optional<Subject> of(Completes kind) {
        @Nullable Subject subject =
                switch (kind) {
                    case DOMAIN, ACTIVE_DOMAIN, INACTIVE_DOMAIN -> DOMAINS;
                    case POOL -> POOLS;
                    case VOLUME -> VOLUMES;
                    case NETWORK -> NETWORKS;
                    case INTERFACE -> INTERFACES;
                    case SNAPSHOT -> SNAPSHOTS;
                    case DISK -> DISKS;
                    case MAC -> CARDS;
                    case NOTHING, CHOICE, FILE, FOLDER, HELP_TOPIC, URI -> null;
                };
        return Optional.ofNullable(subject);
    }

    /// Fetches the names.
    ///
    /// @param owner the domain or pool that they belong to, if they belong to one
    /// @return the names; none if the owner is not named yet
    /// @throws dev.vireo.model.VirtException if that fails
    List<Name> names(Connection connection, String owner) {
        return switch (this) {
            case DOMAINS ->
                    connection.listDomains(Set.of()).stream()
                            .map(listing ->
                                    new Name(
                                            listing.domain().name(),
                                            listing.domain().id().isPresent()))
                            .toList();
            case POOLS ->
                    named(
                            connection.listStoragePools(Set.of()).stream()
                                    .map(listing -> listing.pool().name()));
            case NETWORKS -> named(connection.listNetworks(Set.of()).stream().map(Network::name));
            case INTERFACES -> named(connection.listInterfaces().stream().map(HostInterface::name));
            case VOLUMES, SNAPSHOTS, DISKS, CARDS ->
                    owner.isEmpty() ? List.of() : named(namesOf(connection, owner));
        };
    }

    private Stream<String> namesOf(Connection connection, String owner) {
        if (this == VOLUMES) {
            return connection.lookupStoragePoolByName(owner).listVolumes().stream()
                    .map(listing -> listing.volume().name());
        }
        var domain = connection.lookupByName(owner);
        if (this == SNAPSHOTS) {
            return domain.listSnapshots(Set.of()).stream().map(taken -> taken.snapshot().name());
        }
        return this == DISKS
                ? domain.fetchBlockInfo().stream().map(disk -> disk.target())
                : domain.fetchInterfaceInfo().stream().flatMap(card -> card.mac().stream());
    }

    private static List<Name> named(Stream<String> names) {
        return names.map(Name::new).toList();
    }
}
