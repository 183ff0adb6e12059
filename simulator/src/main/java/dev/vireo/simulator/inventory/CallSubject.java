package dev.vireo.simulator.inventory;

import dev.vireo.vim.LoginRequest;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.MethodRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Which object a request is for, by all its names, and who sends it.
///
/// @param names reference, identifier and, of an inventory object, name and path; the last one is
///   the one that says most
/// @param user who is logged in or wants to, empty for nobody
public record CallSubject(List<String> names, String user) {
    /// Copies the list.
    public CallSubject {
        names = List.copyOf(names);
    }

    /// Describes a request.
    ///
    /// @param inventory where the object is
    /// @param request the request
    /// @param session the key of the session it names
    /// @return the description
    public static CallSubject of(
            Inventory inventory, MethodRequest<?> request, Optional<String> session) {
        return inventory.locked(() -> {
            ManagedObjectReference self = request.self();
            List<String> names = new ArrayList<>(List.of(self.value(), self.toString()));
            if (inventory.find(self).orElse(null) instanceof SimEntity entity) {
                names.add(shown(entity.name()));
                names.add(path(entity));
            }
            String user =
                    session.flatMap(inventory.sessions()::find).map(Session::userName).orElse("");
            boolean login = user.isEmpty() && request instanceof LoginRequest;
            return new CallSubject(names, login ? ((LoginRequest) request).userName() : user);
        });
    }

    /// Returns the name that says most.
    ///
    /// @return the path of an inventory object, or the reference
    public String name() {
        return names.getLast();
    }

    /// Returns the way from the root folder, for example `/DC0/vm/DC0_H0_VM0`.
    static String path(SimEntity entity) {
        StringBuilder path = new StringBuilder();
        @Nullable SimEntity at = entity;
        while (at != null && at.parent() != null) { // without the root folder
            path.insert(0, "/" + at.name());
            at = at.parent();
        }
        return path.toString();
    }

    private static String shown(String name) {
        return name.replace("%2f", "/").replace("%5c", "\\").replace("%25", "%");
    }
}
