package dev.vireo.driver.esx;

import dev.vireo.client.OneLine;
import dev.vireo.client.ProtocolException;
import dev.vireo.client.TaskFailedException;
import dev.vireo.client.TransportException;
import dev.vireo.client.UnsentException;
import dev.vireo.client.VimException;
import dev.vireo.client.VimFaultException;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import dev.vireo.vim.DuplicateName;
import dev.vireo.vim.InvalidLogin;
import dev.vireo.vim.MethodFault;
import dev.vireo.vim.MissingMemberException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Turns failures of the client into libvirt's errors. The only place that does.
///
/// libvirt's driver does not look into faults and reports all of them as internal errors; here a
/// fault that has a code of its own gets it.
final class FaultTranslator {
    private FaultTranslator() {}

    /// Tells whether the server has said no. Every other failure leaves open what it did.
    static boolean isRefusal(VirtException failure) {
        return failure.getCause() instanceof VimFaultException
                || failure.getCause() instanceof TaskFailedException;
    }

    /// Tells whether the connection broke, or none could be made: another one may do.
    static boolean isCut(VirtException failure) {
        return failure.getCause() instanceof TransportException e
                && switch (e.kind()) {
                    case CONNECT, CLOSED, TRUNCATED, TIMEOUT, TLS_OTHER, PROXY -> true;
                    default -> false;
                };
    }

    /// Translates the failure of an operation.
    ///
    /// @param verb what was tried, for example `start`
    /// @param object with what, for example the domain's name
    static VirtException translate(VimException failure, String verb, String object) {
        return switch (failure) {
            case TransportException e -> new VirtException(code(e.kind()), message(e), e);
            case UnsentException e ->
                    new VirtException(
                            ErrorCode.OPERATION_ABORTED, String.valueOf(e.getMessage()), e);
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

    /// Translates the failure of a call, which may have been carried out although its reply was
    /// lost.
    static VirtException translateCall(VimException failure, String verb, String object) {
        if (!(failure instanceof TransportException || failure instanceof ProtocolException)) {
            return translate(failure, verb, object);
        }
        VirtException plain = translate(failure, verb, object);
        return new VirtException(
                plain.code(),
                "Could not "
                        + verb
                        + " '"
                        + object
                        + "'"
                        + (mayBeDone(failure) ? ", or not see whether it was done: " : ": ")
                        + plain.detail(),
                failure);
    }

    private static boolean mayBeDone(VimException failure) {
        return !(failure instanceof TransportException e)
                || switch (e.kind()) {
                    case TIMEOUT, CANCELLED, CLOSED, TRUNCATED, TOO_LARGE -> true;
                    default -> false;
                };
    }

    /// Translates the failure to read, which changes nothing.
    static VirtException translateRead(VimException failure, String object) {
        if (!(failure instanceof TransportException || failure instanceof ProtocolException)) {
            return translate(failure, "read", object);
        }
        VirtException plain = translate(failure, "read", object);
        return new VirtException(
                plain.code(), "Could not read '" + object + "': " + plain.detail(), failure);
    }

    /// Translates a property's refusal.
    ///
    /// @param fault why the server does not show it
    static VirtException refused(MethodFault fault, String message, String path, String object) {
        return new VirtException(
                FaultCodes.of(fault),
                "Could not read '"
                        + path
                        + "' of "
                        + object
                        + ": "
                        + fault.wireType()
                        + text(message)
                        + FaultDetails.of(fault, message));
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

    /// Translates the end of a wait that was interrupted; what became of the task is said behind
    /// it.
    static VirtException interrupted(TransportException failure, String verb, String object) {
        return new VirtException(
                code(failure.kind()),
                "Could not " + verb + " '" + object + "': it was interrupted",
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
        ErrorCode code = FaultCodes.of(fault);
        if (code == ErrorCode.DOM_EXIST && fault instanceof DuplicateName taken) {
            String name = Objects.requireNonNullElse(FaultDetails.member(taken, "name"), object);
            return new VirtException(code, "'" + OneLine.of(name) + "'", cause);
        }
        String detail = "Could not " + verb + " '" + object + "': " + message;
        return new VirtException(code, detail + FaultDetails.of(fault, message), cause);
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
