package dev.vireo.driver.esx;

import dev.vireo.model.ErrorCode;
import dev.vireo.vim.ConcurrentAccess;
import dev.vireo.vim.DeviceHotPlugNotSupported;
import dev.vireo.vim.DisallowedChangeByService;
import dev.vireo.vim.DisallowedOperationOnFailoverHost;
import dev.vireo.vim.DuplicateName;
import dev.vireo.vim.FileLocked;
import dev.vireo.vim.GuestOperationsUnavailable;
import dev.vireo.vim.HostCommunication;
import dev.vireo.vim.InvalidArgument;
import dev.vireo.vim.InvalidDatastorePath;
import dev.vireo.vim.InvalidDeviceSpec;
import dev.vireo.vim.InvalidLogin;
import dev.vireo.vim.InvalidName;
import dev.vireo.vim.InvalidState;
import dev.vireo.vim.InvalidToken;
import dev.vireo.vim.ManagedObjectNotFound;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.MethodDisabled;
import dev.vireo.vim.MethodFault;
import dev.vireo.vim.MethodNotFound;
import dev.vireo.vim.NotAuthenticated;
import dev.vireo.vim.NotEnoughLicenses;
import dev.vireo.vim.NotImplemented;
import dev.vireo.vim.NotSupported;
import dev.vireo.vim.OperationDisallowedOnHost;
import dev.vireo.vim.RequestCanceled;
import dev.vireo.vim.ResourceInUse;
import dev.vireo.vim.RestrictedByAdministrator;
import dev.vireo.vim.RestrictedVersion;
import dev.vireo.vim.SecurityError;
import dev.vireo.vim.SnapshotLocked;
import dev.vireo.vim.TaskInProgress;
import dev.vireo.vim.Timedout;
import dev.vireo.vim.ToolsUnavailable;
import dev.vireo.vim.VAppOperationInProgress;
import dev.vireo.vim.VimFault;
import dev.vireo.vim.VmConfigFault;
import org.jspecify.annotations.Nullable;

/// libvirt's codes for the VI API's faults. A fault has the code of its family unless it has one of
/// its own. What methods say may happen has failed; what nobody has foreseen is an internal error,
/// as all of them are in libvirt's driver.
final class FaultCodes {
    private FaultCodes() {}

    static ErrorCode of(@Nullable MethodFault fault) {
        return switch (fault) {
            case NotAuthenticated _, InvalidLogin _, InvalidToken _ -> ErrorCode.AUTH_FAILED;
            case RestrictedVersion _,
                    NotEnoughLicenses _,
                    MethodDisabled _,
                    DisallowedChangeByService _,
                    DisallowedOperationOnFailoverHost _,
                    OperationDisallowedOnHost _,
                    RestrictedByAdministrator _ ->
                    ErrorCode.OPERATION_DENIED;
            case SecurityError _ -> ErrorCode.ACCESS_DENIED;
            case ManagedObjectNotFound gone when is(gone, "obj", Scope.MACHINE) ->
                    ErrorCode.NO_DOMAIN;
            case ManagedObjectNotFound gone when is(gone, "obj", "VirtualMachineSnapshot") ->
                    ErrorCode.NO_DOMAIN_SNAPSHOT;
            case ManagedObjectNotFound gone when is(gone, "obj", DatastoreMounts.TYPE) ->
                    ErrorCode.NO_STORAGE_POOL;
            case ManagedObjectNotFound _ -> ErrorCode.INTERNAL_ERROR;
            case DuplicateName taken ->
                    is(taken, "object", Scope.MACHINE)
                            ? ErrorCode.DOM_EXIST
                            : ErrorCode.OPERATION_FAILED;
            case ToolsUnavailable _, GuestOperationsUnavailable _ -> ErrorCode.AGENT_UNRESPONSIVE;
            case TaskInProgress _, VAppOperationInProgress _, InvalidState _ ->
                    ErrorCode.OPERATION_INVALID;
            case FileLocked _, SnapshotLocked _, ResourceInUse _, ConcurrentAccess _ ->
                    ErrorCode.RESOURCE_BUSY;
            case DeviceHotPlugNotSupported _ -> ErrorCode.OPERATION_UNSUPPORTED;
            case InvalidArgument _, InvalidName _, InvalidDeviceSpec _, InvalidDatastorePath _ ->
                    ErrorCode.INVALID_ARG;
            case VmConfigFault _ -> ErrorCode.CONFIG_UNSUPPORTED;
            case HostCommunication _ -> ErrorCode.OPERATION_FAILED;
            case NotSupported _, MethodNotFound _, NotImplemented _ ->
                    ErrorCode.OPERATION_UNSUPPORTED;
            case Timedout _ -> ErrorCode.OPERATION_TIMEOUT;
            case RequestCanceled _ -> ErrorCode.OPERATION_ABORTED;
            case VimFault _ -> ErrorCode.OPERATION_FAILED;
            case null, default -> ErrorCode.INTERNAL_ERROR;
        };
    }

    private static boolean is(MethodFault fault, String member, String type) {
        return fault.value(member)
                .filter(ManagedObjectReference.class::isInstance)
                .map(ManagedObjectReference.class::cast)
                .filter(object -> object.type().equals(type))
                .isPresent();
    }
}
