package dev.vireo.simulator.inventory;

import dev.vireo.vim.Event;
import dev.vireo.vim.Permission;
import dev.vireo.vim.PermissionAddedEvent;
import dev.vireo.vim.PermissionRemovedEvent;
import dev.vireo.vim.PermissionUpdatedEvent;
import dev.vireo.vim.RoleAddedEvent;
import dev.vireo.vim.RoleEventArgument;
import dev.vireo.vim.RoleRemovedEvent;
import dev.vireo.vim.RoleUpdatedEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Records who may do something from now on, or no more.
record AccessEvents(Inventory inventory) {
    private static RoleEventArgument argument(Role role) {
        return RoleEventArgument.builder().roleId(role.id()).name(role.name()).build();
    }

    private void post(@Nullable SimEntity about, Event.Builder<?> event, String text) {
        inventory.events().post(about, event, text);
    }

    private static List<String> privileges(Role role) {
        return role.privileges().stream().sorted().toList();
    }

    void added(Role role) {
        post(
                null,
                RoleAddedEvent.builder().role(argument(role)).privilegeList(privileges(role)),
                "New role " + role.name() + " created");
    }

    void updated(Role before, Role role) {
        post(
                null,
                RoleUpdatedEvent.builder()
                        .role(argument(role))
                        .privilegeList(privileges(role))
                        .prevRoleName(before.name()),
                "Role modified from " + before.name() + " to " + role.name());
    }

    void removed(Role role) {
        post(
                null,
                RoleRemovedEvent.builder().role(argument(role)),
                "Role " + role.name() + " removed");
    }

    /// Records how the permissions on an object differ from what they were.
    void changed(SimEntity entity, List<Permission> before, List<Permission> after) {
        for (Permission permission : after) {
            Permission old = of(before, permission);
            if (old == null) {
                post(
                        entity,
                        PermissionAddedEvent.builder()
                                .entity(EventPlace.argument(entity))
                                .principal(permission.principal())
                                .group(permission.group())
                                .role(role(permission))
                                .propagate(permission.propagate()),
                        "Permission created for "
                                + permission.principal()
                                + " on "
                                + entity.name());
            } else if (!old.equals(permission)) {
                post(
                        entity,
                        PermissionUpdatedEvent.builder()
                                .entity(EventPlace.argument(entity))
                                .principal(permission.principal())
                                .group(permission.group())
                                .role(role(permission))
                                .propagate(permission.propagate())
                                .prevRole(role(old))
                                .prevPropagate(old.propagate()),
                        "Permission changed for "
                                + permission.principal()
                                + " on "
                                + entity.name());
            }
        }
        for (Permission permission : before) {
            if (of(after, permission) == null) {
                post(
                        entity,
                        PermissionRemovedEvent.builder()
                                .entity(EventPlace.argument(entity))
                                .principal(permission.principal())
                                .group(permission.group()),
                        "Permission rule removed for "
                                + permission.principal()
                                + " on "
                                + entity.name());
            }
        }
    }

    private RoleEventArgument role(Permission permission) {
        return argument(inventory.access().role(permission.roleId()));
    }

    private static @Nullable Permission of(List<Permission> some, Permission like) {
        return some.stream()
                .filter(each ->
                        each.principal().equals(like.principal()) && each.group() == like.group())
                .findFirst()
                .orElse(null);
    }
}
