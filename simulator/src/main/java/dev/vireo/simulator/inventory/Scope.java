package dev.vireo.simulator.inventory;

import dev.vireo.vim.ManagedObjectReference;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which part of the inventory a history filter is about.
///
/// @param inventory the inventory
/// @param root an object of it
/// @param recursion `self` for this object only, `children` for what is below it, `all` for both
record Scope(Inventory inventory, ManagedObjectReference root, String recursion) {
    /// Finds the object of a filter.
    ///
    /// @throws SimFault `ManagedObjectNotFound` if it does not exist
    static SimEntity find(Inventory inventory, ManagedObjectReference entity) {
        if (inventory.find(entity).orElse(null) instanceof SimEntity found) {
            return found;
        }
        throw SimFault.notFound(entity);
    }

    /// Returns whether something is in this scope.
    ///
    /// @param places what it is about, innermost first; empty for the server itself
    boolean includes(List<ManagedObjectReference> places) {
        boolean itself = !places.isEmpty() && places.getFirst().equals(root);
        return switch (recursion) {
            case "self" -> itself;
            case "children" -> !itself && isBelow(places);
            default -> itself || isBelow(places);
        };
    }

    private boolean isBelow(List<ManagedObjectReference> places) {
        if (root.equals(inventory.content().rootFolder())) {
            return true;
        }
        if (places.contains(root)) { // also of objects that are gone
            return true;
        }
        SimObject first = places.isEmpty() ? null : inventory.find(places.getFirst()).orElse(null);
        if (first instanceof SimVirtualMachine machine && isWithin(machine.pool())) {
            return true;
        }
        return first instanceof SimEntity entity && isWithin(entity);
    }

    private boolean isWithin(SimEntity entity) {
        for (SimEntity at = entity; at != null; at = at.parent()) {
            if (at.self().equals(root)) {
                return true;
            }
        }
        return false;
    }

    /// Returns whether a time is within two others, either of which may be open.
    static boolean within(@Nullable Instant begin, @Nullable Instant end, @Nullable Instant time) {
        return time != null
                && (begin == null || !time.isBefore(begin))
                && (end == null || !time.isAfter(end));
    }

    /// Returns whether a filter by user selects a user. The system's name is empty.
    static boolean byUser(boolean system, List<String> users, String user) {
        return user.isEmpty() ? system : users.isEmpty() ? !system : users.contains(user);
    }
}
