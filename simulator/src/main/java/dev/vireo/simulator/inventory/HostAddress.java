package dev.vireo.simulator.inventory;

import java.util.List;
import java.util.Locale;

/// How a host is called at first, and what follows from its number.
///
/// @param hostName the name without the domain
/// @param domain the domain
/// @param ipAddress the address of the management interface
/// @param number tells the hosts of a server apart, from 0
record HostAddress(String hostName, String domain, String ipAddress, int number) {
    String dnsName() {
        return domain.isEmpty() ? hostName : hostName + "." + domain;
    }

    /// Returns the addresses of the two physical network adapters.
    List<String> macs() {
        return List.of(mac(0), mac(1));
    }

    private String mac(int adapter) {
        return String.format(
                Locale.ROOT,
                "00:50:56:%02x:%02x:%02x",
                adapter,
                (number + 2) >> 8 & 255,
                number + 2 & 255);
    }

    HostNetworking network() {
        return new HostNetworking(hostName, domain, ipAddress, macs());
    }
}
