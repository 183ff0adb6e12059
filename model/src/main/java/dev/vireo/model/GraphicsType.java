package dev.vireo.model;

import java.util.Optional;

/// How a display is shown.
///
/// libvirt: `virDomainGraphicsType`, in its order.
public enum GraphicsType {
    /// A window of SDL.
    SDL("sdl"),
    /// VNC.
    VNC("vnc"),
    /// RDP.
    RDP("rdp"),
    /// A window.
    DESKTOP("desktop"),
    /// Spice.
    SPICE("spice"),
    /// Not at all, drawn by EGL.
    EGL_HEADLESS("egl-headless"),
    /// D-Bus.
    DBUS("dbus");

    private static final GraphicsType[] ALL = values();

    private final String text;

    GraphicsType(String text) {
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
    public static Optional<GraphicsType> of(String text) {
        for (GraphicsType one : ALL) {
            if (one.text.equals(text)) {
                return Optional.of(one);
            }
        }
        return Optional.empty();
    }
}
