package dev.vireo.client;

import dev.vireo.soap.SoapFault;
import dev.vireo.soap.SoapFaultException;
import dev.vireo.vim.DataObject;
import dev.vireo.vim.DataVisitor;
import dev.vireo.vim.MethodFault;
import dev.vireo.vim.NotAuthenticated;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Says that the server refused a call with a fault, which it carries in full.
@SuppressWarnings("serial") // carried between threads, never serialized
public final class VimFaultException extends VimException {
    /// The method that was called.
    private final String method;

    /// The fault as it came.
    private final SoapFault soapFault;

    VimFaultException(Endpoint server, String method, SoapFaultException cause) {
        super(server.authority() + ": " + method + ": " + describe(cause.fault()), cause);
        this.method = method;
        this.soapFault = cause.fault();
    }

    private static String describe(SoapFault fault) {
        String message = fault.message().isEmpty() ? "" : ": " + fault.message();
        return OneLine.of(fault.type() + message);
    }

    /// Returns the name of the VI API method that was called.
    ///
    /// @return the method, for example `PowerOnVM_Task`
    public String method() {
        return method;
    }

    /// Returns the fault as it came.
    ///
    /// @return code, text and typed detail
    public SoapFault soapFault() {
        return soapFault;
    }

    /// Returns the decoded fault.
    ///
    /// @return the fault, empty if the server sent only a text
    public Optional<MethodFault> fault() {
        return soapFault.detail();
    }

    /// Looks for a fault of a type: the fault itself, its cause, or one that it reports in a
    /// member.
    ///
    /// @param type the fault's class
    /// @param <T> the fault's class
    /// @return the first that is of this type or of one that extends it
    public <T extends MethodFault> Optional<T> find(Class<T> type) {
        return find(type, soapFault.fault());
    }

    static <T extends MethodFault> Optional<T> find(Class<T> type, @Nullable MethodFault fault) {
        if (fault == null) {
            return Optional.empty();
        }
        Finder<T> finder = new Finder<>(type);
        fault.accept(finder);
        return Optional.ofNullable(finder.found);
    }

    /// Tells whether the server does not know the session any more.
    boolean isSessionLost() {
        return soapFault.fault() instanceof NotAuthenticated;
    }

    private static final class Finder<T> implements DataVisitor {
        private final Class<T> type;
        private @Nullable T found;

        Finder(Class<T> type) {
            this.type = type;
        }

        @Override
        public boolean object(String path, DataObject object) {
            if (found == null && type.isInstance(object)) {
                found = type.cast(object);
            }
            return found == null;
        }
    }
}
