package dev.vireo.simulator.inventory;

import dev.vireo.vim.ManagedObjectHandler;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.ManagedType;
import dev.vireo.vim.MethodRequest;
import dev.vireo.vim.Types;
import org.jspecify.annotations.Nullable;

/// A managed object of the simulated server: the handler of its methods and the source of its
/// properties. Properties are computed when they are asked for, from the state of the object; who
/// changes that state calls [#touch()].
abstract class SimObject implements ManagedObjectHandler {
    private final Inventory inventory;
    private final ManagedObjectReference self;
    private final ManagedType type;
    private long changedAt;

    SimObject(Inventory inventory, ManagedObjectReference self) {
        this.inventory = inventory;
        this.self = self;
        this.type =
                (ManagedType)
                        Types.find(self.type())
                                .orElseThrow(() -> new IllegalArgumentException(self.type()));
    }

    public final ManagedObjectReference self() {
        return self;
    }

    final ManagedType type() {
        return type;
    }

    final Inventory inventory() {
        return inventory;
    }

    /// Returns a property.
    ///
    /// @param name a property of [#type()], without dots
    /// @return its value as [dev.vireo.vim.ValueKind] says, a list for list properties, null if it
    ///   is unset
    abstract @Nullable Object property(String name);

    /// Returns the part of the inventory that this belongs to, on which privileges for it are
    /// needed.
    ///
    /// @return null for an object of the server as a whole
    @Nullable SimEntity place() {
        return null;
    }

    /// Tells those who wait for changes that a property may have another value now.
    final void touch() {
        changedAt = inventory.nextVersion();
    }

    /// Tells the same of a change that is to outlive the process.
    final void touchLastingly() {
        touch();
        if (this instanceof Lasting lasting) {
            inventory.lasting(lasting);
        }
    }

    /// Returns the inventory's version at the last change.
    long changedAt() {
        return changedAt;
    }

    /// Refuses a method that this simulator does not have.
    @Override
    public final RuntimeException unimplemented(MethodRequest<?> request) {
        return SimFault.notSupported();
    }

    @Override
    public final String toString() {
        return self.toString();
    }
}
