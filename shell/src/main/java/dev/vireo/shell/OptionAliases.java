package dev.vireo.shell;

import java.util.Map;

/// Other names that options have in virsh, which `help` does not tell.
final class OptionAliases {
    /// Of a command and an option: its usual name, and its value where the other name says that,
    /// too.
    private static final Map<String, String> USUAL =
            Map.of(
                    "attach-disk shareable", "mode=shareable",
                    "domif-getlink persistent", "config",
                    "domif-setlink persistent", "config",
                    "echo hi", "string=hello",
                    "echo str", "string",
                    "setmaxmem kilobytes", "size",
                    "setmem kilobytes", "size");

    private OptionAliases() {}

    /// Returns the usual form of an option's name.
    ///
    /// @return the name, with `=` and a value behind it if the option is given without one
    static String usual(String command, String name) {
        // options of this command once had `_` in their names
        return command.equals("blkdeviotune")
                ? name.replace('_', '-')
                : USUAL.getOrDefault(command + " " + name, name);
    }
}
