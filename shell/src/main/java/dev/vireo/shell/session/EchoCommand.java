package dev.vireo.shell.session;

import dev.vireo.shell.command.Arguments;
import dev.vireo.shell.command.Command;
import dev.vireo.shell.command.CommandSpec;
import dev.vireo.shell.command.OptionSpec;
import dev.vireo.shell.command.Reply;
import dev.vireo.shell.command.Session;
import dev.vireo.shell.command.TextReply;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// `echo`: what the shell has understood, quoted for something else.
public final class EchoCommand implements Command {
    /// What a POSIX shell does not take as it is.
    private static final String SPECIAL = "\r\t\n !\"#$&'()*;<>?[\\]^`{|}~";

    @Override
    public CommandSpec spec() {
        return new CommandSpec(
                "echo",
                CommandSpec.Group.SHELL,
                "echo arguments. Used for internal testing.",
                "Echo back arguments, possibly with quoting. Used for internal testing.",
                false,
                List.of(
                        OptionSpec.flag("shell", "escape for shell use"),
                        OptionSpec.flag("xml", "escape for XML use"),
                        OptionSpec.flag(
                                "split", "split each argument on ','; ',,' is an escape sequence"),
                        OptionSpec.flag("err", "output to stderr"),
                        OptionSpec.words("string", "arguments to echo")));
    }

    @Override
    public Reply run(Session session, Arguments arguments) {
        arguments.exclusive("shell", "xml");
        arguments.exclusive("shell", "split");
        arguments.exclusive("xml", "split");
        List<String> words = new ArrayList<>();
        for (String word : arguments.list()) {
            words.add(arguments.has("split") ? split(word) : word);
        }
        words.replaceAll(word ->
                arguments.has("shell") ? shell(word) : arguments.has("xml") ? xml(word) : word);
        String text = String.join(" ", words);
        if (arguments.has("err")) {
            if (words.isEmpty()) {
                return new TextReply("", Map.of());
            }
            session.output().failure(text);
            return new TextReply("", Map.of());
        }
        return new TextReply(text, Map.of("text", text)); // the end of the command ends the line
    }

    /// Ends a line at each comma, and at the end; two commas are one that stays.
    private static String split(String word) {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            if (c != ',') {
                lines.append(c);
            } else if (i + 1 < word.length() && word.charAt(i + 1) == ',') {
                lines.append(c);
                i++;
            } else {
                lines.append('\n');
            }
        }
        return lines.append('\n').toString();
    }

    private static String shell(String word) {
        boolean plain = !word.isEmpty() && word.chars().noneMatch(c -> SPECIAL.indexOf(c) >= 0);
        return plain ? word : "'" + word.replace("'", "'\\''") + "'";
    }

    private static String xml(String word) {
        return word.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&apos;");
    }
}
