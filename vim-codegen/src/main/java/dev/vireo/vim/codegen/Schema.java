package dev.vireo.vim.codegen;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a schema file declares, in the file's order.
///
/// @param enums the enumerations
/// @param objects the data objects
/// @param managed the managed objects
record Schema(List<EnumDecl> enums, List<ObjectDecl> objects, List<ManagedDecl> managed) {
    Schema {
        enums = List.copyOf(enums);
        objects = List.copyOf(objects);
        managed = List.copyOf(managed);
    }

    /// A declaration with a name of its own.
    sealed interface Decl {
        String name();

        @Nullable String since();

        int line();
    }

    /// A declaration that may extend another of its kind.
    sealed interface Extending extends Decl {
        @Nullable String base();
    }

    record EnumDecl(String name, @Nullable String since, int line, List<EnumConstant> constants)
            implements Decl {
        EnumDecl {
            constants = List.copyOf(constants);
        }
    }

    record EnumConstant(String value, @Nullable String since, int line) {}

    record ObjectDecl(
            String name,
            @Nullable String base,
            @Nullable String since,
            int line,
            List<Member> members)
            implements Extending {
        ObjectDecl {
            members = List.copyOf(members);
        }
    }

    record ManagedDecl(
            String name,
            @Nullable String base,
            @Nullable String since,
            int line,
            List<Member> properties,
            List<MethodDecl> methods)
            implements Extending {
        ManagedDecl {
            properties = List.copyOf(properties);
            methods = List.copyOf(methods);
        }
    }

    /// A method; without a result both `result` and `resultOccurrence` are null.
    record MethodDecl(
            String name,
            @Nullable TypeName result,
            @Nullable Occurrence resultOccurrence,
            @Nullable String since,
            int line,
            List<Member> parameters) {
        MethodDecl {
            parameters = List.copyOf(parameters);
        }
    }

    /// A member of a data object, a property of a managed object or a parameter of a method.
    record Member(
            String name, TypeName type, Occurrence occurrence, @Nullable String since, int line) {}

    /// A type as a member names it.
    sealed interface TypeName {
        /// A built-in type of XML Schema, or `anyType`.
        record BuiltIn(String name) implements TypeName {}

        /// A declared enumeration or data object.
        record Declared(String name) implements TypeName {}

        /// A reference to a managed object; the target is null where the schema fixes none.
        record Reference(@Nullable String target) implements TypeName {}
    }

    /// How often a member occurs.
    enum Occurrence {
        REQUIRED("r"),
        OPTIONAL("o"),
        REQUIRED_LIST("rl"),
        OPTIONAL_LIST("ol");

        private final String text;

        Occurrence(String text) {
            this.text = text;
        }

        static Optional<Occurrence> of(String text) {
            return Arrays.stream(values()).filter(o -> o.text.equals(text)).findFirst();
        }

        String text() {
            return text;
        }

        boolean isList() {
            return this == REQUIRED_LIST || this == OPTIONAL_LIST;
        }

        boolean isRequired() {
            return this == REQUIRED || this == REQUIRED_LIST;
        }
    }

    /// Returns all declarations: enumerations, data objects, managed objects.
    List<Decl> declarations() {
        return Stream.of(enums, objects, managed).<Decl>flatMap(List::stream).toList();
    }

    /// Returns the data objects by name.
    Map<String, ObjectDecl> objectsByName() {
        Map<String, ObjectDecl> byName = new LinkedHashMap<>();
        objects.forEach(o -> byName.put(o.name(), o));
        return byName;
    }
}
