package dev.vireo.simulator.inventory;

import dev.vireo.vim.AuthorizationRole;
import dev.vireo.vim.Description;
import java.util.List;
import java.util.Set;

/// A set of privileges with a name.
///
/// @param id its number; those of the server's own are negative
/// @param name its name
/// @param label its name for people
/// @param privileges what it lets a user do; empty with `everything`
/// @param everything whether it has all privileges
record Role(int id, String name, String label, Set<String> privileges, boolean everything) {
    static final Role ADMINISTRATOR = new Role(-1, "Admin", "Administrator", Set.of(), true);
    static final Role READ_ONLY =
            own(
                    -2,
                    "ReadOnly",
                    "Read-only",
                    Set.of(Privileges.ANONYMOUS, Privileges.VIEW, Privileges.READ));
    static final Role VIEW = own(-3, "View", "View", Set.of(Privileges.ANONYMOUS, Privileges.VIEW));
    static final Role ANONYMOUS = own(-4, "Anonymous", "Anonymous", Set.of(Privileges.ANONYMOUS));
    static final Role NO_ACCESS = own(-5, "NoAccess", "No access", Set.of());
    static final List<Role> OWN = List.of(NO_ACCESS, ANONYMOUS, VIEW, READ_ONLY, ADMINISTRATOR);

    private static Role own(int id, String name, String label, Set<String> privileges) {
        return new Role(id, name, label, privileges, false);
    }

    boolean isSystem() {
        return id < 0;
    }

    boolean grants(String privilege) {
        return everything || privileges.contains(privilege);
    }

    AuthorizationRole describe(Privileges known) {
        return AuthorizationRole.builder()
                .roleId(id)
                .system(isSystem())
                .name(name)
                .info(Description.builder().label(label).summary(label).build())
                .privilege(
                        everything
                                ? List.copyOf(known.all())
                                : privileges.stream().sorted().toList())
                .build();
    }
}
