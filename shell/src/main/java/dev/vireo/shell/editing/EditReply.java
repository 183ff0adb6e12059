package dev.vireo.shell.editing;

import dev.vireo.shell.command.Reply;
import dev.vireo.shell.command.TextReply;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the commands say that have documents edited.
public final class EditReply {
    private EditReply() {}

    /// Makes the reply.
    ///
    /// @param what whose document it is, as virsh names it
    /// @param members what is told of it, to which is added whether it was changed
    /// @param changed whether it was
    public static Reply of(String what, Map<String, @Nullable Object> members, boolean changed) {
        members.put("changed", changed);
        String text = what + " XML configuration " + (changed ? "edited.\n" : "not changed.\n");
        return new TextReply(text, members, true);
    }
}
