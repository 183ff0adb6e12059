package dev.vireo.model;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// A display.
///
/// libvirt: `virDomainGraphicsDef`.
///
/// @param type how it is shown
/// @param port the port of VNC; empty if none was given; -1 and [#automaticPort] for any
/// @param automaticPort whether the host chooses the port
/// @param listens what it listens on
/// @param keymap the keyboard
/// @param password the password; printed only if asked for
/// @param rest what else the element holds that libvirt keeps and no component names; see
///   [XmlElement#empty]
public record Graphics(
        GraphicsType type,
        OptionalInt port,
        boolean automaticPort,
        List<GraphicsListen> listens,
        Optional<String> keymap,
        Optional<String> password,
        XmlElement rest) {
    /// Copies the lists.
    public Graphics {
        listens = List.copyOf(listens);
    }

    // a password is never part of a text for people
    @Override
    public String toString() {
        return "Graphics[type=" + type + ", port=" + port + ", listens=" + listens + "]";
    }
}
