package dev.vireo.shell.change;

import dev.vireo.api.PlannedChange;
import dev.vireo.shell.command.CommandFailure;
import dev.vireo.shell.command.PlannedFiles;
import dev.vireo.shell.command.Reply;
import dev.vireo.shell.text.Printable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a command would change: the VI API's methods, what they are called on, and with what.
///
/// @param command the command's name
/// @param changes the calls in their order
/// @param files the files of this machine that it would write
/// @param openEnd what the rest depends on, null if there is no rest
public record ChangePlan(
        String command, List<PlannedChange> changes, PlannedFiles files, @Nullable String openEnd)
        implements Reply {
    private static final String INDENT = "  ";

    /// Copies the list.
    public ChangePlan {
        changes = List.copyOf(changes);
    }

    @Override
    public void appendText(StringBuilder text, boolean quiet) {
        int number = 0;
        for (PlannedChange change : changes) {
            number++;
            text.append(number).append(". ").append(change.method());
            text.append(" on ").append(change.object());
            change.name()
                    .ifPresent(name ->
                            text.append(" '").append(Printable.onTerminal(name)).append('\''));
            text.append('\n');
            change.parameters().forEach((name, value) -> append(text, "     ", name, value));
        }
        files.appendText(text, quiet);
        String rest = openEnd;
        if (rest != null) {
            text.append("What follows depends on ").append(rest).append(".\n");
        }
        if (!quiet) {
            text.append("Dry run: nothing was changed.\n");
        }
    }

    private static void append(StringBuilder text, String indent, String name, Object value) {
        text.append(indent).append(name).append(": ");
        switch (value) {
            case Map<?, ?> members -> {
                text.append(members.get("type")).append('\n');
                members.forEach((member, inner) -> {
                    if (!member.equals("type")) {
                        append(text, indent + INDENT, "" + member, inner);
                    }
                });
            }
            case List<?> items -> {
                text.append(items.isEmpty() ? "none\n" : "\n");
                for (int i = 0; i < items.size(); i++) {
                    append(text, indent + INDENT, "[" + i + "]", items.get(i));
                }
            }
            default -> text.append(Printable.onTerminal("" + value)).append('\n');
        }
    }

    @Override
    public Map<String, @Nullable Object> json() {
        List<Map<String, @Nullable Object>> all = new ArrayList<>();
        for (PlannedChange change : changes) {
            Map<String, @Nullable Object> members = new LinkedHashMap<>();
            members.put("method", change.method());
            members.put("object", change.object());
            members.put("name", change.name().orElse(null));
            members.put("parameters", change.parameters());
            all.add(members);
        }
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("dryRun", true);
        members.put("command", command);
        members.put("changes", all);
        members.putAll(files.json());
        members.put("dependsOn", openEnd);
        return members;
    }

    @Override
    public List<CommandFailure> failures() {
        return files.failures();
    }
}
