package dev.vireo.simulator.inventory;

import dev.vireo.vim.ManagedObjectReference;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What entities may be called.
final class EntityNames {
    private static final int LONGEST = 80;

    private EntityNames() {}

    /// Checks a name that a client gives and escapes it. What is escaped already stays as it is.
    ///
    /// @param entity what is called so; null if it is not there yet
    /// @return the name as the inventory stores it
    static String given(String name, @Nullable ManagedObjectReference entity) {
        if (name.isBlank() || name.length() > LONGEST) {
            throw SimFault.invalidName(name, entity);
        }
        return name.replaceAll("%(?!2[fF]|5[cC]|25)", "%25")
                .replace("/", "%2f")
                .replace("\\", "%5c");
    }

    /// Checks that nothing else in a place has a name.
    ///
    /// @param siblings what is in the place
    /// @param name the name as the inventory stores it
    /// @param self what may have the name
    static void requireFree(
            List<? extends SimEntity> siblings, String name, @Nullable SimEntity self) {
        for (SimEntity sibling : siblings) {
            boolean other = self == null || !sibling.self().equals(self.self());
            if (other && sibling.name().equals(name)) {
                throw HostFaults.duplicateName(name, sibling.self());
            }
        }
    }
}
