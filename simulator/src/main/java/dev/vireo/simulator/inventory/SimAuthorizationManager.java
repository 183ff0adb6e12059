package dev.vireo.simulator.inventory;

import dev.vireo.vim.AddAuthorizationRoleRequest;
import dev.vireo.vim.AuthorizationDescription;
import dev.vireo.vim.AuthorizationManagerHandler;
import dev.vireo.vim.AuthorizationPrivilege;
import dev.vireo.vim.ElementDescription;
import dev.vireo.vim.EntityPrivilege;
import dev.vireo.vim.FetchUserPrivilegeOnEntitiesRequest;
import dev.vireo.vim.HasPrivilegeOnEntitiesRequest;
import dev.vireo.vim.HasPrivilegeOnEntityRequest;
import dev.vireo.vim.HasUserPrivilegeOnEntitiesRequest;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.MergePermissionsRequest;
import dev.vireo.vim.Permission;
import dev.vireo.vim.PrivilegeAvailability;
import dev.vireo.vim.RemoveAuthorizationRoleRequest;
import dev.vireo.vim.RemoveEntityPermissionRequest;
import dev.vireo.vim.ResetEntityPermissionsRequest;
import dev.vireo.vim.RetrieveAllPermissionsRequest;
import dev.vireo.vim.RetrieveEntityPermissionsRequest;
import dev.vireo.vim.RetrieveRolePermissionsRequest;
import dev.vireo.vim.SetEntityPermissionsRequest;
import dev.vireo.vim.UpdateAuthorizationRoleRequest;
import dev.vireo.vim.UserPrivilegeResult;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Keeps the roles and permissions.
final class SimAuthorizationManager extends SimObject
        implements AuthorizationManagerHandler, Lasting {
    private final Access access;

    SimAuthorizationManager(Inventory inventory, ManagedObjectReference self, Access access) {
        super(inventory, self);
        this.access = access;
    }

    @Override
    @Nullable Object property(String name) {
        return switch (name) {
            case "privilegeList" ->
                    access.privileges().all().stream()
                            .map(SimAuthorizationManager::describe)
                            .toList();
            case "roleList" ->
                    access.roles().values().stream()
                            .map(role -> role.describe(access.privileges()))
                            .toList();
            case "description" -> description();
            default -> null;
        };
    }

    private static AuthorizationPrivilege describe(String privilege) {
        int dot = privilege.lastIndexOf('.');
        return AuthorizationPrivilege.builder()
                .privId(privilege)
                .onParent(privilege.endsWith(".Delete") || privilege.endsWith(".Create"))
                .name(privilege.substring(dot + 1))
                .privGroupName(privilege.substring(0, dot))
                .build();
    }

    private AuthorizationDescription description() {
        List<ElementDescription> privileges = new ArrayList<>();
        Set<String> groups = new LinkedHashSet<>();
        for (String privilege : access.privileges().all()) {
            privileges.add(element(privilege));
            groups.add(privilege.substring(0, privilege.lastIndexOf('.')));
        }
        return AuthorizationDescription.builder()
                .privilege(privileges)
                .privilegeGroup(groups.stream().map(SimAuthorizationManager::element).toList())
                .build();
    }

    private static ElementDescription element(String key) {
        String label = TaskNames.words(key);
        return ElementDescription.builder().key(key).label(label).summary(label).build();
    }

    // Roles

    @Override
    public int addAuthorizationRole(AddAuthorizationRoleRequest request) {
        return inventory().durably(() -> add(request));
    }

    private int add(AddAuthorizationRoleRequest request) {
        requireNewName(request.name());
        Set<String> privileges = privileges(request.privIds());
        int id = 1 + access.roles().keySet().stream().mapToInt(Integer::intValue).max().orElse(0);
        Role role = new Role(Math.max(id, 1), request.name(), request.name(), privileges, false);
        access.roles().put(role.id(), role);
        touchLastingly();
        new AccessEvents(inventory()).added(role);
        return role.id();
    }

    private void requireNewName(String name) {
        if (name.isBlank() || name.length() > 80) {
            throw SimFault.invalidName(name, null);
        }
        if (access.roles().values().stream().anyMatch(role -> role.name().equals(name))) {
            throw SimFault.alreadyExists(name);
        }
    }

    /// Checks privileges, and adds those that every role has.
    private Set<String> privileges(List<String> wanted) {
        if (!access.privileges().all().containsAll(wanted)) {
            throw SimFault.invalidArgument("privIds");
        }
        Set<String> all =
                new LinkedHashSet<>(
                        List.of(Privileges.ANONYMOUS, Privileges.READ, Privileges.VIEW));
        all.addAll(wanted);
        return all;
    }

    private Role changeable(int id) {
        Role role = access.role(id);
        if (role.isSystem()) {
            throw SimFault.invalidArgument("roleId");
        }
        return role;
    }

    @Override
    public void updateAuthorizationRole(UpdateAuthorizationRoleRequest request) {
        Role role = changeable(request.roleId());
        if (!request.newName().equals(role.name())) {
            requireNewName(request.newName());
        }
        Set<String> privileges = privileges(request.privIds());
        Role changed = new Role(role.id(), request.newName(), request.newName(), privileges, false);
        inventory()
                .durably(() -> {
                    access.roles().put(role.id(), changed);
                    touchLastingly();
                    new AccessEvents(inventory()).updated(role, changed);
                    return null;
                });
    }

    @Override
    public void removeAuthorizationRole(RemoveAuthorizationRoleRequest request) {
        Role role = changeable(request.roleId());
        boolean used = access.all().stream().anyMatch(p -> p.roleId() == role.id());
        if (used && request.failIfUsed()) {
            throw SimFault.removeFailed("The role " + role.name() + " is in use.");
        }
        inventory()
                .durably(() -> {
                    reassign(role.id(), null);
                    access.roles().remove(role.id());
                    touchLastingly();
                    new AccessEvents(inventory()).removed(role);
                    return null;
                });
    }

    @Override
    public void mergePermissions(MergePermissionsRequest request) {
        access.role(request.srcRoleId());
        access.role(request.dstRoleId());
        inventory()
                .durably(() -> {
                    reassign(request.srcRoleId(), request.dstRoleId());
                    return null;
                });
    }

    private void reassign(int from, @Nullable Integer to) {
        for (SimEntity entity : entities()) {
            List<Permission> changed = new ArrayList<>();
            for (Permission permission : access.on(entity)) {
                if (permission.roleId() != from) {
                    changed.add(permission);
                } else if (to != null) {
                    changed.add(permission.toBuilder().roleId(to).build());
                }
            }
            change(entity, changed);
        }
    }

    private List<SimEntity> entities() {
        return inventory().all(SimEntity.class).stream()
                .filter(entity -> !access.on(entity).isEmpty())
                .toList();
    }

    // Permissions

    @Override
    public List<Permission> retrieveAllPermissions(RetrieveAllPermissionsRequest request) {
        return access.all();
    }

    @Override
    public List<Permission> retrieveRolePermissions(RetrieveRolePermissionsRequest request) {
        access.role(request.roleId());
        return access.all().stream().filter(p -> p.roleId() == request.roleId()).toList();
    }

    @Override
    public List<Permission> retrieveEntityPermissions(RetrieveEntityPermissionsRequest request) {
        SimEntity entity = Scope.find(inventory(), request.entity());
        List<Permission> permissions = new ArrayList<>(access.on(entity));
        SimEntity above = request.inherited() ? entity.parent() : null;
        for (SimEntity at = above; at != null; at = at.parent()) {
            for (Permission permission : access.on(at)) {
                boolean hidden =
                        permissions.stream()
                                .anyMatch(p ->
                                        p.principal().equals(permission.principal())
                                                && p.group() == permission.group());
                if (permission.propagate() && !hidden) {
                    permissions.add(permission);
                }
            }
        }
        return permissions;
    }

    @Override
    public void setEntityPermissions(SetEntityPermissionsRequest request) {
        SimEntity entity = Scope.find(inventory(), request.entity());
        List<Permission> changed = new ArrayList<>(access.on(entity));
        for (Permission permission : checked(entity, request.permission())) {
            changed.removeIf(old -> isOf(old, permission.principal(), permission.group()));
            changed.add(permission);
        }
        change(entity, changed);
    }

    @Override
    public void resetEntityPermissions(ResetEntityPermissionsRequest request) {
        SimEntity entity = Scope.find(inventory(), request.entity());
        change(entity, checked(entity, request.permission()));
    }

    @Override
    public void removeEntityPermission(RemoveEntityPermissionRequest request) {
        SimEntity entity = Scope.find(inventory(), request.entity());
        List<Permission> changed = new ArrayList<>(access.on(entity));
        if (!changed.removeIf(old -> isOf(old, request.user(), request.isGroup()))) {
            throw SimFault.notFound("A permission of " + request.user());
        }
        change(entity, changed);
    }

    private static boolean isOf(Permission permission, String principal, boolean group) {
        return permission.principal().equals(principal) && permission.group() == group;
    }

    private List<Permission> checked(SimEntity entity, List<Permission> wanted) {
        List<Permission> permissions = new ArrayList<>();
        for (Permission permission : wanted) {
            access.role(permission.roleId());
            if (!permission.group() && !inventory().sessions().knows(permission.principal())) {
                throw SimFault.userNotFound(permission.principal());
            }
            permissions.add(permission.toBuilder().entity(entity.self()).build());
        }
        return permissions;
    }

    private void change(SimEntity entity, List<Permission> permissions) {
        inventory()
                .durably(() -> {
                    set(entity, permissions);
                    return null;
                });
    }

    /// Changes permissions, unless nobody were left then who may do everything.
    private void set(SimEntity entity, List<Permission> permissions) {
        List<Permission> before = access.on(entity);
        if (before.equals(permissions)) {
            return;
        }
        access.set(entity, permissions);
        boolean anyAdministrator =
                access.all().stream()
                        .anyMatch(p ->
                                p.roleId() == Role.ADMINISTRATOR.id()
                                        && inventory().content().rootFolder().equals(p.entity())
                                        && p.propagate());
        if (!anyAdministrator) {
            access.set(entity, before);
            throw SimFault.noAdministratorLeft();
        }
        touchLastingly();
        new AccessEvents(inventory()).changed(entity, before, permissions);
    }

    // What lasts

    @Override
    public void save(StateWriter out) {
        access.save(out);
    }

    @Override
    public void restore(StateReader in) {
        access.restore(in);
        touch();
    }

    @Override
    public void discard() {
        inventory().remove(this);
    }

    // Privileges

    @Override
    public List<Boolean> hasPrivilegeOnEntity(HasPrivilegeOnEntityRequest request) {
        String user = userOf(request.sessionId());
        SimEntity entity = Scope.find(inventory(), request.entity());
        return request.privId().stream().map(p -> access.has(user, entity, p)).toList();
    }

    @Override
    public List<EntityPrivilege> hasPrivilegeOnEntities(HasPrivilegeOnEntitiesRequest request) {
        return available(userOf(request.sessionId()), request.entity(), request.privId());
    }

    @Override
    public List<EntityPrivilege> hasUserPrivilegeOnEntities(
            HasUserPrivilegeOnEntitiesRequest request) {
        return available(known(request.userName()), request.entities(), request.privId());
    }

    @Override
    public List<UserPrivilegeResult> fetchUserPrivilegeOnEntities(
            FetchUserPrivilegeOnEntitiesRequest request) {
        String user = known(request.userName());
        return request.entities().stream().map(entity -> privileges(user, entity)).toList();
    }

    private UserPrivilegeResult privileges(String user, ManagedObjectReference reference) {
        SimEntity entity = Scope.find(inventory(), reference);
        return UserPrivilegeResult.builder()
                .entity(reference)
                .privileges(
                        access.privileges().all().stream()
                                .filter(privilege -> access.has(user, entity, privilege))
                                .toList())
                .build();
    }

    private List<EntityPrivilege> available(
            String user, List<ManagedObjectReference> entities, List<String> privileges) {
        List<EntityPrivilege> result = new ArrayList<>();
        for (ManagedObjectReference reference : entities) {
            SimEntity entity = Scope.find(inventory(), reference);
            result.add(
                    EntityPrivilege.builder()
                            .entity(reference)
                            .privAvailability(
                                    privileges.stream()
                                            .map(p ->
                                                    PrivilegeAvailability.builder()
                                                            .privId(p)
                                                            .isGranted(access.has(user, entity, p))
                                                            .build())
                                            .toList())
                            .build());
        }
        return result;
    }

    private String userOf(String sessionId) {
        return inventory()
                .sessions()
                .find(sessionId)
                .map(Session::userName)
                .orElseThrow(() -> SimFault.invalidArgument("sessionId"));
    }

    private String known(String user) {
        if (!inventory().sessions().knows(user)) {
            throw SimFault.userNotFound(user);
        }
        return user;
    }
}
