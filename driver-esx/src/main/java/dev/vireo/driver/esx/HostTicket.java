package dev.vireo.driver.esx;

import dev.vireo.vim.SessionManagerGenericServiceTicket;
import dev.vireo.vim.VirtualMachineCertThumbprint;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Leave to make one request to a host.
///
/// @param id what the host wants to see; a secret
/// @param thumbprints one of which the host's certificate must have; none if it is to be verified
///   by its name
record HostTicket(String id, List<String> thumbprints) {
    /// The name of the cookie with the ticket.
    static final String COOKIE = "vmware_cgi_ticket";

    static HostTicket of(SessionManagerGenericServiceTicket given, DatastoreHost host) {
        List<String> best =
                given.certThumbprintList().stream()
                        .map(VirtualMachineCertThumbprint::thumbprint)
                        .toList();
        List<String> others =
                Stream.of(Optional.ofNullable(given.sslThumbprint()), host.thumbprint())
                        .flatMap(Optional::stream)
                        .filter(text -> !text.isBlank())
                        .limit(1)
                        .toList();
        return new HostTicket(given.id(), best.isEmpty() ? others : best);
    }

    /// Leaves out the ticket.
    @Override
    public String toString() {
        return "HostTicket" + thumbprints;
    }
}
