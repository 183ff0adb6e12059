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
                "Empty",
                "Naming",
                "VirtualMachinePowerState");
    }

    /// Lists the names of all methods in alphabetical order.
    ///
    /// @return the names
    public static List<String> methodNames() {
        return List.of();
    }

    private static @Nullable VimType find0(String name) {
        return switch (name) {
            case "Empty" -> Empty.TYPE;
            case "Naming" -> Naming.TYPE;
            case "VirtualMachinePowerState" -> VirtualMachinePowerState.TYPE;
            default -> null;
        };
    }

    private static @Nullable DataType findRequest0(String name) {
        return switch (name) {
            default -> null;
        };
    }

}
