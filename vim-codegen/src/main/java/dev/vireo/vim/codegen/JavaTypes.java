package dev.vireo.vim.codegen;

import dev.vireo.vim.codegen.Schema.Member;
import dev.vireo.vim.codegen.Schema.Occurrence;
import dev.vireo.vim.codegen.Schema.TypeName;
import java.util.Map;
import java.util.Set;

/// Knows which Java type a wire type becomes, and how tables spell it.
final class JavaTypes {
    private static final Map<String, String> BOXED =
            Map.ofEntries(
                    Map.entry("string", "String"),
                    Map.entry("anyURI", "String"),
                    Map.entry("int", "Integer"),
                    Map.entry("long", "Long"),
                    Map.entry("short", "Short"),
                    Map.entry("byte", "Byte"),
                    Map.entry("boolean", "Boolean"),
                    Map.entry("float", "Float"),
                    Map.entry("double", "Double"),
                    Map.entry("dateTime", "Instant"),
                    Map.entry("base64Binary", "Binary"),
                    Map.entry("anyType", "Object"));

    private static final Set<String> PRIMITIVE =
            Set.of("int", "long", "short", "byte", "boolean", "float", "double");

    private final Set<String> enums;

    JavaTypes(Schema schema) {
        this.enums = Set.copyOf(schema.enums().stream().map(Schema.EnumDecl::name).toList());
    }

    /// Returns the type of one item, never primitive.
    String item(TypeName type) {
        return switch (type) {
            case TypeName.BuiltIn(String name) -> BOXED.getOrDefault(name, name);
            case TypeName.Declared(String name) -> Naming.typeClass(name);
            case TypeName.Reference _ -> "ManagedObjectReference";
        };
    }

    /// Returns the type as a type argument.
    String argument(TypeName type, Occurrence occurrence) {
        return occurrence.isList() ? "List<" + item(type) + ">" : item(type);
    }

    /// Returns the type as an accessor returns it or a method takes it.
    String nullable(TypeName type, Occurrence occurrence) {
        return switch (occurrence) {
            case OPTIONAL -> "@Nullable " + item(type);
            case REQUIRED -> required(type);
            case REQUIRED_LIST, OPTIONAL_LIST -> argument(type, occurrence);
        };
    }

    private String required(TypeName type) {
        return type instanceof TypeName.BuiltIn(String name) && PRIMITIVE.contains(name)
                ? name
                : item(type);
    }

    /// Spells a type for a table.
    String table(TypeName type) {
        return switch (type) {
            case TypeName.BuiltIn(String name) -> name;
            case TypeName.Declared(String name) -> (enums.contains(name) ? "#" : "@") + name;
            case TypeName.Reference(var target) -> "&" + (target == null ? "" : target);
        };
    }

    /// Spells a member for a table.
    String table(Member member) {
        String since = member.since();
        return member.name()
                + ":"
                + table(member.type())
                + ":"
                + member.occurrence().text()
                + (since == null ? "" : ":" + since)
                + ";";
    }
}
