package dev.vireo.shell.command;

import com.grack.nanojson.JsonParser;
import com.grack.nanojson.JsonParserException;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.ErrorDomain;
import dev.vireo.model.VirtException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads the file of `--on-question`: a list of rules, each a few keys with texts. It is YAML, of
/// which no more is understood than that takes: items that begin with `-`, a line for each key,
/// plain or quoted texts, and comments. A list of objects in JSON will do, too.
final class QuestionRules {
    private static final Pattern ENTRY = Pattern.compile("(-?\\s*)([A-Za-z]+)\\s*:(?:\\s+(.*))?");
    private static final Pattern DOUBLE_QUOTED =
            Pattern.compile("(\"(?:[^\"\\\\]|\\\\.)*\")\\s*(?:#.*)?");
    private static final Pattern SINGLE_QUOTED = Pattern.compile("'((?:[^']|'')*)'\\s*(?:#.*)?");

    private final String file;
    private final List<Map<String, String>> rules = new ArrayList<>();

    private QuestionRules(String file) {
        this.file = file;
    }

    /// Reads rules.
    ///
    /// @param file the file's name, for messages
    /// @param text what is in it
    /// @return the keys and texts of each rule
    /// @throws VirtException `CONF_SYNTAX` that says where what is wrong
    static List<Map<String, String>> read(String file, String text) {
        QuestionRules rules = new QuestionRules(file);
        if (text.stripLeading().startsWith("[")) {
            rules.readJson(text);
        } else {
            int number = 0;
            for (String line : text.lines().toList()) {
                number++;
                rules.readLine(line, number);
            }
        }
        return rules.rules;
    }

    private void readJson(String text) {
        try {
            for (Object item : JsonParser.array().from(text)) {
                Map<String, String> rule = new LinkedHashMap<>();
                if (!(item instanceof Map<?, ?> members)) {
                    throw wrong(file, "a rule is an object, not '" + item + "'");
                }
                members.forEach((key, value) -> rule.put("" + key, "" + value));
                rules.add(rule);
            }
        } catch (JsonParserException e) {
            throw wrong(file + ":" + e.getLinePosition(), "this is no JSON: " + e.getMessage());
        }
    }

    private void readLine(String line, int number) {
        String where = file + ":" + number;
        String content = line.strip();
        if (content.isEmpty() || content.startsWith("#") || content.equals("---")) {
            return;
        }
        Matcher entry = ENTRY.matcher(content);
        if (!entry.matches()) {
            throw wrong(where, "'" + content + "' is no line such as '- answer: Retry'");
        }
        if (entry.group(1).startsWith("-")) {
            rules.add(new LinkedHashMap<>());
        } else if (rules.isEmpty()) {
            throw wrong(where, "a rule begins with '-'");
        }
        String value = value(entry.group(3) == null ? "" : entry.group(3), where);
        if (rules.getLast().put(entry.group(2), value) != null) {
            throw wrong(where, "'" + entry.group(2) + "' stands twice in one rule");
        }
    }

    private static String value(String text, String where) {
        Matcher quoted = DOUBLE_QUOTED.matcher(text);
        if (quoted.matches()) {
            try {
                return (String) JsonParser.any().from(quoted.group(1));
            } catch (JsonParserException e) {
                throw wrong(where, "this is no text in quotes: " + e.getMessage());
            }
        }
        Matcher single = SINGLE_QUOTED.matcher(text);
        if (single.matches()) {
            return single.group(1).replace("''", "'");
        }
        if (text.startsWith("\"") || text.startsWith("'")) {
            throw wrong(where, "this text has no closing quote: " + text);
        }
        int comment = text.indexOf(" #");
        return (comment < 0 ? text : text.substring(0, comment)).strip();
    }

    /// Makes the error about a place in a file.
    static VirtException wrong(String where, String what) {
        return new VirtException(
                ErrorCode.CONF_SYNTAX, ErrorDomain.CONF, where + ": " + what, null);
    }
}
