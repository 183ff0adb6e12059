package dev.vireo.model;

import java.util.Optional;

/// What a display listens on.
///
/// libvirt: `virDomainGraphicsListenType`, in its order.
public enum ListenType {
    /// Nothing.
    NONE("none"),
    /// An address.
    ADDRESS("address"),
    /// An address of a network.
    NETWORK("network"),
    /// A Unix socket.
    SOCKET("socket");

    private static final ListenType[] ALL = values();

    private final String text;

    ListenType(String text) {
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
    public static Optional<ListenType> of(String text) {
        for (ListenType one : ALL) {
            if (one.text.equals(text)) {
                return Optional.of(one);
            }
        }
        return Optional.empty();
    }
}
