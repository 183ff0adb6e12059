package dev.vireo.driver.esx;

import dev.vireo.client.TaskFailedException;
import dev.vireo.client.VimFaultException;
import dev.vireo.model.VirtException;
import dev.vireo.vim.ManagedObjectNotFound;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.MethodFault;
import java.util.Optional;

/// Finds out which object a server says it does not have, or not any more.
final class LostObject {
    private LostObject() {}

    /// Returns the object that a failure of a call or of a task is about.
    static Optional<ManagedObjectReference> of(VirtException failure) {
        return switch (failure.getCause()) {
            case VimFaultException e -> e.find(ManagedObjectNotFound.class).flatMap(LostObject::of);
            case TaskFailedException e ->
                    e.find(ManagedObjectNotFound.class).flatMap(LostObject::of);
            case null, default -> Optional.empty();
        };
    }

    /// Returns the object that a fault is about.
    static Optional<ManagedObjectReference> of(MethodFault fault) {
        return fault instanceof ManagedObjectNotFound
                ? fault.value("obj")
                        .filter(ManagedObjectReference.class::isInstance)
                        .map(ManagedObjectReference.class::cast)
                : Optional.empty();
    }
}
