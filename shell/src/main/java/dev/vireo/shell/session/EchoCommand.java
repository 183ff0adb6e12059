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
        List<String> words = new ArrayList<>();
        for (String word : arguments.list()) {
            words.addAll(arguments.has("split") ? split(word) : List.of(word));
        }
        words.replaceAll(word ->
                arguments.has("shell") ? shell(word) : arguments.has("xml") ? xml(word) : word);
        String text = String.join(" ", words);
        if (arguments.has("err")) {
            session.output().failure(text);
            return new TextReply("", Map.of());
        }
        return new TextReply(text, Map.of("text", text)); // the end of the command ends the line
    }

    /// Splits at commas; two of them are one that stays.
    private static List<String> split(String word) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            if (c != ',') {
                part.append(c);
            } else if (i + 1 < word.length() && word.charAt(i + 1) == ',') {
                part.append(c);
                i++;
            } else {
                parts.add(part.toString());
                part.setLength(0);
            }
        }
        parts.add(part.toString());
        return parts;
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
