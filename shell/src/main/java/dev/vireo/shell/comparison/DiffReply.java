package dev.vireo.shell.comparison;

import dev.vireo.shell.command.Reply;
import dev.vireo.shell.text.Tone;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The differences of two domains, in the form of `diff`: what only the first one has begins with
/// `-`, what only the second one has with `+`.
///
/// @param left what the first one was called
/// @param right what the second one was called
/// @param differences what they do not share
/// @param exitCode what the program ends with
record DiffReply(String left, String right, List<Difference> differences, int exitCode)
        implements Reply {
    @Override
    public void appendText(StringBuilder text, boolean quiet) {
        append(text, false);
    }

    @Override
    public void appendColoured(StringBuilder text, boolean quiet) {
        append(text, true);
    }

    private void append(StringBuilder text, boolean coloured) {
        if (differences.isEmpty()) {
            return;
        }
        line(text, "--- " + left, coloured ? Tone.STRONG : null);
        line(text, "+++ " + right, coloured ? Tone.STRONG : null);
        for (Difference difference : differences) {
            if (difference.left() != null) {
                String line = "- " + shown(difference.path(), difference.left());
                line(text, line, coloured ? Tone.BAD : null);
            }
            if (difference.right() != null) {
                String line = "+ " + shown(difference.path(), difference.right());
                line(text, line, coloured ? Tone.GOOD : null);
            }
        }
    }

    private static void line(StringBuilder text, String line, @Nullable Tone tone) {
        text.append(tone == null ? line : tone.of(line)).append('\n');
    }

    private static String shown(String path, String value) {
        return value.isEmpty() ? path : path + " = " + value.replace("\n", "\\n");
    }

    @Override
    public Map<String, @Nullable Object> json() {
        List<Map<String, @Nullable Object>> list = new ArrayList<>();
        for (Difference difference : differences) {
            Map<String, @Nullable Object> members = new LinkedHashMap<>();
            members.put("path", difference.path());
            members.put("a", difference.left());
            members.put("b", difference.right());
            list.add(members);
        }
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("a", left);
        members.put("b", right);
        members.put("equal", differences.isEmpty());
        members.put("differences", list);
        return members;
    }
}
