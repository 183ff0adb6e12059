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

    // The JVM makes a record's own methods when they are first called, which would cost every
    // start.

    @Override
    public boolean equals(Object other) {
        return this == other
                || other instanceof ManagedObjectReference that
                        && value.equals(that.value)
                        && type.equals(that.type)
                        && Objects.equals(serverGuid, that.serverGuid);
    }

    @Override
    public int hashCode() {
        return 31 * type.hashCode() + value.hashCode();
    }

    @Override
    public String toString() {
        return type + ":" + value;
    }
}
