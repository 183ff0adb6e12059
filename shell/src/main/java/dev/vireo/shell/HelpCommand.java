package dev.vireo.shell;

import dev.vireo.model.ErrorCode;
import dev.vireo.shell.command.Arguments;
import dev.vireo.shell.command.Command;
import dev.vireo.shell.command.CommandFailure;
import dev.vireo.shell.command.CommandSpec;
import dev.vireo.shell.command.Completes;
import dev.vireo.shell.command.OptionSpec;
import dev.vireo.shell.command.Reply;
import dev.vireo.shell.command.Session;
import dev.vireo.shell.command.TextReply;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// `help`: about all commands, a group of them, or one. Needs no connection.
final class HelpCommand implements Command {
    @Override
    public CommandSpec spec() {
        return new CommandSpec(
                "help",
                CommandSpec.Group.SHELL,
                "print help",
                """
                Prints global help, command specific help, or help for a
                    group of related commands\
                """,
                false,
                List.of(
                        OptionSpec.text(
                                        "command",
                                        "Prints global help, command specific help, or help for a group"
                                                + " of related commands")
                                .completing(Completes.HELP_TOPIC),
                        OptionSpec.rest("rest")));
    }

    @Override
    public Reply run(Session session, Arguments arguments) {
        String wanted = arguments.raw("command");
        if (wanted == null || wanted.isEmpty()) {
            return new TextReply(allText(), groupJson(CommandTable.specs()));
        }
        Command command = CommandTable.find(wanted);
        if (command != null) {
            return new TextReply(commandText(command.spec()), commandJson(command.spec()));
        }
        for (CommandSpec.Group group : CommandSpec.Group.values()) {
            if (group.isCalled(wanted)) {
                List<CommandSpec> members = CommandTable.specs();
                members.removeIf(spec -> spec.group() != group);
                return new TextReply(groupText(group, members, ":"), groupJson(members));
            }
        }
        return RefusedCommands.reasonOfTopic(wanted)
                .map(reason -> refused(wanted, reason))
                .orElseThrow(() ->
                        CommandFailure.of(
                                ErrorCode.INVALID_ARG,
                                "command or command group '" + wanted + "' doesn't exist"));
    }

    /// Says why virsh has a command that is not here.
    private static TextReply refused(String name, String reason) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("name", name);
        members.put("refused", reason);
        String text = "  NAME\n    " + name + " - not supported here\n\n";
        return new TextReply(text + "  DESCRIPTION\n    " + reason + "\n\n", members);
    }

    private static String allText() {
        StringBuilder text = new StringBuilder("Grouped commands:\n\n");
        List<CommandSpec> specs = CommandTable.specs();
        for (CommandSpec.Group group : CommandSpec.Group.values()) {
            List<CommandSpec> members = new ArrayList<>(specs);
            members.removeIf(spec -> spec.group() != group);
            text.append(groupText(group, members, ":")).append('\n');
        }
        return text.toString();
    }

    /// Lists the commands of a group.
    static String groupText(CommandSpec.Group group, List<CommandSpec> members, String end) {
        StringBuilder text = new StringBuilder();
        text.append(' ').append(group.title()).append(" (help keyword '");
        text.append(group.keyword()).append("')").append(end).append('\n');
        for (CommandSpec member : members) {
            appendPadded(text.append("    "), member.name(), 30);
            text.append(' ').append(member.summary()).append('\n');
        }
        return text.toString();
    }

    private static String commandText(CommandSpec spec) {
        StringBuilder text = new StringBuilder();
        text.append("  NAME\n    ").append(spec.name()).append(" - ").append(spec.summary());
        text.append("\n\n  SYNOPSIS\n    ").append(spec.synopsis()).append('\n');
        if (!spec.description().isEmpty()) {
            text.append("\n  DESCRIPTION\n    ").append(spec.description()).append('\n');
        }
        if (!spec.options().isEmpty()) {
            text.append("\n  OPTIONS\n");
            for (OptionSpec option : spec.options()) {
                if (option.kind() != OptionSpec.Kind.REST) {
                    appendPadded(text.append("    "), option.label(), 15);
                    text.append("  ").append(option.summary()).append('\n');
                }
            }
        }
        return text.append('\n').toString();
    }

    private static void appendPadded(StringBuilder text, String word, int width) {
        text.append(word).repeat(' ', Math.max(0, width - word.length()));
    }

    private static Map<String, @Nullable Object> groupJson(List<CommandSpec> specs) {
        List<Map<String, @Nullable Object>> commands = new ArrayList<>();
        for (CommandSpec spec : specs) {
            commands.add(commandJson(spec));
        }
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("commands", commands);
        return members;
    }

    private static Map<String, @Nullable Object> commandJson(CommandSpec spec) {
        List<Map<String, @Nullable Object>> options = new ArrayList<>();
        for (OptionSpec option : spec.options()) {
            if (option.kind() != OptionSpec.Kind.REST) {
                Map<String, @Nullable Object> members = new LinkedHashMap<>();
                members.put("name", option.name());
                members.put("value", option.takesValue() ? option.valueName() : null);
                members.put("required", option.required());
                members.put("summary", option.summary());
                options.add(members);
            }
        }
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("name", spec.name());
        members.put("group", spec.group().keyword());
        members.put("summary", spec.summary());
        members.put("synopsis", spec.synopsis());
        members.put("options", options);
        return members;
    }
}
