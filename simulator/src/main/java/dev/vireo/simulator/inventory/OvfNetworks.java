package dev.vireo.simulator.inventory;

import dev.vireo.vim.DistributedVirtualSwitchPortConnection;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.OvfNetworkMapping;
import dev.vireo.vim.VirtualDeviceBackingInfo;
import dev.vireo.vim.VirtualDeviceDeviceBackingInfo;
import dev.vireo.vim.VirtualEthernetCard;
import dev.vireo.vim.VirtualEthernetCardDistributedVirtualPortBackingInfo;
import dev.vireo.vim.VirtualEthernetCardNetworkBackingInfo;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// The networks that descriptors speak of, and those of a host.
///
/// @param host the host
record OvfNetworks(SimHostSystem host) {
    /// Finds the network for a name in a descriptor: the one that the client chose, or one of the
    /// same name, or any.
    Optional<VirtualDeviceBackingInfo> find(String name, List<OvfNetworkMapping> chosen) {
        Optional<SimNetwork> wanted =
                chosen.stream()
                        .filter(each -> each.name().equals(name))
                        .findFirst()
                        .map(each -> require(each.network()));
        List<SimNetwork> all = host.networks().stream().filter(OvfNetworks::isOpen).toList();
        return wanted.or(() ->
                        all.stream()
                                .filter(each -> each.name().equals(SimEntity.stored(name)))
                                .findFirst())
                .or(() -> all.stream().findFirst())
                .map(OvfNetworks::backing);
    }

    private static boolean isOpen(SimNetwork network) {
        return !(network instanceof SimDistributedVirtualPortgroup group && group.isUplink());
    }

    /// Finds a network of the host.
    ///
    /// @throws SimFault `InvalidArgument` if the host does not have it
    private SimNetwork require(ManagedObjectReference id) {
        SimEntity found =
                host.inventory()
                        .find(id)
                        .filter(SimNetwork.class::isInstance)
                        .map(SimNetwork.class::cast)
                        .orElseThrow(() -> SimFault.notFound(id));
        host.inventory().access().require(found, "Network.Assign");
        return host.networks().stream()
                .filter(each -> each.self().equals(id))
                .findFirst()
                .orElseThrow(() -> SimFault.invalidArgument("cisp.networkMapping.network"));
    }

    private static VirtualDeviceBackingInfo backing(SimNetwork network) {
        return network instanceof SimDistributedVirtualPortgroup group
                ? VirtualEthernetCardDistributedVirtualPortBackingInfo.builder()
                        .port(
                                DistributedVirtualSwitchPortConnection.builder()
                                        .switchUuid(group.owner().uuid())
                                        .portgroupKey(group.self().value())
                                        .build())
                        .build()
                : VirtualEthernetCardNetworkBackingInfo.builder()
                        .deviceName(network.name())
                        .network(network.self())
                        .useAutoDetect(false)
                        .build();
    }

    /// Returns the name of the network that an adapter is attached to.
    String nameOf(VirtualEthernetCard card) {
        return switch (card.backing()) {
            case VirtualDeviceDeviceBackingInfo named -> named.deviceName();
            case VirtualEthernetCardDistributedVirtualPortBackingInfo port -> {
                String key = Objects.requireNonNullElse(port.port().portgroupKey(), "");
                yield host.networks().stream()
                        .filter(each -> each.self().value().equals(key))
                        .findFirst()
                        .map(SimEntity::name)
                        .orElse(key);
            }
            case null, default -> "none";
        };
    }
}
