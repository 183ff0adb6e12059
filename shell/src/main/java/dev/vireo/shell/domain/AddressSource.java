package dev.vireo.shell.domain;

import dev.vireo.api.InterfaceAddresses.Source;
import dev.vireo.model.ErrorCode;
import dev.vireo.shell.command.Arguments;
import dev.vireo.shell.command.CommandFailure;

/// The option `--source` of commands that ask for names and addresses.
///
/// @param source what it says
public record AddressSource(Source source) {
    public static final AddressSource AGENT = new AddressSource(Source.AGENT);

    /// Reads it.
    ///
    /// @param usual what is meant without it
    /// @param arp whether the table of neighbours is a source too
    public static AddressSource of(Arguments arguments, AddressSource usual, boolean arp) {
        String text = arguments.text("source");
        if (text == null) {
            return usual;
        }
        if (text.equals("arp") && arp) {
            return new AddressSource(Source.ARP);
        }
        return switch (text) {
            case "lease" -> new AddressSource(Source.LEASE);
            case "agent" -> AGENT;
            default ->
                    throw CommandFailure.of(
                            ErrorCode.INVALID_ARG, "Unknown data source '" + text + "'");
        };
    }

    boolean isLease() {
        return source == Source.LEASE;
    }
}
