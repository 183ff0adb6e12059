package dev.vireo.driver.esx;

import dev.vireo.api.InterfaceAddresses;
import dev.vireo.api.InterfaceAddresses.Address;
import dev.vireo.vim.GuestNicInfo;
import dev.vireo.vim.NetIpConfigInfo;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Reads the addresses that the Tools tell.
final class GuestAddresses {
    static final String NICS = "guest.net";

    private static final Pattern IPV4 = Pattern.compile("(\\d{1,3})(\\.\\d{1,3}){3}");
    private static final Pattern IPV6 = Pattern.compile("[0-9a-fA-F:]*:[0-9a-fA-F:.]*");

    private GuestAddresses() {}

    /// Reads the interfaces that are connected to a network.
    static List<InterfaceAddresses> of(Row machine) {
        return ofCards(machine.list(NICS, GuestNicInfo.class));
    }

    /// Reads the interfaces that are connected to a network.
    static List<InterfaceAddresses> ofCards(List<GuestNicInfo> cards) {
        return cards.stream()
                .filter(nic -> nic.connected() && nic.network() != null)
                .map(GuestAddresses::of)
                .toList();
    }

    private static InterfaceAddresses of(GuestNicInfo nic) {
        NetIpConfigInfo config = nic.ipConfig();
        Stream<Address> addresses =
                config == null
                        ? nic.ipAddress().stream().flatMap(text -> address(text, 0).stream())
                        : config.ipAddress().stream()
                                .flatMap(one ->
                                        address(one.ipAddress(), one.prefixLength()).stream());
        String network = nic.network();
        return new InterfaceAddresses(
                network == null ? "" : network,
                Optional.ofNullable(nic.macAddress()),
                addresses.toList());
    }

    /// Leaves out what is no address; names are never asked for.
    private static Optional<Address> address(String text, int prefix) {
        if (IPV4.matcher(text).matches()) {
            return Optional.of(new Address(false, text, prefix));
        }
        String bare = text.indexOf('%') < 0 ? text : text.substring(0, text.indexOf('%'));
        return IPV6.matcher(bare).matches()
                ? Optional.of(new Address(true, bare, prefix))
                : Optional.empty();
    }
}
