package dev.vireo.vim.codegen;

import dev.vireo.vim.codegen.Schema.Decl;
import dev.vireo.vim.codegen.Schema.ManagedDecl;
import dev.vireo.vim.codegen.Schema.MethodDecl;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/// Writes `Types`, which finds a type or a request by its wire name. A switch loads only what is
/// asked for; it is split into buckets because a Java method has a limit of 64 KiB.
final class RegistryEmitter {
    private static final int ENTRIES_IN_A_BUCKET = 32;

    private final String source;
    private final Schema schema;

    RegistryEmitter(String source, Schema schema) {
        this.source = source;
        this.schema = schema;
    }

    SourceFile emit() {
        List<Entry> types =
                schema.declarations().stream()
                        .map(Decl::name)
                        .map(name -> new Entry(name, Naming.typeClass(name)))
                        .sorted(Comparator.comparing(Entry::wireName))
                        .toList();
        List<Entry> requests =
                schema.managed().stream()
                        .map(ManagedDecl::methods)
                        .flatMap(List::stream)
                        .map(MethodDecl::name)
                        .map(name -> new Entry(name, Naming.requestClass(name)))
                        .sorted(Comparator.comparing(Entry::wireName))
                        .toList();
        Lookup find = new Lookup("find", "VimType", types);
        Lookup findRequest = new Lookup("findRequest", "DataType", requests);
        JavaWriter out = new JavaWriter();
        out.doc("Finds types and requests by their names on the wire.");
        out.add("public final class Types {", "private Types() {}", "");
        find.emit(out, "a declared type", "type");
        findRequest.emit(out, "the request of a method", "request");
        names(out, "typeNames", "all types", types);
        names(out, "methodNames", "all methods", requests);
        find.emitBuckets(out);
        findRequest.emitBuckets(out);
        out.add("}");
        return out.file("Types", source);
    }

    private static void names(JavaWriter out, String name, String what, List<Entry> entries) {
        String literals =
                entries.stream()
                        .map(entry -> "\n                " + JavaWriter.literal(entry.wireName))
                        .collect(Collectors.joining(","));
        out.doc("Lists the names of " + what + " in alphabetical order.", "", "@return the names");
        out.add("public static List<String> " + name + "() {");
        out.add("return List.of(" + literals + ");", "}", "");
    }

    private record Entry(String wireName, String javaName) {}

    private record Lookup(String name, String type, List<Entry> entries) {
        private int buckets() {
            return Integer.highestOneBit(Math.max(1, entries.size() / ENTRIES_IN_A_BUCKET));
        }

        void emit(JavaWriter out, String what, String noun) {
            out.doc(
                    "Finds " + what + ".",
                    "",
                    "@param name the name on the wire",
                    "@return the " + noun + ", empty for a name that the schema does not have");
            out.add("public static Optional<" + type + "> " + name + "(String name) {");
            int last = buckets() - 1;
            if (last == 0) {
                out.add("return Optional.ofNullable(" + name + "0(name));");
            } else {
                out.add("return Optional.ofNullable(switch (name.hashCode() & " + last + ") {");
                for (int i = 0; i < last; i++) {
                    out.add("case " + i + " -> " + name + i + "(name);");
                }
                out.add("default -> " + name + last + "(name);", "});");
            }
            out.add("}", "");
        }

        void emitBuckets(JavaWriter out) {
            int last = buckets() - 1;
            for (int i = 0; i <= last; i++) {
                int bucket = i;
                out.add("private static @Nullable " + type + " " + name + i + "(String name) {");
                out.add("return switch (name) {");
                entries.stream()
                        .filter(entry -> (entry.wireName.hashCode() & last) == bucket)
                        .map(entry -> JavaWriter.literal(entry.wireName) + " -> " + entry.javaName)
                        .forEach(mapping -> out.add("case " + mapping + ".TYPE;"));
                out.add("default -> null;", "};", "}", "");
            }
        }
    }
}
