package dev.vireo.model;

import java.util.Optional;

/// What is spoken over the TCP connection of a character device.
///
/// libvirt: `virDomainChrTcpProtocol`.
public enum CharacterProtocol {
    /// Bytes.
    RAW("raw"),
    /// Telnet.
    TELNET("telnet"),
    /// Telnet over TLS.
    TELNETS("telnets"),
    /// TLS.
    TLS("tls");

    private static final CharacterProtocol[] ALL = values();

    private final String text;

    CharacterProtocol(String text) {
        this.text = text;
    }

    /// Returns the word that stands for it in a domain document.
    ///
    /// @return the word
    public String text() {
        return text;
    }

    /// Finds one by its word; case matters.
    ///
    /// @param text the word
    /// @return the constant, or empty if libvirt knows no such word
    public static Optional<CharacterProtocol> of(String text) {
        for (CharacterProtocol one : ALL) {
            if (one.text.equals(text)) {
                return Optional.of(one);
            }
        }
        return Optional.empty();
    }
}
