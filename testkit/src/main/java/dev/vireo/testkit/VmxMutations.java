package dev.vireo.testkit;

import dev.vireo.testkit.VmxDraft.Entry;
import java.util.List;
import java.util.Locale;

/// Makes a VMX file odd or wrong in one place, seldom in two.
///
/// @param dice the choices
/// @param draft the file
record VmxMutations(Dice dice, VmxDraft draft) {
    void mutate() {
        for (int i = dice.percent(15) ? 2 : 1; i > 0; i--) {
            List<Entry> entries = draft.entries();
            int at = dice.between(0, entries.size() - 1);
            Entry entry = entries.get(at);
            switch (dice.between(0, 19)) {
                case 0, 1 -> entries.remove(at);
                case 2 -> entries.add(dice.between(0, at), worthATry(entry.key()));
                case 3 -> entries.add(worthATry(otherCase(entry.key())));
                case 4 -> entries.set(at, new Entry(otherKey(entry.key()), entry.value()));
                case 5 -> addOdd();
                case 6 -> entries.set(at, new Entry(entry.key(), otherCase(entry.value())));
                default -> entries.set(at, worthATry(entry.key()));
            }
            if (entries.isEmpty()) {
                return;
            }
        }
    }

    private Entry worthATry(String key) {
        return new Entry(key, VmxValues.worthATry(key, dice));
    }

    private void addOdd() {
        String key =
                dice.of(
                        "ethernet.present",
                        "ethernet1",
                        "ethernet1x.foo",
                        "ethernet-1.x",
                        "ethernet99999999999.x",
                        "ethernet2147483648.x",
                        "ethernet01.present",
                        "ethernet100.present",
                        "Ethernet3.x",
                        "ethernet 1.x",
                        "ethernet1:0",
                        "ethernet2147483647.x.y",
                        "ethernet+1.x",
                        "ethernet4.",
                        "encoding",
                        "scsi0:7.present",
                        "scsi0:16.present",
                        "scsi0:64.present",
                        "scsi4.present",
                        "ide2:0.present",
                        "floppy2.present",
                        "serial4.present",
                        "x",
                        ".x",
                        "_x",
                        "sata0:30.present",
                        "sched.mem.max",
                        "firmware",
                        "svga.vramSize",
                        "isolation.tools.hgfs.disable",
                        "RemoteDisplay.vnc.enabled");
        if (!key.startsWith("ethernet2147483647")) {
            draft.put(key, dice.percent(60) ? "true" : VmxValues.worthATry(key, dice));
        }
    }

    private String otherCase(String text) {
        return switch (dice.between(0, 2)) {
            case 0 -> text.toUpperCase(Locale.ROOT);
            case 1 -> text.toLowerCase(Locale.ROOT);
            default -> {
                var mixed = new StringBuilder(text);
                for (int i = 0; i < text.length(); i++) {
                    if (dice.percent(50)) {
                        mixed.setCharAt(i, Character.toUpperCase(text.charAt(i)));
                    }
                }
                yield mixed.toString();
            }
        };
    }

    private String otherKey(String key) {
        int at = dice.between(0, key.length() - 1);
        return switch (dice.between(0, 3)) {
            case 0 -> key.substring(0, at) + key.substring(at + 1) + "x";
            case 1 ->
                    key.substring(0, at)
                            + dice.of("0", "1", "9", ".", ":", "_", "-", " ", "ä")
                            + key.substring(at);
            case 2 -> key.replaceFirst("[0-9]", dice.number(0, 12));
            default -> key + dice.of("X", ".x", ":0", " ");
        };
    }

    /// Makes a text odd or wrong in one place.
    static String ofText(String text, Dice dice) {
        int at = dice.between(0, text.length());
        String before = text.substring(0, at);
        String after = text.substring(at);
        return switch (dice.between(0, 6)) {
            case 0 -> before;
            case 1 ->
                    before
                            + dice.of(
                                    "\"", "'", "=", "#", ";", "[", "]", "\n", "\r", "\0", "%", "|")
                            + after;
            case 2 -> before + (char) (0xDC00 + dice.between(0x80, 0xFF)) + after;
            case 3 ->
                    dice.of("\uFEFF", " ", "\n\n", ";", "\t#\n", "\uDCFF\uDCFE", "=", "\0") + text;
            case 4 -> after.isEmpty() ? before : before + after.substring(1);
            case 5 ->
                    before
                            + dice.of(
                                    "\n1x = \"y\"\n",
                                    "\nx\n",
                                    "\nx = y\n",
                                    "\nx = 12\n",
                                    "\nx =\n",
                                    "\nx = [ \"a\" ]\n",
                                    "\n = \"y\"\n",
                                    ";;",
                                    "\nx = \"\"\"a\nb\"\"\"\n",
                                    "\n\"x\" = \"y\"\n",
                                    "\nx = -1\n",
                                    "\nx = 'a\"b'\n",
                                    "\n_x = \"y\"\n",
                                    "\nx == \"y\"\n",
                                    "\nx = \"y\" z\n")
                            + after;
            default ->
                    text
                            + dice.of(
                                    " ",
                                    "\n ",
                                    "#",
                                    ";",
                                    "x",
                                    "\0x",
                                    "x = \"\"\"\"\"\"",
                                    "\\",
                                    "\"",
                                    "\nx = \"\"\"\"\"\"",
                                    "\nx = \"\"\"y\"\"\"",
                                    "; ",
                                    "\n;",
                                    "\nx = \"\"\"\"\"\" ");
        };
    }
}
