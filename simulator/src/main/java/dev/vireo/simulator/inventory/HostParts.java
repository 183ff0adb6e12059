package dev.vireo.simulator.inventory;

import dev.vireo.vim.HostConfigManager;
import dev.vireo.vim.ManagedObjectReference;
import java.util.List;
import java.util.function.Supplier;

/// The managed objects that configure a host. Each is made when somebody looks for it.
final class HostParts {
    private static final List<Kind> KINDS =
            List.of(
                    new Kind("HostAutoStartManager", "ha-autostart-mgr", "autoStartManager"),
                    new Kind("HostNetworkSystem", "networkSystem", "networkSystem"));

    private final SimHostSystem host;

    HostParts(SimHostSystem host) {
        this.host = host;
        for (Kind kind : KINDS) {
            host.inventory().promise(reference(kind), new Promise(host, kind));
        }
    }

    SimAutoStartManager autoStart() {
        return find("HostAutoStartManager", SimAutoStartManager.class);
    }

    SimHostNetworkSystem network() {
        return find("HostNetworkSystem", SimHostNetworkSystem.class);
    }

    private <T extends SimObject> T find(String type, Class<T> kind) {
        return kind.cast(host.inventory().find(reference(type)).orElseThrow());
    }

    private ManagedObjectReference reference(String type) {
        for (Kind kind : KINDS) {
            if (kind.type.equals(type)) {
                return reference(kind);
            }
        }
        throw new IllegalArgumentException(type);
    }

    private ManagedObjectReference reference(Kind kind) {
        String id = host.self().value();
        return new ManagedObjectReference(
                kind.type,
                id.equals("ha-host")
                        ? kind.single
                        : kind.prefix + "-" + id.substring(id.indexOf('-') + 1));
    }

    HostConfigManager describe() {
        return HostConfigManager.builder()
                .autoStartManager(reference("HostAutoStartManager"))
                .networkSystem(reference("HostNetworkSystem"))
                .build();
    }

    /// A kind of object.
    ///
    /// @param type its type
    /// @param single its identifier on a host without a vCenter
    /// @param prefix what its identifier begins with in a vCenter
    private record Kind(String type, String single, String prefix) {}

    private record Promise(SimHostSystem host, Kind kind) implements Supplier<SimObject> {
        @Override
        public SimObject get() {
            ManagedObjectReference self = host.parts().reference(kind);
            return switch (kind.type) {
                case "HostAutoStartManager" -> new SimAutoStartManager(host, self);
                case "HostNetworkSystem" -> new SimHostNetworkSystem(host, self);
                default -> throw new IllegalStateException(kind.type);
            };
        }
    }
}
