package dev.vireo.vim.codegen;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Puts the text of one Java file together: header, imports, body.
final class JavaWriter {
    private static final String HEADER_START = "// Generated from ";
    private static final String HEADER_END = " by vim-codegen. Do not edit.";
    private static final String PACKAGE = "dev.vireo.vim";

    private static final List<Import> IMPORTS =
            Stream.of(
                            "java.time.Instant",
                            "java.util.List",
                            "java.util.Optional",
                            "org.jspecify.annotations.Nullable")
                    .map(Import::of)
                    .toList();

    private final StringBuilder body = new StringBuilder();
    private int depth;

    /// Adds lines at the current depth; a line that ends with `{` goes deeper, one that starts with
    /// `}` comes back.
    JavaWriter add(String... lines) {
        for (String line : lines) {
            if (line.startsWith("}")) {
                depth--;
            }
            if (line.isEmpty()) {
                body.append('\n');
            } else {
                body.append("    ".repeat(depth)).append(line).append('\n');
            }
            if (line.endsWith("{")) {
                depth++;
            }
        }
        return this;
    }

    /// Adds a documentation comment.
    JavaWriter doc(String... lines) {
        Arrays.stream(lines).forEach(line -> add(line.isEmpty() ? "///" : "/// " + line));
        return this;
    }

    /// Returns the sentence about the API version that brought something.
    static String since(@Nullable String version) {
        return version == null ? "" : " Since vSphere API " + version + ".";
    }

    /// Returns whether the first line of a file says that this class wrote it.
    static boolean isHeader(String line) {
        return line.startsWith(HEADER_START) && line.endsWith(HEADER_END);
    }

    /// Spells a string literal.
    static String literal(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    /// Finishes the file.
    SourceFile file(String className, String source) {
        String text = body.toString();
        List<String> imports =
                IMPORTS.stream().filter(i -> i.isUsedIn(text)).map(Import::name).toList();
        StringBuilder file = new StringBuilder();
        file.append(HEADER_START).append(source).append(HEADER_END).append('\n');
        file.append("package ").append(PACKAGE).append(";\n\n");
        imports.forEach(name -> file.append("import ").append(name).append(";\n"));
        if (!imports.isEmpty()) {
            file.append('\n');
        }
        file.append(text);
        String path = PACKAGE.replace('.', '/') + "/" + className + ".java";
        return new SourceFile(path, file.toString());
    }

    private record Import(String name, Pattern use) {
        static Import of(String name) {
            String simple = name.substring(name.lastIndexOf('.') + 1);
            return new Import(name, Pattern.compile("\\b" + simple + "\\b"));
        }

        boolean isUsedIn(String text) {
            return use.matcher(text).find();
        }
    }
}
