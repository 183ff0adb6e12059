package dev.vireo.shell.terminal;

import dev.vireo.api.ConnectUri;
import dev.vireo.shell.text.Printable;
import java.util.Optional;

/// What stands before a line that somebody types.
public final class PromptText {
    private PromptText() {}

    /// Makes a prompt: virsh's, with the server and the part of a vCenter.
    ///
    /// @param uri where the session is connected to, if it is
    /// @param readOnly whether changes are refused
    public static String of(Optional<ConnectUri> uri, boolean readOnly) {
        StringBuilder prompt = new StringBuilder("vireo ");
        uri.ifPresent(at -> {
            prompt.append(at.scheme()).append("://").append(at.host());
            at.port().ifPresent(port -> prompt.append(':').append(port));
            if (at.path().length() > 1) { // which part of a vCenter it is
                prompt.append(Printable.onTerminal(at.path()));
            }
            prompt.append(' ');
        });
        return prompt.append(readOnly ? "> " : "# ").toString();
    }
}
