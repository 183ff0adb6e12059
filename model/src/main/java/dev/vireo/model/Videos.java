package dev.vireo.model;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;

/// Completes graphics cards.
///
/// libvirt: `virDomainDefAddImplicitVideo`, `virDomainDefPostParseVideo`.
final class Videos {
    /// The model of VMware.
    static final String VMVGA = "vmvga";

    private static final long SMALL = 4096;
    private static final long BOCHS = 16384;
    private static final long QXL = 65536;

    private Videos() {}

    /// Completes graphics cards: one for a display without any, the primary one first, and the size
    /// of their memory a power of two.
    static List<Video> complete(List<Video> videos, boolean hasDisplay) {
        if (videos.isEmpty()) {
            return hasDisplay
                    ? List.of(
                            new Video(
                                    VMVGA,
                                    OptionalLong.of(SMALL),
                                    OptionalInt.of(1),
                                    true,
                                    XmlElement.empty("video")))
                    : videos;
        }
        List<Video> done = new ArrayList<>(videos.size());
        boolean anyPrimary = false;
        for (Video video : videos) {
            Video complete = complete(video);
            if (complete.primary() && !anyPrimary) {
                anyPrimary = true;
                done.addFirst(complete);
            } else {
                done.add(complete);
            }
        }
        if (!anyPrimary && !done.getFirst().model().equals("none")) {
            done.set(0, withPrimary(done.getFirst()));
        }
        return done;
    }

    private static Video withPrimary(Video video) {
        return new Video(video.model(), video.memory(), video.heads(), true, video.rest());
    }

    private static Video complete(Video video) {
        if (video.model().equals("none")) {
            return new Video(
                    "none", OptionalLong.empty(), OptionalInt.empty(), false, video.rest());
        }
        long memory = roundUp(video.memory().orElse(0));
        if (memory == 0) {
            memory = standard(video.model());
        }
        return new Video(
                video.model(),
                memory == 0 ? OptionalLong.empty() : OptionalLong.of(memory),
                video.heads(),
                video.primary(),
                video.rest());
    }

    /// Rounds up to a power of two in 32 bits, where what is too large becomes zero.
    private static long roundUp(long value) {
        int bits = (int) value;
        if (bits == 0) {
            return 0;
        }
        int highest = Integer.highestOneBit(bits);
        return (highest == bits ? bits : highest << 1) & 0xffffffffL;
    }

    private static long standard(String model) {
        return switch (model) {
            case VMVGA, "vga", "cirrus", "xen" -> SMALL;
            case "bochs" -> BOCHS;
            case "qxl" -> QXL;
            default -> 0;
        };
    }
}
