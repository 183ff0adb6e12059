package dev.vireo.shell;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a command found out or did, to be printed in one of two ways.
interface Reply {
    /// Appends the text that virsh prints, with its line ends.
    void appendText(StringBuilder text, boolean quiet);

    /// Returns the members of the JSON object, in their order: texts, numbers, booleans, nulls,
    /// lists and maps.
    Map<String, @Nullable Object> json();

    /// Returns what the command could not do after it had done a part of its work.
    default @Nullable CommandFailure failure() {
        return null;
    }
}
