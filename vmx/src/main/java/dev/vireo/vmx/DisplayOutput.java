package dev.vireo.vmx;

import dev.vireo.model.Graphics;
import dev.vireo.model.GraphicsListen;
import dev.vireo.model.GraphicsType;
import dev.vireo.model.ListenType;
import dev.vireo.model.Video;
import java.util.List;

/// Writes displays and the graphics card.
///
/// libvirt: `virVMXFormatVNC` and `virVMXFormatSVGA`.
final class DisplayOutput {
    private static final String VNC = "RemoteDisplay.vnc.";
    private static final long VRAM_STEP = 64;
    private static final long BYTES_PER_KIB = 1024;

    private DisplayOutput() {}

    /// Adds the lines of all displays.
    static void writeGraphics(VmxOutput out, List<Graphics> displays) {
        for (int i = 0; i < displays.size(); i++) {
            out.at("/domain/devices/graphics", i, displays.size());
            write(out, displays.get(i));
        }
    }

    private static void write(VmxOutput out, Graphics display) {
        if (display.type() != GraphicsType.VNC) {
            throw Refusal.unsupported("Unsupported graphics type '" + display.type().text() + "'");
        }
        out.put(VNC + "enabled", true);
        if (!display.automaticPort()) {
            // libvirt keeps "any port" as 0
            int port = display.port().orElse(0);
            out.put(VNC + "port", port == -1 ? 0 : port);
        }
        if (!display.listens().isEmpty()) {
            GraphicsListen listen = display.listens().getFirst();
            if (listen.type() == ListenType.ADDRESS && listen.address().isPresent()) {
                out.text(VNC + "ip", listen.address().get(), "listen/@address");
            }
        }
        if (display.keymap().isPresent()) {
            out.text(VNC + "keymap", display.keymap().get(), "@keymap");
        }
        if (display.password().isPresent()) {
            out.text(VNC + "password", display.password().get(), "@passwd");
        }
    }

    /// Adds the line of the graphics card.
    static void writeVideo(VmxOutput out, List<Video> cards) {
        if (cards.isEmpty()) {
            return;
        }
        if (cards.size() > 1) {
            throw Refusal.internal("No support for multiple video devices");
        }
        Video card = cards.getFirst();
        if (!card.model().equals("vmvga")) {
            throw Refusal.unsupported("Unsupported video device type '" + card.model() + "'");
        }
        if (Integer.compareUnsigned(card.heads().orElse(0), 1) > 0) {
            throw Refusal.unsupported("Multi-head video devices are unsupported");
        }
        long steps = Math.ceilDiv(card.memory().orElse(0), VRAM_STEP);
        out.put("svga.vramSize", steps * VRAM_STEP * BYTES_PER_KIB);
    }
}
