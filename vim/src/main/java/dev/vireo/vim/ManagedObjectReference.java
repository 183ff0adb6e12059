package dev.vireo.vim;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Names a managed object of a server.
///
/// @param type the managed type as the server names it, for example `VirtualMachine`
/// @param value the server's identifier, for example `vm-42`
/// @param serverGuid the server, where one reply speaks of several
public record ManagedObjectReference(String type, String value, @Nullable String serverGuid) {
    /// Checks that type and value are there.
    public ManagedObjectReference {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(value, "value");
    }

    /// Names an object of the server at hand.
    ///
    /// @param type the managed type
    /// @param value the server's identifier
    public ManagedObjectReference(String type, String value) {
        this(type, value, null);
    }

    @Override
    public String toString() {
        return type + ":" + value;
    }
}
