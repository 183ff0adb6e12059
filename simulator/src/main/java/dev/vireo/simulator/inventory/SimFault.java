package dev.vireo.simulator.inventory;

import dev.vireo.vim.AlreadyExists;
import dev.vireo.vim.AuthMinimumAdminPermission;
import dev.vireo.vim.DuplicateName;
import dev.vireo.vim.InvalidArgument;
import dev.vireo.vim.InvalidCollectorVersion;
import dev.vireo.vim.InvalidLogin;
import dev.vireo.vim.InvalidName;
import dev.vireo.vim.InvalidPowerState;
import dev.vireo.vim.InvalidProperty;
import dev.vireo.vim.InvalidState;
import dev.vireo.vim.LicenseEntityNotFound;
import dev.vireo.vim.LocalizedMethodFault;
import dev.vireo.vim.ManagedObjectNotFound;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.MemorySnapshotOnIndependentDisk;
import dev.vireo.vim.MethodFault;
import dev.vireo.vim.MethodNotFound;
import dev.vireo.vim.MethodRequest;
import dev.vireo.vim.NoPermission;
import dev.vireo.vim.NoPermissionEntityPrivileges;
import dev.vireo.vim.NotAuthenticated;
import dev.vireo.vim.NotFound;
import dev.vireo.vim.NotSupported;
import dev.vireo.vim.RemoveFailed;
import dev.vireo.vim.RequestCanceled;
import dev.vireo.vim.SystemError;
import dev.vireo.vim.TaskInProgress;
import dev.vireo.vim.TooManySnapshotLevels;
import dev.vireo.vim.ToolsUnavailable;
import dev.vireo.vim.UserNotFound;
import dev.vireo.vim.VirtualMachinePowerState;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A fault of the VI API on its way to the caller: as the SOAP fault of a call, or as the error of
/// a task. The message is the text for people that goes with it.
@SuppressWarnings("serial") // never serialized
public final class SimFault extends RuntimeException {
    private final MethodFault fault;

    /// Makes an exception of a fault.
    ///
    /// @param fault the typed fault
    /// @param message the text for people
    public SimFault(MethodFault fault, String message) {
        super(message, null, false, false);
        this.fault = fault;
    }

    /// Returns the typed fault.
    ///
    /// @return the fault
    public MethodFault fault() {
        return fault;
    }

    /// Returns the fault as tasks and missing properties carry it.
    LocalizedMethodFault localized() {
        return LocalizedMethodFault.builder()
                .fault(fault)
                .localizedMessage(String.valueOf(getMessage()))
                .build();
    }

    static SimFault notAuthenticated(@Nullable ManagedObjectReference object) {
        return new SimFault(
                NotAuthenticated.builder().object(object).privilegeId("System.View").build(),
                "The session is not authenticated.");
    }

    static SimFault invalidLogin() {
        return new SimFault(
                InvalidLogin.builder().build(),
                "Cannot complete login due to an incorrect user name or password.");
    }

    static SimFault alreadyLoggedIn() {
        return new SimFault(
                InvalidLogin.builder().build(),
                "Cannot complete login: this session is logged in already.");
    }

    static SimFault notFound(ManagedObjectReference object) {
        return new SimFault(
                ManagedObjectNotFound.builder().obj(object).build(),
                "The object 'vim."
                        + object
                        + "' has already been deleted or has not been completely created");
    }

    static SimFault notFound(String what) {
        return new SimFault(NotFound.builder().build(), what + " could not be found.");
    }

    static SimFault licenseEntityNotFound(String entity) {
        return new SimFault(
                LicenseEntityNotFound.builder().entityId(entity).build(),
                "No license can be assigned to " + entity + ".");
    }

    static SimFault duplicateName(String name, ManagedObjectReference object) {
        return new SimFault(
                DuplicateName.builder().name(name).object(object).build(),
                "The name '" + name + "' already exists.");
    }

    static SimFault alreadyExists(String name) {
        return new SimFault(
                AlreadyExists.builder().name(name).build(),
                "The specified key, name, or identifier '" + name + "' already exists.");
    }

    static SimFault removeFailed(String message) {
        return new SimFault(RemoveFailed.builder().build(), message);
    }

    static SimFault userNotFound(String principal) {
        return new SimFault(
                UserNotFound.builder().principal(principal).unresolved(false).build(),
                "The user or group named '" + principal + "' does not exist.");
    }

    static SimFault noAdministratorLeft() {
        return new SimFault(
                AuthMinimumAdminPermission.builder().build(),
                "The change would leave no user who has the administrator role on the root"
                        + " folder.");
    }

    static SimFault noPermission(ManagedObjectReference object, String privilege) {
        NoPermissionEntityPrivileges missing =
                NoPermissionEntityPrivileges.builder()
                        .entity(object)
                        .privilegeIds(List.of(privilege))
                        .build();
        return new SimFault(
                NoPermission.builder()
                        .object(object)
                        .privilegeId(privilege)
                        .missingPrivileges(List.of(missing))
                        .build(),
                "Permission to perform this operation was denied.");
    }

    static SimFault invalidProperty(String name) {
        return new SimFault(
                InvalidProperty.builder().name(name).build(), "Invalid property: " + name);
    }

    static SimFault invalidArgument(String name) {
        return new SimFault(
                InvalidArgument.builder().invalidProperty(name).build(),
                "A specified parameter was not correct: " + name);
    }

    static SimFault invalidCollectorVersion() {
        return new SimFault(
                InvalidCollectorVersion.builder().build(),
                "The collector version is not the current one.");
    }

    static SimFault requestCanceled() {
        return new SimFault(RequestCanceled.builder().build(), "The task was canceled by a user.");
    }

    static SimFault methodNotFound(MethodRequest<?> request) {
        return new SimFault(
                MethodNotFound.builder()
                        .receiver(request.self())
                        .method(request.vimMethod().name())
                        .build(),
                request.self().type() + " has no method " + request.vimMethod().name());
    }

    static SimFault systemError(String reason) {
        return new SimFault(
                SystemError.builder().reason(reason).build(),
                "A general system error occurred: " + reason);
    }

    static SimFault invalidState(String message) {
        return new SimFault(InvalidState.builder().build(), message);
    }

    static SimFault notSupported() {
        return new SimFault(
                NotSupported.builder().build(), "The operation is not supported on the object.");
    }

    static SimFault onlyCaptured(ManagedObjectReference object) {
        return new SimFault(
                NotSupported.builder().build(),
                object + " was captured from another server and can only be read.");
    }

    static SimFault taskInProgress(ManagedObjectReference task) {
        return new SimFault(
                TaskInProgress.builder().task(task).build(),
                "Another task is already in progress.");
    }

    static SimFault toolsUnavailable() {
        return new SimFault(
                ToolsUnavailable.builder().build(),
                "Cannot complete operation because VMware Tools is not running in this virtual"
                        + " machine.");
    }

    static SimFault invalidPowerState(
            @Nullable VirtualMachinePowerState requested, PowerState existing) {
        return new SimFault(
                InvalidPowerState.builder()
                        .requestedState(requested)
                        .existingState(existing.wire())
                        .build(),
                "The attempted operation cannot be performed in the current state ("
                        + existing.label()
                        + ").");
    }

    static SimFault invalidName(String name, @Nullable ManagedObjectReference entity) {
        return new SimFault(
                InvalidName.builder().name(name).entity(entity).build(),
                "The name '" + name + "' is invalid.");
    }

    static SimFault snapshotNotFound() {
        return new SimFault(
                NotFound.builder().build(), "The object or item referred to could not be found.");
    }

    static SimFault tooManySnapshotLevels() {
        return new SimFault(
                TooManySnapshotLevels.builder().build(),
                "The maximum number of snapshot levels has been reached.");
    }

    static SimFault memorySnapshotOnIndependentDisk() {
        return new SimFault(
                MemorySnapshotOnIndependentDisk.builder().build(),
                "Cannot take a memory snapshot, since the virtual machine is configured with"
                        + " independent disks.");
    }
}
