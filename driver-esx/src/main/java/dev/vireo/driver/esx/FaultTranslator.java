package dev.vireo.driver.esx;

import dev.vireo.client.OneLine;
import dev.vireo.client.ProtocolException;
import dev.vireo.client.TaskFailedException;
import dev.vireo.client.TransportException;
import dev.vireo.client.VimException;
import dev.vireo.client.VimFaultException;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import dev.vireo.vim.InvalidLogin;
import dev.vireo.vim.InvalidPowerState;
import dev.vireo.vim.InvalidState;
import dev.vireo.vim.ManagedObjectNotFound;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.MethodFault;
import dev.vireo.vim.MethodNotFound;
import dev.vireo.vim.MissingMemberException;
import dev.vireo.vim.NoPermission;
import dev.vireo.vim.NotAuthenticated;
import dev.vireo.vim.NotSupported;
import dev.vireo.vim.RestrictedVersion;
import dev.vireo.vim.TaskInProgress;
import dev.vireo.vim.Timedout;
import dev.vireo.vim.ToolsUnavailable;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Turns failures of the client into libvirt's errors. The only place that does.
///
/// libvirt's driver does not look into faults and reports all of them as internal errors; here a
/// fault that has a code of its own gets it.
final class FaultTranslator {
    private FaultTranslator() {}

    /// Translates the failure of an operation.
    ///
    /// @param verb what was tried, for example `start`
    /// @param object with what, for example the domain's name
    static VirtException translate(VimException failure, String verb, String object) {
        return switch (failure) {
            case TransportException e -> new VirtException(code(e.kind()), message(e), e);
            case ProtocolException e -> new VirtException(ErrorCode.INTERNAL_ERROR, message(e), e);
            case VimFaultException e -> {
                MethodFault fault = e.fault().orElse(null);
                String type = e.soapFault().type();
                yield fault(fault, verb, object, type + text(e.soapFault().message()), e);
            }
            case TaskFailedException e -> {
                MethodFault fault = e.fault().orElse(null);
                String type = fault == null ? "unknown error" : fault.wireType();
                String message = type + text(e.localizedMessage().orElse(""));
                yield fault(fault, verb, object, message, e);
            }
        };
    }

    /// Translates the failure to follow a task, which goes on without being followed.
    static VirtException translateWait(TransportException failure, String verb, String object) {
        return new VirtException(
                code(failure.kind()),
                "Could not "
                        + verb
                        + " '"
                        + object
                        + "', or not see whether it was done: "
                        + message(failure),
                failure);
    }

    /// Translates the failure of a login.
    static VirtException translateLogin(VimException failure, String user, String server) {
        if (failure instanceof VimFaultException e && e.find(InvalidLogin.class).isPresent()) {
            return new VirtException(
                    ErrorCode.AUTH_FAILED,
                    server + " does not accept the user name '" + user + "' with this password",
                    e);
        }
        return translate(failure, "log in at", server);
    }

    private static boolean isMachine(ManagedObjectNotFound fault) {
        return fault.value("obj")
                .filter(ManagedObjectReference.class::isInstance)
                .map(ManagedObjectReference.class::cast)
                .filter(gone -> gone.type().equals(Scope.MACHINE))
                .isPresent();
    }

    /// Translates a reply that lacks what every server must send.
    static VirtException translate(MissingMemberException failure, String verb, String object) {
        return new VirtException(
                ErrorCode.INTERNAL_ERROR,
                "Could not " + verb + " '" + object + "': " + message(failure),
                failure);
    }

    private static String message(RuntimeException failure) {
        return Objects.requireNonNullElse(failure.getMessage(), "unknown error");
    }

    private static String text(String message) {
        return message.isEmpty() ? "" : " - " + OneLine.of(message);
    }

    private static VirtException fault(
            @Nullable MethodFault fault,
            String verb,
            String object,
            String message,
            VimException cause) {
        ErrorCode code = code(fault);
        String detail = "Could not " + verb + " '" + object + "': " + message;
        if (fault instanceof NoPermission refused && refused.privilegeId() != null) {
            detail += " (the account lacks the privilege " + refused.privilegeId() + ")";
        }
        return new VirtException(code, detail, cause);
    }

    private static ErrorCode code(@Nullable MethodFault fault) {
        return switch (fault) {
            case NotAuthenticated _, InvalidLogin _ -> ErrorCode.AUTH_FAILED;
            case NoPermission _ -> ErrorCode.ACCESS_DENIED;
            case ManagedObjectNotFound gone ->
                    isMachine(gone) ? ErrorCode.NO_DOMAIN : ErrorCode.INTERNAL_ERROR;
            case ToolsUnavailable _ -> ErrorCode.AGENT_UNRESPONSIVE;
            case InvalidPowerState _, TaskInProgress _, InvalidState _ ->
                    ErrorCode.OPERATION_INVALID;
            case RestrictedVersion _ -> ErrorCode.OPERATION_DENIED;
            case NotSupported _, MethodNotFound _ -> ErrorCode.OPERATION_UNSUPPORTED;
            case Timedout _ -> ErrorCode.OPERATION_TIMEOUT;
            case null, default -> ErrorCode.INTERNAL_ERROR;
        };
    }

    private static ErrorCode code(TransportException.Kind kind) {
        return switch (kind) {
            case RESOLVE, CONNECT, PROXY, CLOSED, SHUT_DOWN -> ErrorCode.SYSTEM_ERROR;
            case TLS_CONFIG,
                    TLS_UNTRUSTED,
                    TLS_EXPIRED,
                    TLS_NOT_YET_VALID,
                    TLS_HOST,
                    TLS_OTHER,
                    WRONG_TRANSPORT ->
                    ErrorCode.GNUTLS_ERROR;
            case TIMEOUT -> ErrorCode.OPERATION_TIMEOUT;
            case CANCELLED -> ErrorCode.OPERATION_ABORTED;
            case TRUNCATED, HTTP_STATUS, REDIRECT, TOO_LARGE, REQUEST_BODY ->
                    ErrorCode.INTERNAL_ERROR;
        };
    }
}
