package dev.vireo.driver.esx;

import dev.vireo.api.HostInterface;
import dev.vireo.model.InterfaceDefinition;
import dev.vireo.model.InterfaceDefinition.Address;
import dev.vireo.model.InterfaceDefinition.Link;
import dev.vireo.model.InterfaceDefinition.Protocol;
import dev.vireo.vim.HostIpConfig;
import dev.vireo.vim.HostIpConfigIpV6AddressConfiguration;
import dev.vireo.vim.HostNetworkInfo;
import dev.vireo.vim.HostProxySwitch;
import dev.vireo.vim.HostVirtualNic;
import dev.vireo.vim.HostVirtualSwitch;
import dev.vireo.vim.PhysicalNic;
import dev.vireo.vim.PhysicalNicLinkInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads network cards and VMkernel interfaces in libvirt's terms.
final class NetworkAdapters {
    private final HostNetworkInfo network;

    private NetworkAdapters(HostNetworkInfo network) {
        this.network = network;
    }

    /// Returns the cards, then the VMkernel's interfaces, then those of a service console.
    static List<HostInterface> of(HostNetworkInfo network) {
        NetworkAdapters adapters = new NetworkAdapters(network);
        List<HostInterface> all = new ArrayList<>();
        network.pnic().forEach(card -> all.add(adapters.card(card)));
        Stream.concat(network.vnic().stream(), network.consoleVnic().stream())
                .forEach(nic -> all.add(kernelNic(nic)));
        return List.copyOf(all);
    }

    private HostInterface card(PhysicalNic card) {
        PhysicalNicLinkInfo link = card.linkSpeed();
        return new HostInterface(
                HostInterface.Kind.PHYSICAL,
                true,
                new InterfaceDefinition(
                        card.device(),
                        card.mac(),
                        mtu(card.key()),
                        Optional.of(
                                link == null
                                        ? new Link(false, OptionalInt.empty())
                                        : new Link(true, OptionalInt.of(link.speedMb()))),
                        protocols(card.spec().ip())));
    }

    /// A card has the frames of the switch that it belongs to.
    private OptionalInt mtu(@Nullable String key) {
        for (HostVirtualSwitch each : network.vswitch()) {
            if (key != null && each.pnic().contains(key)) {
                return optional(each.mtu());
            }
        }
        for (HostProxySwitch each : network.proxySwitch()) {
            if (key != null && each.pnic().contains(key)) {
                return optional(each.mtu());
            }
        }
        return OptionalInt.empty();
    }

    private static HostInterface kernelNic(HostVirtualNic nic) {
        return new HostInterface(
                HostInterface.Kind.VMKERNEL,
                true,
                new InterfaceDefinition(
                        nic.device(),
                        Objects.requireNonNullElse(nic.spec().mac(), ""),
                        optional(nic.spec().mtu()),
                        Optional.empty(),
                        protocols(nic.spec().ip())));
    }

    private static OptionalInt optional(@Nullable Integer value) {
        return value == null ? OptionalInt.empty() : OptionalInt.of(value);
    }

    private static List<Protocol> protocols(@Nullable HostIpConfig ip) {
        if (ip == null) {
            return List.of();
        }
        List<Protocol> protocols = new ArrayList<>();
        String address = Objects.requireNonNullElse(ip.ipAddress(), "");
        OptionalInt prefix = prefix(Objects.requireNonNullElse(ip.subnetMask(), ""));
        List<Address> addresses =
                address.isEmpty() || prefix.isEmpty()
                        ? List.of()
                        : List.of(new Address(address, prefix.getAsInt()));
        if (ip.dhcp() || !addresses.isEmpty()) {
            protocols.add(new Protocol("ipv4", false, ip.dhcp(), addresses));
        }
        HostIpConfigIpV6AddressConfiguration six = ip.ipV6Config();
        if (six != null) {
            protocol6(six).ifPresent(protocols::add);
        }
        return protocols;
    }

    private static Optional<Protocol> protocol6(HostIpConfigIpV6AddressConfiguration six) {
        boolean autoconfigured = Objects.equals(six.autoConfigurationEnabled(), true);
        boolean dhcp = Objects.equals(six.dhcpV6Enabled(), true);
        List<Address> addresses =
                six.ipV6Address().stream()
                        .map(one -> new Address(one.ipAddress(), one.prefixLength()))
                        .toList();
        return autoconfigured || dhcp || !addresses.isEmpty()
                ? Optional.of(new Protocol("ipv6", autoconfigured, dhcp, addresses))
                : Optional.empty();
    }

    /// Returns how many bits of a mask such as `255.255.0.0` are set, empty if it is none.
    private static OptionalInt prefix(String mask) {
        String[] parts = mask.split("\\.", -1);
        if (parts.length != 4) {
            return OptionalInt.empty();
        }
        int bits = 0;
        for (String part : parts) {
            try {
                bits += Integer.bitCount(Integer.parseInt(part) & 255);
            } catch (NumberFormatException _) {
                return OptionalInt.empty(); // no mask: the address is left out with it
            }
        }
        return OptionalInt.of(bits);
    }
}
