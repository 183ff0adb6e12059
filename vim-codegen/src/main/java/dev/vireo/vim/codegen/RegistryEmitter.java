package dev.vireo.vim.codegen;

import dev.vireo.vim.codegen.Schema.Decl;
import dev.vireo.vim.codegen.Schema.ManagedDecl;
import dev.vireo.vim.codegen.Schema.MethodDecl;
import java.util.List;
import java.util.stream.Stream;

/// Writes `Types`, which finds a type or a request by its wire name. A switch loads only what is
/// asked for; it is split because a Java method has a limit of 64 KiB.
final class RegistryEmitter {
    private static final int BUCKETS = 64;

    private final String source;
    private final Schema schema;

    RegistryEmitter(String source, Schema schema) {
        this.source = source;
        this.schema = schema;
    }

    SourceFile emit() {
        List<String> types =
                Stream.of(schema.enums(), schema.objects(), schema.managed())
                        .<Decl>flatMap(List::stream)
                        .map(Decl::name)
                        .sorted()
                        .toList();
        List<MethodDecl> methods =
                schema.managed().stream().map(ManagedDecl::methods).flatMap(List::stream).toList();
        JavaWriter out = new JavaWriter();
        out.doc("Finds types and requests by their names on the wire.");
        out.add("public final class Types {", "private Types() {}", "");
        lookup(out, "find", "VimType", "a type", "type");
        lookup(out, "findRequest", "DataType", "the request of a method", "request");
        names(out, "typeNames", "all types", types);
        names(
                out,
                "methodNames",
                "all methods",
                methods.stream().map(MethodDecl::name).sorted().toList());
        buckets(out, "find", "VimType", types.stream().map(n -> new Entry(n, n)).toList());
        buckets(
                out,
                "findRequest",
                "DataType",
                methods.stream()
                        .map(m -> new Entry(m.name(), Naming.requestClass(m.name())))
                        .sorted((a, b) -> a.wireName.compareTo(b.wireName))
                        .toList());
        out.add("}");
        return out.file("Types", source);
    }

    private static void lookup(JavaWriter out, String name, String type, String what, String noun) {
        out.doc(
                "Finds " + what + ".",
                "",
                "@param name the name on the wire",
                "@return the " + noun + ", empty for a name that the schema does not have");
        out.add("public static Optional<" + type + "> " + name + "(String name) {");
        out.add("return Optional.ofNullable(switch (name.hashCode() & " + (BUCKETS - 1) + ") {");
        for (int i = 0; i < BUCKETS - 1; i++) {
            out.add("case " + i + " -> " + name + i + "(name);");
        }
        out.add("default -> " + name + (BUCKETS - 1) + "(name);", "});", "}", "");
    }

    private static void names(JavaWriter out, String name, String what, List<String> names) {
        out.doc("Lists the names of " + what + " in alphabetical order.", "", "@return the names");
        out.add("public static List<String> " + name + "() {", "return List.of(");
        for (int i = 0; i < names.size(); i++) {
            out.add(
                    "        "
                            + JavaWriter.literal(names.get(i))
                            + (i + 1 < names.size() ? "," : ");"));
        }
        out.add("}", "");
    }

    private static void buckets(JavaWriter out, String name, String type, List<Entry> entries) {
        for (int i = 0; i < BUCKETS; i++) {
            int bucket = i;
            List<Entry> here =
                    entries.stream()
                            .filter(e -> (e.wireName.hashCode() & (BUCKETS - 1)) == bucket)
                            .toList();
            out.add("private static @Nullable " + type + " " + name + i + "(String name) {");
            out.add("return switch (name) {");
            here.forEach(e ->
                    out.add(
                            "case "
                                    + JavaWriter.literal(e.wireName)
                                    + " -> "
                                    + e.javaName
                                    + ".TYPE;"));
            out.add("default -> null;", "};", "}", "");
        }
    }

    private record Entry(String wireName, String javaName) {}
}
