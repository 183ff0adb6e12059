package dev.vireo.vim.codegen;

import dev.vireo.vim.codegen.Schema.EnumConstant;
import dev.vireo.vim.codegen.Schema.EnumDecl;
import dev.vireo.vim.codegen.Schema.ManagedDecl;
import dev.vireo.vim.codegen.Schema.Member;
import dev.vireo.vim.codegen.Schema.MethodDecl;
import dev.vireo.vim.codegen.Schema.ObjectDecl;
import dev.vireo.vim.codegen.Schema.Occurrence;
import dev.vireo.vim.codegen.Schema.TypeName;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads the text of a schema. Knows the grammar only; what names mean is [SchemaChecks]' part.
///
/// Indentation carries the structure: a declaration starts at column 0, its members stand four
/// columns deeper, the parameters of a method eight, and each block closes with an `end` as deep as
/// its head. So a member may itself be called `end` or `method`.
final class SchemaParser {
    /// The built-in types; all but `anyType` are those of XML Schema.
    private static final Set<String> BUILT_IN =
            Set.of(
                    "string",
                    "int",
                    "long",
                    "short",
                    "byte",
                    "boolean",
                    "float",
                    "double",
                    "dateTime",
                    "base64Binary",
                    "anyURI",
                    "anyType");

    private static final Pattern VERSION = Pattern.compile("[0-9]+([.][0-9]+)*");

    private static final int STEP = 4;
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final String file;
    private final List<Line> lines;
    private int next;

    private SchemaParser(String file, List<Line> lines) {
        this.file = file;
        this.lines = lines;
    }

    /// Parses a schema.
    ///
    /// @param file the name to show in errors
    /// @param text the schema
    /// @return what it declares
    /// @throws SchemaException for text that does not follow the grammar
    static Schema parse(String file, String text) {
        List<Line> lines = new ArrayList<>();
        int number = 0;
        String marked = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        for (String raw : marked.split("\n", -1)) {
            number++;
            String line = raw.stripTrailing(); // with the \r of a file made on Windows
            String content = line.stripLeading();
            if (content.isEmpty() || content.startsWith("#")) {
                continue;
            }
            checkCharacters(file, number, line);
            lines.add(new Line(number, line.length() - content.length(), words(content)));
        }
        return new SchemaParser(file, lines).schema();
    }

    private static void checkCharacters(String file, int number, String line) {
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '\t') {
                throw new SchemaException(file, number, "tab character; indent with spaces");
            }
            if (c < ' ' || c > '~') {
                String code = String.format(Locale.ROOT, "U+%04X", line.codePointAt(i));
                throw new SchemaException(
                        file, number, "unexpected character " + code + "; only ASCII is allowed");
            }
        }
    }

    /// Returns whether a name has a meaning of its own where a type is expected.
    static boolean isBuiltIn(String name) {
        return BUILT_IN.contains(name) || name.equals("ref");
    }

    private static List<String> words(String content) {
        return List.copyOf(Arrays.asList(content.split(" +")));
    }

    private Schema schema() {
        List<EnumDecl> enums = new ArrayList<>();
        List<ObjectDecl> objects = new ArrayList<>();
        List<ManagedDecl> managed = new ArrayList<>();
        while (next < lines.size()) {
            Line line = lines.get(next++);
            if (line.indent != 0) {
                throw error(line, "a declaration must start at the beginning of the line");
            }
            switch (line.word(0)) {
                case "enum" -> enums.add(enumDecl(line));
                case "object" -> objects.add(objectDecl(line));
                case "managed" -> managed.add(managedDecl(line));
                case "end" -> throw error(line, "'end' without a declaration to close");
                default ->
                        throw error(
                                line,
                                "expected 'enum', 'object' or 'managed', found '"
                                        + line.word(0)
                                        + "'");
            }
        }
        return new Schema(enums, objects, managed);
    }

    private EnumDecl enumDecl(Line head) {
        Head parsed = head(head, false);
        List<EnumConstant> constants = new ArrayList<>();
        for (Line line = member(head, 0); line != null; line = member(head, 0)) {
            String since = since(line, 1);
            constants.add(new EnumConstant(line.word(0), since, line.number));
        }
        return new EnumDecl(parsed.name, parsed.since, head.number, constants);
    }

    private ObjectDecl objectDecl(Line head) {
        Head parsed = head(head, true);
        List<Member> members = members(head, 0);
        return new ObjectDecl(parsed.name, parsed.base, parsed.since, head.number, members);
    }

    private ManagedDecl managedDecl(Line head) {
        Head parsed = head(head, true);
        List<Member> properties = new ArrayList<>();
        List<MethodDecl> methods = new ArrayList<>();
        for (Line line = member(head, 0); line != null; line = member(head, 0)) {
            if (isMethod(line)) {
                methods.add(methodDecl(line));
            } else {
                properties.add(parseMember(line));
            }
        }
        return new ManagedDecl(
                parsed.name, parsed.base, parsed.since, head.number, properties, methods);
    }

    /// A property that is itself called method has an occurrence as its third word.
    private static boolean isMethod(Line line) {
        return line.word(0).equals("method")
                && (line.size() < 3 || Occurrence.of(line.word(2)).isEmpty());
    }

    private MethodDecl methodDecl(Line head) {
        if (head.size() < 2) {
            throw error(head, "a method needs a name");
        }
        TypeName result = null;
        Occurrence occurrence = null;
        int rest = 2;
        if (head.size() > 2 && head.word(2).equals("returns")) {
            if (head.size() < 5) {
                throw error(head, "expected 'returns TYPE OCCURRENCE'");
            }
            result = typeName(head, head.word(3));
            occurrence = occurrence(head, head.word(4));
            rest = 5;
        }
        String since = since(head, rest);
        return new MethodDecl(
                head.word(1), result, occurrence, since, head.number, members(head, STEP));
    }

    private List<Member> members(Line head, int indent) {
        List<Member> members = new ArrayList<>();
        for (Line line = member(head, indent); line != null; line = member(head, indent)) {
            members.add(parseMember(line));
        }
        return members;
    }

    private Member parseMember(Line line) {
        if (line.size() < 3) {
            throw error(line, "expected 'NAME TYPE OCCURRENCE'");
        }
        String since = since(line, 3);
        return new Member(
                line.word(0),
                typeName(line, line.word(1)),
                occurrence(line, line.word(2)),
                since,
                line.number);
    }

    /// Returns the next line of the block, or null after its `end`.
    private @Nullable Line member(Line head, int indent) {
        if (next >= lines.size()) {
            throw error(head, "missing 'end' of '" + head.text() + "': the file ends before it");
        }
        Line line = lines.get(next);
        if (line.indent == indent && line.size() == 1 && line.word(0).equals("end")) {
            next++;
            return null;
        }
        if (line.indent <= indent) {
            throw error(
                    head,
                    "missing 'end' of '"
                            + head.text()
                            + "': line "
                            + line.number
                            + " begins something else");
        }
        if (line.indent != indent + STEP) {
            throw error(
                    line, "indented by " + line.indent + " columns, expected " + (indent + STEP));
        }
        next++;
        return line;
    }

    private Head head(Line line, boolean mayExtend) {
        if (line.size() < 2) {
            throw error(line, "'" + line.word(0) + "' needs a name");
        }
        int rest = 2;
        String base = null;
        if (mayExtend && line.size() > 2 && line.word(2).equals("extends")) {
            if (line.size() < 4) {
                throw error(line, "'extends' needs a name");
            }
            base = line.word(3);
            rest = 4;
        }
        return new Head(line.word(1), base, since(line, rest));
    }

    private @Nullable String since(Line line, int at) {
        if (line.size() == at) {
            return null;
        }
        if (!line.word(at).equals("since")) {
            throw error(line, "unexpected '" + line.word(at) + "'");
        }
        if (line.size() == at + 1 || !VERSION.matcher(line.word(at + 1)).matches()) {
            throw error(line, "'since' needs a version, such as 8.0.1.0");
        }
        if (line.size() > at + 2) {
            throw error(line, "unexpected '" + line.word(at + 2) + "'");
        }
        return line.word(at + 1);
    }

    private TypeName typeName(Line line, String word) {
        if (word.equals("ref")) {
            return new TypeName.Reference(null);
        }
        if (word.startsWith("ref<")) {
            if (!word.endsWith(">") || word.length() < 6) {
                throw error(line, "malformed reference '" + word + "', expected 'ref<TYPE>'");
            }
            return new TypeName.Reference(word.substring(4, word.length() - 1));
        }
        return BUILT_IN.contains(word) ? new TypeName.BuiltIn(word) : new TypeName.Declared(word);
    }

    private Occurrence occurrence(Line line, String word) {
        return Occurrence.of(word)
                .orElseThrow(() ->
                        error(line, "bad occurrence '" + word + "', expected r, o, rl or ol"));
    }

    private SchemaException error(Line line, String problem) {
        return new SchemaException(file, line.number, problem);
    }

    private record Head(String name, @Nullable String base, @Nullable String since) {}

    private record Line(int number, int indent, List<String> words) {
        String word(int index) {
            return words.get(index);
        }

        int size() {
            return words.size();
        }

        String text() {
            return size() < 2 ? word(0) : word(0) + " " + word(1);
        }
    }
}
