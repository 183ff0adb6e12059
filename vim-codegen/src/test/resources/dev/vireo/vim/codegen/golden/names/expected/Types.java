// Generated from schema.vidl by vim-codegen. Do not edit.
package dev.vireo.vim;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Finds types and requests by their names on the wire.
public final class Types {
    private Types() {}

    /// Finds a declared type.
    ///
    /// @param name the name on the wire
    /// @return the type, empty for a name that the schema does not have
    public static Optional<VimType> find(String name) {
        return Optional.ofNullable(find0(name));
    }

    /// Finds the request of a method.
    ///
    /// @param name the name on the wire
    /// @return the request, empty for a name that the schema does not have
    public static Optional<DataType> findRequest(String name) {
        return Optional.ofNullable(findRequest0(name));
    }

    /// Lists the names of all types in alphabetical order.
    ///
    /// @return the names
    public static List<String> typeNames() {
        return List.of(
                "Acronyms",
                "Inherited",
                "Machine",
                "Word",
                "Words",
                "lowerBase",
                "lowerEnum",
                "lowerManaged",
                "lowerObject");
    }

    /// Lists the names of all methods in alphabetical order.
    ///
    /// @return the names
    public static List<String> methodNames() {
        return List.of(
                "ID",
                "delete_Task",
                "equals",
                "invoker",
                "lower_Task",
                "reference",
                "self",
                "toString",
                "unimplemented",
                "void",
                "wait");
    }

    private static @Nullable VimType find0(String name) {
        return switch (name) {
            case "Acronyms" -> Acronyms.TYPE;
            case "Inherited" -> Inherited.TYPE;
            case "Machine" -> Machine.TYPE;
            case "Word" -> Word.TYPE;
            case "Words" -> Words.TYPE;
            case "lowerBase" -> LowerBase.TYPE;
            case "lowerEnum" -> LowerEnum.TYPE;
            case "lowerManaged" -> LowerManaged.TYPE;
            case "lowerObject" -> LowerObject.TYPE;
            default -> null;
        };
    }

    private static @Nullable DataType findRequest0(String name) {
        return switch (name) {
            case "ID" -> IDRequest.TYPE;
            case "delete_Task" -> DeleteTaskRequest.TYPE;
            case "equals" -> EqualsRequest.TYPE;
            case "invoker" -> InvokerRequest.TYPE;
            case "lower_Task" -> LowerTaskRequest.TYPE;
            case "reference" -> ReferenceRequest.TYPE;
            case "self" -> SelfRequest.TYPE;
            case "toString" -> ToStringRequest.TYPE;
            case "unimplemented" -> UnimplementedRequest.TYPE;
            case "void" -> VoidRequest.TYPE;
            case "wait" -> WaitRequest.TYPE;
            default -> null;
        };
    }

}
