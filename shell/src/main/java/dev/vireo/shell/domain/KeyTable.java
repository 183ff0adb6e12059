package dev.vireo.shell.domain;

import dev.vireo.model.ErrorCode;
import dev.vireo.shell.command.CommandFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/// What keys are called: by Linux, by PC keyboards, and by USB keyboards.
final class KeyTable {
    /// libvirt's names of code sets, as far as there is a table for them here.
    static final List<String> CODE_SETS = List.of("linux", "xt", "atset1", "usb", "qnum");

    private static final Set<String> OTHERS = Set.of("atset2", "atset3", "os_x", "xt_kbd", "win32");

    private static final int LARGEST = 0xffff;
    private static final int EXTENDED = 0xe000;
    private static final int EXTENDED_BIT = 0x80;
    private static final int SAME_CODES = 88;

    /// Lines of Linux name without `KEY_`, Linux code and USB code (hexadecimal); keys that came
    /// after the first PC's also have the code that follows 0xe0 (hexadecimal). The others have the
    /// Linux code. The facts are those of Linux's `input-event-codes.h` and of the HID usage
    /// tables.
    private static final String TABLE =
            """
            ESC 1 29;1 2 1e;2 3 1f;3 4 20;4 5 21;5 6 22;6 7 23;7 8 24;8 9 25;9 10 26;0 11 27
            MINUS 12 2d;EQUAL 13 2e;BACKSPACE 14 2a;TAB 15 2b;Q 16 14;W 17 1a;E 18 8;R 19 15
            T 20 17;Y 21 1c;U 22 18;I 23 c;O 24 12;P 25 13;LEFTBRACE 26 2f;RIGHTBRACE 27 30
            ENTER 28 28;LEFTCTRL 29 e0;A 30 4;S 31 16;D 32 7;F 33 9;G 34 a;H 35 b;J 36 d;K 37 e
            L 38 f;SEMICOLON 39 33;APOSTROPHE 40 34;GRAVE 41 35;LEFTSHIFT 42 e1;BACKSLASH 43 31
            Z 44 1d;X 45 1b;C 46 6;V 47 19;B 48 5;N 49 11;M 50 10;COMMA 51 36;DOT 52 37
            SLASH 53 38;RIGHTSHIFT 54 e5;KPASTERISK 55 55;LEFTALT 56 e2;SPACE 57 2c
            CAPSLOCK 58 39;F1 59 3a;F2 60 3b;F3 61 3c;F4 62 3d;F5 63 3e;F6 64 3f;F7 65 40
            F8 66 41;F9 67 42;F10 68 43;NUMLOCK 69 53;SCROLLLOCK 70 47;KP7 71 5f;KP8 72 60
            KP9 73 61;KPMINUS 74 56;KP4 75 5c;KP5 76 5d;KP6 77 5e;KPPLUS 78 57;KP1 79 59
            KP2 80 5a;KP3 81 5b;KP0 82 62;KPDOT 83 63;102ND 86 64;F11 87 44;F12 88 45
            KPENTER 96 58 1c;RIGHTCTRL 97 e4 1d;KPSLASH 98 54 35;SYSRQ 99 46 37
            RIGHTALT 100 e6 38;HOME 102 4a 47;UP 103 52 48;PAGEUP 104 4b 49;LEFT 105 50 4b
            RIGHT 106 4f 4d;END 107 4d 4f;DOWN 108 51 50;PAGEDOWN 109 4e 51;INSERT 110 49 52
            DELETE 111 4c 53;MUTE 113 7f 20;VOLUMEDOWN 114 81 2e;VOLUMEUP 115 80 30
            POWER 116 66 5e;PAUSE 119 48 46;LEFTMETA 125 e3 5b;RIGHTMETA 126 e7 5c
            COMPOSE 127 65 5d;F13 183 68;F14 184 69;F15 185 6a;F16 186 6b;F17 187 6c;F18 188 6d
            F19 189 6e;F20 190 6f;F21 191 70;F22 192 71;F23 193 72;F24 194 73
            """;

    /// A key.
    ///
    /// @param name what Linux calls it
    /// @param linux its code in Linux
    /// @param usb its code on a USB keyboard
    /// @param pc its code on a PC's keyboard, 0 if it has none; with [#EXTENDED] if 0xe0 comes
    ///   first
    private record Key(String name, int linux, int usb, int pc) {
        static Key of(String line) {
            String[] words = line.split(" ", -1);
            int linux = Integer.parseInt(words[1]);
            int plain = linux <= SAME_CODES ? linux : 0;
            return new Key(
                    "KEY_" + words[0],
                    linux,
                    Integer.parseInt(words[2], 16),
                    words.length > 3 ? EXTENDED | Integer.parseInt(words[3], 16) : plain);
        }

        /// Returns the code in one byte.
        int byteCode() {
            return pc >= EXTENDED ? (pc & 0x7f) | EXTENDED_BIT : pc;
        }
    }

    private final String codeSet;
    private final List<Key> keys = new ArrayList<>();

    /// Makes a table.
    ///
    /// @param codeSet which codes people give
    /// @throws CommandFailure if there is no such set, or no table for it
    KeyTable(String codeSet) {
        if (OTHERS.contains(codeSet)) {
            throw CommandFailure.of(
                    ErrorCode.ARGUMENT_UNSUPPORTED,
                    "keys cannot be sent by codes of '"
                            + codeSet
                            + "', only of "
                            + String.join(", ", CODE_SETS));
        }
        if (!CODE_SETS.contains(codeSet)) {
            throw CommandFailure.usage("unknown codeset: '" + codeSet + "'");
        }
        this.codeSet = codeSet;
        TABLE.lines()
                .forEach(line -> {
                    for (String one : line.split(";", -1)) {
                        keys.add(Key.of(one));
                    }
                });
    }

    /// Finds a key's code on a USB keyboard.
    ///
    /// @param text a Linux name, or a number as C has it
    int usb(String text) {
        if (codeSet.equals("linux")) {
            for (Key key : keys) {
                if (key.name().equals(text)) {
                    return key.usb();
                }
            }
        }
        int code = number(text);
        return switch (codeSet) {
            case "usb" -> code;
            case "linux" -> find(text, key -> key.linux() == code);
            case "qnum" -> find(text, key -> key.pc() != 0 && key.byteCode() == code);
            default ->
                    find(
                            text,
                            key -> key.pc() != 0 && (key.pc() == code || key.byteCode() == code));
        };
    }

    private int find(String text, Predicate<Key> wanted) {
        return keys.stream()
                .filter(wanted)
                .mapToInt(Key::usb)
                .findFirst()
                .orElseThrow(() ->
                        CommandFailure.of(
                                ErrorCode.INVALID_ARG,
                                "the key of code "
                                        + text
                                        + " in codeset '"
                                        + codeSet
                                        + "' is not known; try its code in 'usb'"));
    }

    private static int number(String text) {
        try {
            int code = Integer.decode(text);
            if (code >= 0 && code <= LARGEST) {
                return code;
            }
        } catch (NumberFormatException _) { // reported below
        }
        throw CommandFailure.usage("invalid keycode: '" + text + "'");
    }
}
