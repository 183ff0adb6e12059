package dev.vireo.vim.codegen;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A second reading of a schema, with regular expressions and nothing of the generator, to compare
/// what was generated with.
final class IndependentReading {
    private static final Pattern BLOCK =
            Pattern.compile(
                    "^(enum|object|managed) +(\\w+)(?: +extends +(\\w+))?.*\\n"
                            + "((?: .*\\n|#.*\\n|\\n)*)end$",
                    Pattern.MULTILINE);
    private static final Pattern VALUE = Pattern.compile("^ {4}(\\w+)", Pattern.MULTILINE);
    private static final Pattern METHOD =
            Pattern.compile(
                    "^ {4}method (\\w+)(?: returns (\\S+) (\\w+))?(?: +since .*)?\\n"
                            + "((?: {8}.*\\n)*) {4}end\\n",
                    Pattern.MULTILINE);
    private static final Pattern MEMBER =
            Pattern.compile("^ +(\\w+) +(\\S+) +(rl?|ol?)(?: +since (\\S+))?$", Pattern.MULTILINE);

    private final Map<String, String> kinds = new HashMap<>();
    final Map<String, List<String>> enums = new LinkedHashMap<>();
    final Map<String, Fields> objects = new LinkedHashMap<>();
    final Map<String, Fields> managed = new LinkedHashMap<>();
    final Map<String, Call> methods = new LinkedHashMap<>();

    IndependentReading(String text) {
        List<MatchResult> blocks = BLOCK.matcher(text).results().toList();
        blocks.forEach(block -> kinds.put(block.group(2), block.group(1)));
        blocks.forEach(this::read);
    }

    private void read(MatchResult block) {
        String name = block.group(2);
        String body = block.group(4);
        switch (block.group(1)) {
            case "enum" ->
                    enums.put(name, VALUE.matcher(body).results().map(m -> m.group(1)).toList());
            case "object" -> objects.put(name, new Fields(block.group(3), fields(body)));
            default -> {
                String properties = METHOD.matcher(body).replaceAll("");
                managed.put(name, new Fields(block.group(3), fields(properties)));
                METHOD.matcher(body).results().forEach(m -> methods.put(m.group(1), call(name, m)));
            }
        }
    }

    private Call call(String owner, MatchResult method) {
        List<String> parameters =
                Stream.concat(Stream.of("_this:&" + owner + ":r"), fields(method.group(4)).stream())
                        .toList();
        String type = method.group(2) == null ? "" : type(method.group(2));
        String occurrence = method.group(3) == null ? "" : method.group(3);
        return new Call(owner, type, occurrence, parameters);
    }

    private List<String> fields(String body) {
        return MEMBER.matcher(body)
                .results()
                .map(m ->
                        m.group(1)
                                + ":"
                                + type(m.group(2))
                                + ":"
                                + m.group(3)
                                + (m.group(4) == null ? "" : ":" + m.group(4)))
                .toList();
    }

    private String type(String word) {
        if (word.startsWith("ref")) {
            return "&" + word.replaceAll("^ref<?|>$", "");
        }
        return switch (kinds.getOrDefault(word, "")) {
            case "enum" -> "#" + word;
            case "object" -> "@" + word;
            default -> word;
        };
    }

    /// Returns an object.
    Fields object(String name) {
        return Objects.requireNonNull(objects.get(name), name);
    }

    /// Returns a method.
    Call method(String name) {
        return Objects.requireNonNull(methods.get(name), name);
    }

    /// Returns an object and those it extends, nearest first.
    List<String> ancestry(String object) {
        List<String> way = new ArrayList<>();
        @Nullable String at = object;
        while (at != null) {
            way.add(at);
            at = object(at).base;
        }
        return way;
    }

    /// Counts the members of an object that are not its own.
    int inherited(String object) {
        return ancestry(object).stream().skip(1).mapToInt(o -> object(o).fields.size()).sum();
    }

    /// A data object or the properties of a managed object, each as `name:type:occurrence`, and
    /// behind it `:since` if it came later.
    record Fields(@Nullable String base, List<String> fields) {}

    /// A method.
    record Call(
            String owner, String resultType, String resultOccurrence, List<String> parameters) {}
}
