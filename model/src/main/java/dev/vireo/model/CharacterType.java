package dev.vireo.model;

import java.util.Optional;

/// What the host has at the other end of a character device.
///
/// libvirt: `virDomainChrType`, in its order.
public enum CharacterType {
    /// Nothing.
    NULL("null"),
    /// A virtual console.
    VC("vc"),
    /// A pseudo terminal.
    PTY("pty"),
    /// A device of the host.
    DEV("dev"),
    /// A file.
    FILE("file"),
    /// A named pipe.
    PIPE("pipe"),
    /// Standard input and output.
    STDIO("stdio"),
    /// UDP.
    UDP("udp"),
    /// TCP.
    TCP("tcp"),
    /// A Unix socket.
    UNIX("unix"),
    /// A channel of Spice.
    SPICE_VMC("spicevmc"),
    /// A port of Spice.
    SPICE_PORT("spiceport"),
    /// A null modem.
    NMDM("nmdm"),
    /// The agent of QEMU.
    QEMU_VDAGENT("qemu-vdagent"),
    /// D-Bus.
    DBUS("dbus");

    private static final CharacterType[] ALL = values();

    private final String text;

    CharacterType(String text) {
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
    public static Optional<CharacterType> of(String text) {
        for (CharacterType one : ALL) {
            if (one.text.equals(text)) {
                return Optional.of(one);
            }
        }
        return Optional.empty();
    }
}
