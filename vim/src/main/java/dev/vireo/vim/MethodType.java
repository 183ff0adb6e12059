package dev.vireo.vim;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A VI API method: its name, where it belongs, and what it returns.
public final class MethodType {
    private final String name;
    private final String managedType;
    private final @Nullable DataMember result;

    private MethodType(String name, String managedType, @Nullable DataMember result) {
        this.name = name;
        this.managedType = managedType;
        this.result = result;
    }

    /// Defines a method; called by generated classes.
    static MethodType define(String name, String managedType, String type, String occurrence) {
        DataMember result =
                type.isEmpty() ? null : new DataMember("returnval", 0, type, occurrence, null);
        return new MethodType(name, managedType, result);
    }

    /// Returns the name on the wire.
    ///
    /// @return the name, for example `PowerOnVM_Task`
    public String name() {
        return name;
    }

    /// Returns the managed type that declares the method.
    ///
    /// @return the type's name
    public String managedType() {
        return managedType;
    }

    /// Returns what the method returns.
    ///
    /// @return the result, empty for a method without one
    public Optional<DataMember> result() {
        return Optional.ofNullable(result);
    }

    @Override
    public String toString() {
        return managedType + "." + name;
    }
}
