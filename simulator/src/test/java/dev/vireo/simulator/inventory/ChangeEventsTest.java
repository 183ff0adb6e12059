package dev.vireo.simulator.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.vim.AddAuthorizationRoleRequest;
import dev.vireo.vim.AddCustomFieldDefRequest;
import dev.vireo.vim.AlarmCreatedEvent;
import dev.vireo.vim.AlarmReconfiguredEvent;
import dev.vireo.vim.AlarmRemovedEvent;
import dev.vireo.vim.AlarmSpec;
import dev.vireo.vim.CreateAlarmRequest;
import dev.vireo.vim.CreateDVPortgroupTaskRequest;
import dev.vireo.vim.CustomFieldDefAddedEvent;
import dev.vireo.vim.CustomFieldDefRemovedEvent;
import dev.vireo.vim.CustomFieldDefRenamedEvent;
import dev.vireo.vim.CustomFieldValueChangedEvent;
import dev.vireo.vim.DVPortgroupConfigSpec;
import dev.vireo.vim.DVPortgroupCreatedEvent;
import dev.vireo.vim.DVPortgroupDestroyedEvent;
import dev.vireo.vim.DVPortgroupReconfiguredEvent;
import dev.vireo.vim.DVPortgroupRenamedEvent;
import dev.vireo.vim.DestroyTaskRequest;
import dev.vireo.vim.DvsReconfiguredEvent;
import dev.vireo.vim.DvsRenamedEvent;
import dev.vireo.vim.Event;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.MethodRequest;
import dev.vireo.vim.Permission;
import dev.vireo.vim.PermissionAddedEvent;
import dev.vireo.vim.PermissionRemovedEvent;
import dev.vireo.vim.PermissionUpdatedEvent;
import dev.vireo.vim.ReconfigureAlarmRequest;
import dev.vireo.vim.ReconfigureDVPortgroupTaskRequest;
import dev.vireo.vim.ReconfigureDvsTaskRequest;
import dev.vireo.vim.RemoveAlarmRequest;
import dev.vireo.vim.RemoveAuthorizationRoleRequest;
import dev.vireo.vim.RemoveCustomFieldDefRequest;
import dev.vireo.vim.RemoveEntityPermissionRequest;
import dev.vireo.vim.RenameCustomFieldDefRequest;
import dev.vireo.vim.RenameTaskRequest;
import dev.vireo.vim.RoleAddedEvent;
import dev.vireo.vim.RoleRemovedEvent;
import dev.vireo.vim.RoleUpdatedEvent;
import dev.vireo.vim.SetCustomValueRequest;
import dev.vireo.vim.SetEntityPermissionsRequest;
import dev.vireo.vim.SetFieldRequest;
import dev.vireo.vim.StateAlarmExpression;
import dev.vireo.vim.StateAlarmOperator;
import dev.vireo.vim.UpdateAuthorizationRoleRequest;
import dev.vireo.vim.VMwareDVSConfigSpec;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Each change of a vCenter posts the event that tells of it.
class ChangeEventsTest {
    private final TestServer server =
            TestServer.vcenter(new VcenterModel.Size(1, 1, 1, 1, 1, 1, 1, 2, 1));
    private final ManagedObjectReference root = server.content().rootFolder();
    private final ManagedObjectReference access =
            Objects.requireNonNull(server.content().authorizationManager());
    private final ManagedObjectReference fields =
            Objects.requireNonNull(server.content().customFieldsManager());
    private final ManagedObjectReference alarms =
            Objects.requireNonNull(server.content().alarmManager());
    private final SimDistributedVirtualSwitch owner =
            server.inventory().all(SimDistributedVirtualSwitch.class).getFirst();

    /// Calls a method and checks that it posts an event.
    private <R extends @Nullable Object> R posts(
            Class<? extends Event> type, MethodRequest<R> request) {
        int before = server.inventory().events().lastKey();
        R result = server.call(request);
        assertThat(server.inventory().events().all())
                .as(request.vimMethod().name())
                .filteredOn(event -> event.key() > before)
                .hasAtLeastOneElementOfType(type)
                .allSatisfy(event -> assertThat(event.fullFormattedMessage()).isNotBlank());
        return result;
    }

    @Test
    void rolesAndPermissions() {
        int role =
                posts(
                        RoleAddedEvent.class,
                        AddAuthorizationRoleRequest.builder(access)
                                .name("starters")
                                .privIds(List.of("VirtualMachine.Interact.PowerOn"))
                                .build());
        posts(
                RoleUpdatedEvent.class,
                UpdateAuthorizationRoleRequest.builder(access)
                        .roleId(role)
                        .newName("operators")
                        .privIds(List.of())
                        .build());
        posts(PermissionAddedEvent.class, permission(role));
        posts(PermissionUpdatedEvent.class, permission(Role.READ_ONLY.id()));
        posts(
                PermissionRemovedEvent.class,
                RemoveEntityPermissionRequest.builder(access)
                        .entity(root)
                        .user("operators")
                        .isGroup(true)
                        .build());
        posts(
                RoleRemovedEvent.class,
                RemoveAuthorizationRoleRequest.builder(access)
                        .roleId(role)
                        .failIfUsed(true)
                        .build());
    }

    private SetEntityPermissionsRequest permission(int role) {
        return SetEntityPermissionsRequest.builder(access)
                .entity(root)
                .permission(
                        List.of(
                                Permission.builder()
                                        .principal("operators")
                                        .group(true)
                                        .roleId(role)
                                        .propagate(true)
                                        .build()))
                .build();
    }

    @Test
    void customFields() {
        int key =
                posts(
                                CustomFieldDefAddedEvent.class,
                                AddCustomFieldDefRequest.builder(fields).name("owner").build())
                        .key();
        posts(
                CustomFieldValueChangedEvent.class,
                SetFieldRequest.builder(fields).entity(root).key(key).value("a").build());
        posts(
                CustomFieldValueChangedEvent.class,
                SetCustomValueRequest.builder(root).key("owner").value("b").build());
        posts(
                CustomFieldDefRenamedEvent.class,
                RenameCustomFieldDefRequest.builder(fields).key(key).name("team").build());
        posts(
                CustomFieldDefRemovedEvent.class,
                RemoveCustomFieldDefRequest.builder(fields).key(key).build());
    }

    @Test
    void alarms() {
        ManagedObjectReference alarm =
                posts(
                        AlarmCreatedEvent.class,
                        CreateAlarmRequest.builder(alarms).entity(root).spec(spec("hot")).build());
        posts(
                AlarmReconfiguredEvent.class,
                ReconfigureAlarmRequest.builder(alarm).spec(spec("very hot")).build());
        posts(AlarmRemovedEvent.class, RemoveAlarmRequest.builder(alarm).build());
    }

    private static AlarmSpec spec(String name) {
        return AlarmSpec.builder()
                .name(name)
                .description("")
                .enabled(true)
                .expression(
                        StateAlarmExpression.builder()
                                .operator(StateAlarmOperator.IS_EQUAL)
                                .type("VirtualMachine")
                                .statePath("runtime.powerState")
                                .red("poweredOff")
                                .build())
                .build();
    }

    @Test
    void distributedSwitches() {
        ManagedObjectReference group = owner.portGroups().get(1).self();
        posts(
                DvsRenamedEvent.class,
                RenameTaskRequest.builder(owner.self()).newName("core").build());
        posts(
                DvsReconfiguredEvent.class,
                ReconfigureDvsTaskRequest.builder(owner.self())
                        .spec(VMwareDVSConfigSpec.builder().description("ours").build())
                        .build());
        posts(
                DVPortgroupCreatedEvent.class,
                CreateDVPortgroupTaskRequest.builder(owner.self())
                        .spec(DVPortgroupConfigSpec.builder().name("lab").numPorts(4).build())
                        .build());
        posts(
                DVPortgroupReconfiguredEvent.class,
                ReconfigureDVPortgroupTaskRequest.builder(group)
                        .spec(DVPortgroupConfigSpec.builder().numPorts(4).build())
                        .build());
        posts(
                DVPortgroupRenamedEvent.class,
                RenameTaskRequest.builder(group).newName("web").build());
        posts(DVPortgroupDestroyedEvent.class, DestroyTaskRequest.builder(group).build());
    }
}
