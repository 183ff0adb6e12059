package dev.vireo.simulator.inventory;

import static dev.vireo.simulator.inventory.TestServer.filter;
import static dev.vireo.simulator.inventory.TestServer.traversing;
import static dev.vireo.simulator.inventory.TestServer.vm;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.vireo.vim.AddAuthorizationRoleRequest;
import dev.vireo.vim.AlreadyExists;
import dev.vireo.vim.ArrayValue;
import dev.vireo.vim.AuthMinimumAdminPermission;
import dev.vireo.vim.AuthorizationRole;
import dev.vireo.vim.EntityPrivilege;
import dev.vireo.vim.Event;
import dev.vireo.vim.FetchUserPrivilegeOnEntitiesRequest;
import dev.vireo.vim.HasPrivilegeOnEntityRequest;
import dev.vireo.vim.HasUserPrivilegeOnEntitiesRequest;
import dev.vireo.vim.InvalidArgument;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.MethodFault;
import dev.vireo.vim.MethodRequest;
import dev.vireo.vim.NoAccessUserEvent;
import dev.vireo.vim.NoPermission;
import dev.vireo.vim.NotFound;
import dev.vireo.vim.ObjectContent;
import dev.vireo.vim.Permission;
import dev.vireo.vim.PowerOffVMTaskRequest;
import dev.vireo.vim.PowerOnVMTaskRequest;
import dev.vireo.vim.PrivilegeAvailability;
import dev.vireo.vim.RemoveAuthorizationRoleRequest;
import dev.vireo.vim.RemoveEntityPermissionRequest;
import dev.vireo.vim.RemoveFailed;
import dev.vireo.vim.RenameTaskRequest;
import dev.vireo.vim.RetrieveAllPermissionsRequest;
import dev.vireo.vim.RetrieveEntityPermissionsRequest;
import dev.vireo.vim.SetEntityPermissionsRequest;
import dev.vireo.vim.Types;
import dev.vireo.vim.UserNotFound;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class AccessTest {
    private static final int READ_ONLY = -2;
    private static final int NO_ACCESS = -5;

    private final TestServer server =
            TestServer.esx(
                            MachinePlan.linux("web", 1, 1024, 1).in(PowerState.OFF),
                            MachinePlan.linux("db", 1, 1024, 1).in(PowerState.OFF))
                    .user("viewer", READ_ONLY);
    private final ManagedObjectReference authorization =
            Objects.requireNonNull(server.content().authorizationManager());

    private <F extends MethodFault> F fault(MethodRequest<?> request, Class<F> type) {
        List<MethodFault> faults = new ArrayList<>();
        assertThatExceptionOfType(SimFault.class)
                .isThrownBy(() -> server.call(request))
                .satisfies(e -> faults.add(e.fault()));
        assertThat(faults.getFirst()).isInstanceOf(type);
        return type.cast(faults.getFirst());
    }

    private void permit(ManagedObjectReference entity, String user, int role) {
        server.call(
                SetEntityPermissionsRequest.builder(authorization)
                        .entity(entity)
                        .permission(List.of(permission(user, role)))
                        .build());
    }

    private static Permission permission(String user, int role) {
        return Permission.builder()
                .principal(user)
                .group(false)
                .roleId(role)
                .propagate(true)
                .build();
    }

    @Test
    void tableKnowsEveryMethod() {
        Privileges privileges = server.inventory().access().privileges();
        assertThat(Types.methodNames())
                .allSatisfy(method ->
                        assertThat(privileges.of(method)).as(method).matches("[A-Z*][\\w.*]+"));
        assertThat(privileges.of("PowerOnVM_Task")).isEqualTo("VirtualMachine.Interact.PowerOn");
        assertThat(privileges.of("FindByUuid")).isEqualTo("System.View");
        assertThat(privileges.all())
                .contains("Host.Config.AutoStart", "VirtualMachine.Config.Memory")
                .doesNotContain("*.Rename");
    }

    @Test
    void readOnlyUserReadsEverything() {
        server.login("viewer");
        assertThat(server.read(vm(1), "config.name")).isEqualTo("web");
        assertThat(server.read(vm(1), "effectiveRole"))
                .isEqualTo(new ArrayValue("Int", List.of(READ_ONLY)));
        assertThat(
                        server.retrieve(
                                traversing(
                                        server.content().rootFolder(),
                                        false,
                                        TestServer.wholeTree(),
                                        "ManagedEntity",
                                        "name")))
                .hasSizeGreaterThan(5)
                .allSatisfy(row -> assertThat(row.missingSet()).isEmpty());
    }

    @Test
    void readOnlyUserChangesNothing() {
        server.login("viewer");
        NoPermission refused =
                fault(PowerOnVMTaskRequest.builder(vm(1)).build(), NoPermission.class);
        assertThat(refused.object()).isEqualTo(vm(1));
        assertThat(refused.privilegeId()).isEqualTo("VirtualMachine.Interact.PowerOn");
        assertThat(refused.missingPrivileges().getFirst().entity()).isEqualTo(vm(1));
        assertThat(
                        fault(
                                        RenameTaskRequest.builder(vm(1)).newName("x").build(),
                                        NoPermission.class)
                                .privilegeId())
                .isEqualTo("VirtualMachine.Config.Rename");
        fault(
                AddAuthorizationRoleRequest.builder(authorization).name("x").build(),
                NoPermission.class);
        assertThat(server.power(1)).isEqualTo(PowerState.OFF.wire());
    }

    @Test
    void listOfSessionsIsNotForEverybody() {
        server.login("viewer");
        ManagedObjectReference sessions = Objects.requireNonNull(server.content().sessionManager());
        ObjectContent row =
                server.retrieve(filter(sessions, "SessionManager", "sessionList", "currentSession"))
                        .getFirst();
        assertThat(row.propSet()).hasSize(1);
        assertThat(row.missingSet().getFirst().path()).isEqualTo("sessionList");
        assertThat(row.missingSet().getFirst().fault().fault()).isInstanceOf(NoPermission.class);
    }

    @Test
    void roleOnAMachineAllowsWhatItGrants() {
        int role =
                server.call(
                        AddAuthorizationRoleRequest.builder(authorization)
                                .name("operator")
                                .privIds(
                                        List.of(
                                                "VirtualMachine.Interact.PowerOn",
                                                "VirtualMachine.Interact.PowerOff"))
                                .build());
        permit(vm(1), "viewer", role);
        server.login("viewer");

        server.call(PowerOnVMTaskRequest.builder(vm(1)).build());
        assertThat(server.power(1)).isEqualTo(PowerState.ON.wire());
        server.call(PowerOffVMTaskRequest.builder(vm(1)).build());
        fault(PowerOnVMTaskRequest.builder(vm(2)).build(), NoPermission.class);
    }

    @Test
    void subtreeWithoutAccessIsHidden() {
        permit(vm(2), "viewer", NO_ACCESS);
        server.login("viewer");

        List<ObjectContent> seen =
                server.retrieve(
                        traversing(
                                server.content().rootFolder(),
                                true,
                                TestServer.wholeTree(),
                                "VirtualMachine",
                                "name"));
        assertThat(seen).extracting(ObjectContent::obj).containsExactly(vm(1));
        ObjectContent row =
                server.retrieve(filter(vm(2), "VirtualMachine", "name", "runtime")).getFirst();
        assertThat(row.propSet()).isEmpty();
        assertThat(row.missingSet())
                .hasSize(2)
                .allSatisfy(missing ->
                        assertThat(missing.fault().fault())
                                .isInstanceOfSatisfying(
                                        NoPermission.class,
                                        fault -> assertThat(fault.object()).isEqualTo(vm(2))));
        assertThat(row.missingSet().getFirst().path()).isEqualTo("name");
    }

    @Test
    void userWithoutAnyRoleIsNotLetIn() {
        server.user("guest", NO_ACCESS);
        assertThatExceptionOfType(SimFault.class)
                .isThrownBy(() -> server.login("guest"))
                .satisfies(e -> assertThat(e.fault()).isInstanceOf(NoPermission.class));
        List<Event> events = server.inventory().locked(() -> server.inventory().events().all());
        assertThat(events.getLast()).isInstanceOf(NoAccessUserEvent.class);
    }

    @Test
    void permissionsAreInherited() {
        assertThat(server.call(RetrieveAllPermissionsRequest.builder(authorization).build()))
                .extracting(Permission::principal)
                .containsExactly("root", "viewer");
        List<Permission> inherited =
                server.call(
                        RetrieveEntityPermissionsRequest.builder(authorization)
                                .entity(vm(1))
                                .inherited(true)
                                .build());
        assertThat(inherited)
                .hasSize(2)
                .allSatisfy(p -> assertThat(p.entity()).isEqualTo(server.content().rootFolder()));
    }

    @Test
    void lastAdministratorStays() {
        fault(
                RemoveEntityPermissionRequest.builder(authorization)
                        .entity(server.content().rootFolder())
                        .user("root")
                        .isGroup(false)
                        .build(),
                AuthMinimumAdminPermission.class);
        server.login("root");
    }

    @Test
    void permissionNeedsAKnownUserAndRole() {
        assertThat(
                        fault(
                                        SetEntityPermissionsRequest.builder(authorization)
                                                .entity(vm(1))
                                                .permission(List.of(permission("nobody", -2)))
                                                .build(),
                                        UserNotFound.class)
                                .principal())
                .isEqualTo("nobody");
        fault(
                SetEntityPermissionsRequest.builder(authorization)
                        .entity(vm(1))
                        .permission(List.of(permission("viewer", 77)))
                        .build(),
                NotFound.class);
    }

    @Test
    void rolesAreAddedAndRemoved() {
        int role =
                server.call(
                        AddAuthorizationRoleRequest.builder(authorization)
                                .name("operator")
                                .privIds(List.of("Global.LogEvent"))
                                .build());
        ArrayValue roles =
                (ArrayValue) Objects.requireNonNull(server.read(authorization, "roleList"));
        assertThat((AuthorizationRole) roles.items().getLast())
                .satisfies(added -> {
                    assertThat(added.roleId()).isEqualTo(role);
                    assertThat(added.system()).isFalse();
                    assertThat(added.privilege()).contains("System.View");
                });
        assertThat(
                        fault(
                                        AddAuthorizationRoleRequest.builder(authorization)
                                                .name("operator")
                                                .build(),
                                        AlreadyExists.class)
                                .name())
                .isEqualTo("operator");
        fault(
                AddAuthorizationRoleRequest.builder(authorization)
                        .name("other")
                        .privIds(List.of("Nonsense"))
                        .build(),
                InvalidArgument.class);
        permit(vm(1), "viewer", role);
        fault(remove(role, true), RemoveFailed.class);
        server.call(remove(role, false));
        fault(remove(role, false), NotFound.class);
        fault(remove(READ_ONLY, false), InvalidArgument.class);
    }

    private RemoveAuthorizationRoleRequest remove(int role, boolean failIfUsed) {
        return RemoveAuthorizationRoleRequest.builder(authorization)
                .roleId(role)
                .failIfUsed(failIfUsed)
                .build();
    }

    @Test
    void tellsWhoHasWhichPrivilege() {
        String session = server.inventory().sessions().all().getFirst().key();
        assertThat(
                        server.call(
                                HasPrivilegeOnEntityRequest.builder(authorization)
                                        .entity(vm(1))
                                        .sessionId(session)
                                        .privId(List.of("System.Read", "Global.LogEvent"))
                                        .build()))
                .containsExactly(true, true);
        List<EntityPrivilege> of =
                server.call(
                        HasUserPrivilegeOnEntitiesRequest.builder(authorization)
                                .entities(List.of(vm(1)))
                                .userName("viewer")
                                .privId(List.of("System.Read", "Global.LogEvent"))
                                .build());
        assertThat(of.getFirst().privAvailability())
                .extracting(PrivilegeAvailability::isGranted)
                .containsExactly(true, false);
        assertThat(
                        server.call(
                                        FetchUserPrivilegeOnEntitiesRequest.builder(authorization)
                                                .entities(List.of(vm(1)))
                                                .userName("viewer")
                                                .build())
                                .getFirst()
                                .privileges())
                .containsExactly("System.Anonymous", "System.Read", "System.View");
    }
}
