package dev.vireo.simulator.inventory;

import dev.vireo.vim.ManagedObjectReference;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// Where the hosts of a vCenter serve the files of their datastores themselves, as far as they do.
/// Guarded by the inventory's lock.
public final class FileServers {
    /// The address of all of them.
    public static final String ADDRESS = "127.0.0.1";

    private final Inventory inventory;
    private final Map<ManagedObjectReference, Place> places = new LinkedHashMap<>();

    FileServers(Inventory inventory) {
        this.inventory = inventory;
    }

    /// Where a host serves files.
    ///
    /// @param port the port
    /// @param thumbprint what the vCenter takes for the SHA-1 digest of its certificate
    public record Place(int port, String thumbprint) {}

    /// Tells that a host serves files; its management interface has the address of it from then on.
    ///
    /// @param host the host
    /// @param place where
    public void set(ManagedObjectReference host, Place place) {
        places.put(host, place);
        if (inventory.find(host).orElse(null) instanceof SimHostSystem found) {
            found.networking().reachedAt(ADDRESS);
            found.touch();
        }
    }

    /// Lists the hosts.
    ///
    /// @return their names by their references
    public Map<ManagedObjectReference, String> hosts() {
        Map<ManagedObjectReference, String> names = new LinkedHashMap<>();
        inventory.all(SimHostSystem.class).forEach(host -> names.put(host.self(), host.name()));
        return names;
    }

    /// Returns where a host serves files.
    ///
    /// @param host the host
    /// @return the place, empty if it does not
    public Optional<Place> of(ManagedObjectReference host) {
        return Optional.ofNullable(places.get(host));
    }

    /// Finds the host that a URL is about.
    ///
    /// @return the host, empty if it is about none
    Optional<SimHostSystem> hostOf(String url) {
        URI address;
        try {
            address = URI.create(url);
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
        String name = Objects.requireNonNullElse(address.getHost(), "");
        List<SimHostSystem> hosts = inventory.all(SimHostSystem.class);
        return hosts.stream()
                .filter(host ->
                        of(host.self())
                                        .filter(place -> place.port() == address.getPort())
                                        .isPresent()
                                && name.equals(ADDRESS))
                .findFirst()
                .or(() ->
                        hosts.stream()
                                .filter(host -> of(host.self()).isEmpty())
                                .filter(host ->
                                        name.equalsIgnoreCase(host.name())
                                                || name.equals(host.ipAddress()))
                                .findFirst());
    }
}
