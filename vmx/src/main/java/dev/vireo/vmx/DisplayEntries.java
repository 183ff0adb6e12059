package dev.vireo.vmx;

import dev.vireo.model.Graphics;
import dev.vireo.model.GraphicsListen;
import dev.vireo.model.GraphicsType;
import dev.vireo.model.ListenType;
import dev.vireo.model.Video;
import dev.vireo.model.XmlElement;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/// Reads the VNC server and the graphics card.
final class DisplayEntries {
    private static final String VNC_PORT = "RemoteDisplay.vnc.port";
    private static final String VIDEO_MEMORY = "svga.vramSize";
    private static final long DEFAULT_VIDEO_MEMORY = 4L << 20;
    private static final int BYTES_PER_KIB = 1024;
    private static final long UNSIGNED_INT = 0xFFFF_FFFFL;

    private final VmxReading reading;
    private final VmxConfig config;

    DisplayEntries(VmxReading reading) {
        this.reading = reading;
        this.config = reading.config();
    }

    List<Graphics> readGraphics() {
        if (!config.bool("RemoteDisplay.vnc.enabled", false)) {
            return List.of();
        }
        OptionalLong given = config.integer(VNC_PORT);
        if (given.isEmpty()) {
            reading.assumed(VNC_PORT, "-1", "the host chooses a port");
        }
        boolean automatic = given.orElse(-1) < 0;
        // libvirt keeps 32 bits of it
        int port = automatic ? -1 : (int) given.getAsLong();
        GraphicsListen listen =
                new GraphicsListen(
                        ListenType.ADDRESS,
                        given("RemoteDisplay.vnc.ip"),
                        XmlElement.empty("listen"));
        return List.of(
                new Graphics(
                        GraphicsType.VNC,
                        port == 0 ? OptionalInt.empty() : OptionalInt.of(port),
                        automatic,
                        List.of(listen),
                        given("RemoteDisplay.vnc.keymap"),
                        given("RemoteDisplay.vnc.password"),
                        XmlElement.empty("graphics")));
    }

    /// Returns a value; at level FULL an empty one is none, as when libvirt reads a document.
    private Optional<String> given(String key) {
        return config.string(key)
                .filter(value -> !value.isEmpty() || !reading.isAtLeast(VmxLevel.FULL));
    }

    List<Video> readVideo() {
        OptionalLong given = config.integer(VIDEO_MEMORY);
        if (given.isEmpty()) {
            reading.assumed(
                    VIDEO_MEMORY,
                    Long.toString(DEFAULT_VIDEO_MEMORY),
                    "libvirt's default, in bytes");
        }
        long bytes = given.orElse(DEFAULT_VIDEO_MEMORY);
        long kib = (bytes + BYTES_PER_KIB - 1) / BYTES_PER_KIB & UNSIGNED_INT;
        return List.of(
                new Video(
                        "vmvga",
                        OptionalLong.of(kib),
                        OptionalInt.empty(),
                        true,
                        XmlElement.empty("video")));
    }
}
