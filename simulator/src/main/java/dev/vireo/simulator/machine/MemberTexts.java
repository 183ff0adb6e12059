package dev.vireo.simulator.machine;

import dev.vireo.vim.DataMember;
import dev.vireo.vim.DataObject;
import dev.vireo.vim.VirtualDevice;
import dev.vireo.vim.VirtualDevicePciBusSlotInfo;
import java.util.Optional;

/// Members of nested values as texts, by their path, such as `tools.syncTimeWithHost`.
public final class MemberTexts {
    private static final String SLOT = "slotInfo.pciSlotNumber";

    private MemberTexts() {}

    /// Returns the text of a member.
    ///
    /// @param object the value that has it
    /// @param path the names of members with dots
    /// @return the text, empty if the member or something above it is absent
    public static Optional<String> get(DataObject object, String path) {
        return Optional.ofNullable(Members.get(object, path)).map(Object::toString);
    }

    /// Returns a copy of a value with another text of a member.
    ///
    /// @param object the value that has it
    /// @param path the names of members with dots
    /// @param text its text
    /// @param <T> the type of the value
    /// @return the changed copy, empty if the text is none of the member's kind
    public static <T extends DataObject> Optional<T> with(T object, String path, String text) {
        try {
            T base = prepared(object, path);
            DataMember member =
                    path.equals(SLOT)
                            ? Members.member(VirtualDevicePciBusSlotInfo.TYPE, "pciSlotNumber")
                            : Members.member(base.vimType(), path);
            Object value =
                    switch (member.kind()) {
                        case BOOLEAN -> flag(text);
                        case INT -> Integer.valueOf(text.strip());
                        case LONG -> Long.valueOf(text.strip());
                        default -> text;
                    };
            @SuppressWarnings("unchecked") // a copy has the type of the original
            T changed = (T) Members.with(base, path, value);
            return Optional.of(changed);
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /// Gives a device on the PCI bus a place for the number of its slot.
    private static <T extends DataObject> T prepared(T object, String path) {
        if (!path.equals(SLOT) || !(object instanceof VirtualDevice device)) {
            return object;
        }
        @SuppressWarnings("unchecked") // a copy has the type of the original
        T slotted =
                (T)
                        device.toBuilder()
                                .slotInfo(
                                        VirtualDevicePciBusSlotInfo.builder()
                                                .pciSlotNumber(0)
                                                .build())
                                .build();
        return slotted;
    }

    private static boolean flag(String text) {
        return switch (text.strip()) {
            case "true", "1" -> true;
            case "false", "0" -> false;
            default -> throw new IllegalArgumentException(text);
        };
    }
}
