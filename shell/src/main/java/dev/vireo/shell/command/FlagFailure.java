package dev.vireo.shell.command;

import dev.vireo.api.Connection;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.ErrorDomain;
import dev.vireo.model.VirtException;

/// What libvirt's core says of flags that do not fit together. Such texts have no prefix.
@SuppressWarnings("serial") // never leaves this process
public final class FlagFailure extends VirtException {
    private FlagFailure(String detail) {
        super(ErrorCode.INVALID_ARG, ErrorDomain.NONE, detail, null);
    }

    /// A combination of flags that makes no sense.
    public static FlagFailure of(String detail) {
        return new FlagFailure(detail);
    }

    /// Two flags that exclude each other.
    public static FlagFailure exclusive(String one, String other) {
        return new FlagFailure("Flags '" + one + "' and '" + other + "' are mutually exclusive");
    }

    /// A flag that means nothing without another one.
    public static FlagFailure required(String needed, String by) {
        return new FlagFailure("Flag '" + needed + "' is required by flag '" + by + "'");
    }

    /// Refuses a change through a connection that may only read, which libvirt's core does before
    /// it looks at flags.
    public static void refuseReadOnly(Connection connection, String function) {
        if (connection.isReadOnly()) {
            throw new VirtException(
                    ErrorCode.OPERATION_DENIED,
                    ErrorDomain.DOMAIN,
                    "read only access prevents " + function,
                    null);
        }
    }

    @Override
    public String getMessage() {
        return detail();
    }
}
