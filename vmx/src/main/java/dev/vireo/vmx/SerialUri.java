package dev.vireo.vmx;

import dev.vireo.model.CharacterProtocol;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.ErrorDomain;
import dev.vireo.model.VirtException;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The URI of a serial port that is reached over the network.
///
/// @param scheme what is spoken, empty if it is not said
/// @param host the host, without the brackets of an IPv6 address; empty if it is not said
/// @param port the port, 0 if it is not said
record SerialUri(String scheme, String host, int port) {
    /// Reads a URI.
    ///
    /// @return the URI, or empty if the text is none
    static Optional<SerialUri> parse(String text) {
        UriText uri = UriText.parse(text);
        if (uri == null) {
            return Optional.empty();
        }
        return Optional.of(
                new SerialUri(
                        uri.scheme().toLowerCase(Locale.ROOT),
                        withoutBrackets(uri.host()),
                        uri.port()));
    }

    private static String withoutBrackets(String host) {
        boolean address = host.startsWith("[") && host.endsWith("]") && host.indexOf(':') >= 0;
        return address ? host.substring(1, host.length() - 1) : host;
    }

    boolean hasPort() {
        return port != 0;
    }

    /// Returns what is spoken.
    ///
    /// @param key the entry the URI is from
    /// @throws VirtException if libvirt does not know the scheme
    CharacterProtocol protocol(String key) {
        return switch (scheme) {
            case "", "tcp", "tcp4", "tcp6" -> CharacterProtocol.RAW;
            case "telnet" -> CharacterProtocol.TELNET;
            case "telnets" -> CharacterProtocol.TELNETS;
            case "ssl", "tcp+ssl", "tcp4+ssl", "tcp6+ssl" -> CharacterProtocol.TLS;
            default ->
                    throw Refusal.internal(
                            "VMX entry '" + key + "' contains unsupported scheme '" + scheme + "'");
        };
    }

    /// Makes the error for a text that is no URI.
    static VirtException unparsable(@Nullable String text) {
        return new VirtException(
                ErrorCode.INTERNAL_ERROR,
                ErrorDomain.URI,
                "Unable to parse URI " + (text == null ? "(null)" : text),
                null);
    }
}
