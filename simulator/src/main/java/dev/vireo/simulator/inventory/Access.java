package dev.vireo.simulator.inventory;

import dev.vireo.vim.AuthorizationRole;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.MethodRequest;
import dev.vireo.vim.Permission;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Who may do what: roles, and which user has which role on which part of the inventory.
///
/// A permission holds for an object and, if it propagates, for what is below; the nearest one wins.
final class Access {
    private final Map<Integer, Role> roles = new LinkedHashMap<>();
    private final Map<SimEntity, List<Permission>> granted = new LinkedHashMap<>();
    private final Map<String, Permission> given = new LinkedHashMap<>();
    private final SimEntity root;
    private @Nullable Privileges privileges;

    /// Starts with the roles that every server has, and nobody who has one.
    Access(SimEntity root) {
        this.root = root;
        Role.OWN.forEach(role -> roles.put(role.id(), role));
    }

    Privileges privileges() {
        Privileges known = privileges;
        if (known == null) {
            known = new Privileges();
            privileges = known;
        }
        return known;
    }

    Map<Integer, Role> roles() {
        return roles;
    }

    /// Finds a role.
    ///
    /// @throws SimFault `NotFound` if there is none
    Role role(int id) {
        Role role = roles.get(id);
        if (role == null) {
            throw SimFault.notFound("The role " + id);
        }
        return role;
    }

    /// Returns the permissions that are set on an object itself.
    List<Permission> on(SimEntity entity) {
        return granted.getOrDefault(entity, List.of());
    }

    /// Returns all permissions.
    List<Permission> all() {
        return granted.values().stream().flatMap(List::stream).toList();
    }

    /// Sets the permissions of an object.
    void set(SimEntity entity, List<Permission> permissions) {
        if (permissions.isEmpty()) {
            granted.remove(entity);
        } else {
            granted.put(entity, List.copyOf(permissions));
        }
        entity.inventory().all(SimEntity.class).forEach(SimObject::touch); // they have the roles
    }

    /// Gives a user a role on everything.
    void grant(String user, Role role) {
        List<Permission> permissions = new ArrayList<>(on(root));
        permissions.removeIf(permission -> permission.principal().equals(user));
        Permission permission =
                Permission.builder()
                        .entity(root.self())
                        .principal(user)
                        .group(false)
                        .roleId(role.id())
                        .propagate(true)
                        .build();
        permissions.add(permission);
        granted.put(root, List.copyOf(permissions));
        given.put(user, permission);
    }

    /// Forgets who may do what with an object that is no more.
    ///
    /// @return whether anybody was mentioned
    boolean forget(SimEntity entity) {
        return granted.remove(entity) != null;
    }

    // What lasts: what clients have changed. Who starts the server gives roles to the users that it
    // starts with, which may be others each time.

    void save(StateWriter out) {
        List<AuthorizationRole> made = new ArrayList<>();
        roles.values().stream()
                .filter(role -> !role.isSystem())
                .forEach(role -> made.add(role.describe(privileges())));
        List<Permission> changed =
                all().stream().filter(each -> !given.containsValue(each)).toList();
        List<Permission> now = on(root);
        List<String> revoked =
                given.values().stream()
                        .filter(each -> !now.contains(each))
                        .map(Permission::principal)
                        .toList();
        out.list("role", AuthorizationRole.TYPE.name(), made)
                .list("permission", Permission.TYPE.name(), changed)
                .list("revoked", "String", revoked)
                .objects(
                        "entity",
                        granted.keySet().stream().filter(entity -> !entity.equals(root)).toList());
    }

    void restore(StateReader in) {
        roles.keySet().removeIf(id -> id >= 0);
        for (AuthorizationRole role : in.list("role", AuthorizationRole.class)) {
            Set<String> held = new LinkedHashSet<>(role.privilege());
            roles.put(
                    role.roleId(), new Role(role.roleId(), role.name(), role.name(), held, false));
        }
        List<String> revoked = in.list("revoked", String.class);
        Map<ManagedObjectReference, SimEntity> entities = new LinkedHashMap<>();
        entities.put(root.self(), root);
        in.objects("entity", SimEntity.class).forEach(each -> entities.put(each.self(), each));
        granted.clear();
        List<Permission> permissions = new ArrayList<>();
        given.values().stream()
                .filter(each -> !revoked.contains(each.principal()))
                .forEach(permissions::add);
        permissions.addAll(in.list("permission", Permission.class));
        for (Permission each : permissions) {
            SimEntity entity = entities.get(each.entity());
            if (entity != null) {
                granted.computeIfAbsent(entity, _ -> new ArrayList<>()).add(each);
            }
        }
        root.inventory().all(SimEntity.class).forEach(SimObject::touch);
    }

    /// Returns the role of a user on an object, [Role#NO_ACCESS] if the user has none.
    Role roleOf(String user, SimEntity entity) {
        for (SimEntity at = entity; at != null; at = at.parent()) {
            for (Permission permission : on(at)) {
                boolean applies = Objects.equals(at, entity) || permission.propagate();
                if (applies && !permission.group() && permission.principal().equals(user)) {
                    return roles.getOrDefault(permission.roleId(), Role.NO_ACCESS);
                }
            }
        }
        return Role.NO_ACCESS;
    }

    /// Returns whether a user may do everything everywhere.
    boolean isUnlimited(String user) {
        boolean limited =
                granted.size() > 1
                        && granted.entrySet().stream()
                                .anyMatch(entry ->
                                        !entry.getKey().equals(root)
                                                && names(entry.getValue(), user));
        return !limited && roleOf(user, root).everything();
    }

    private static boolean names(List<Permission> permissions, String user) {
        return permissions.stream().anyMatch(permission -> permission.principal().equals(user));
    }

    /// Returns whether a user has any role that lets them do anything.
    boolean isKnown(String user) {
        return granted.values().stream()
                .flatMap(List::stream)
                .anyMatch(permission ->
                        permission.principal().equals(user)
                                && permission.roleId() != Role.NO_ACCESS.id());
    }

    /// Returns whether a user has a privilege on an object. Who may do something with an object may
    /// see what it is in.
    boolean has(String user, SimEntity entity, String privilege) {
        if (roleOf(user, entity).grants(privilege)) {
            return true;
        }
        return privilege.equals(Privileges.VIEW)
                && granted.entrySet().stream()
                        .anyMatch(entry ->
                                names(entry.getValue(), user)
                                        && roleOf(user, entry.getKey()).grants(privilege)
                                        && isBelow(entry.getKey(), entity));
    }

    private static boolean isBelow(SimEntity inner, SimEntity outer) {
        for (SimEntity at = inner; at != null; at = at.parent()) {
            if (at.equals(outer)) {
                return true;
            }
        }
        return false;
    }

    /// Returns whether a user has a privilege on any kind of object: that of an object which is no
    /// entity is decided at the root, except that everybody sees it.
    boolean mayUse(String user, SimObject object, String privilege) {
        SimEntity place = object.place();
        if (place == null) {
            return privilege.equals(Privileges.VIEW)
                    || privilege.equals(Privileges.ANONYMOUS)
                    || has(user, root, privilege);
        }
        return has(user, place, privilege);
    }

    /// Refuses a call that the caller has no privilege for.
    ///
    /// @throws SimFault `NoPermission`
    void check(Call call, SimObject target, MethodRequest<?> request) {
        Session session = call.session().orElse(null);
        if (session == null || isUnlimited(session.userName())) {
            return;
        }
        String user = session.userName();
        if (target instanceof SimTask task && task.userName().equals(user)) {
            return;
        }
        for (String privilege : privileges().needed(target, request)) {
            if (!privilege.equals(Privileges.ANONYMOUS) && !mayUse(user, target, privilege)) {
                SimEntity place = target.place();
                throw SimFault.noPermission(place == null ? root.self() : place.self(), privilege);
            }
        }
    }

    /// Refuses a call that the caller has no privilege for on an object that an argument names.
    ///
    /// @throws SimFault `NoPermission`
    void require(SimEntity entity, String privilege) {
        Session session = Call.current().authenticated();
        if (!isUnlimited(session.userName()) && !has(session.userName(), entity, privilege)) {
            throw SimFault.noPermission(entity.self(), privilege);
        }
    }

    /// Returns whether the caller sees an object at all.
    boolean sees(Call call, SimObject object) {
        Session session = call.session().orElse(null);
        return session == null
                || isUnlimited(session.userName())
                || mayUse(session.userName(), object, Privileges.VIEW);
    }

    /// Returns the fault that says why the caller cannot read a property.
    ///
    /// @return null if the caller can
    @Nullable SimFault whyNot(Call call, SimObject object, String property) {
        Session session = call.session().orElse(null);
        if (session == null || isUnlimited(session.userName())) {
            return null;
        }
        String privilege = Privileges.ofProperty(object, property);
        return mayUse(session.userName(), object, privilege)
                ? null
                : SimFault.noPermission(object.self(), privilege);
    }
}
