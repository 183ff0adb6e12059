package dev.vireo.vim.codegen;

import java.util.Arrays;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Puts the text of one Java file together: header, imports, body.
final class JavaWriter {
    private static final String PACKAGE = "dev.vireo.vim";

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

    /// Spells a string literal; long ones are split into lines.
    static String literal(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    /// Finishes the file.
    SourceFile file(String className, String source) {
        String text = body.toString();
        TreeSet<String> imports = new TreeSet<>();
        if (text.contains("Instant")) {
            imports.add("java.time.Instant");
        }
        if (text.contains("List<") || text.contains("List.of")) {
            imports.add("java.util.List");
        }
        if (text.contains("Optional<")) {
            imports.add("java.util.Optional");
        }
        if (text.contains("@Nullable")) {
            imports.add("org.jspecify.annotations.Nullable");
        }
        StringBuilder file = new StringBuilder();
        file.append("// Generated from ").append(source).append(" by vim-codegen. Do not edit.\n");
        file.append("package ").append(PACKAGE).append(";\n\n");
        imports.forEach(name -> file.append("import ").append(name).append(";\n"));
        if (!imports.isEmpty()) {
            file.append('\n');
        }
        file.append(text);
        String path = PACKAGE.replace('.', '/') + "/" + className + ".java";
        return new SourceFile(path, file.toString());
    }
}
