package dev.vireo.shell.network;

import dev.vireo.api.Connection;
import dev.vireo.api.HostInterface;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import dev.vireo.shell.command.Arguments;
import dev.vireo.shell.command.CommandFailure;
import dev.vireo.shell.command.Completes;
import dev.vireo.shell.command.OptionSpec;
import dev.vireo.shell.command.Session;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Finds the interface that the argument `interface` means: by name, then by hardware address, as
/// far as the command takes them.
enum InterfaceLookup {
    /// Both.
    ANY(true, true),
    /// No address.
    NAME(true, false),
    /// No name.
    MAC(false, true);

    static final String OPTION = "interface";

    private final boolean byName;
    private final boolean byMac;

    InterfaceLookup(boolean byName, boolean byMac) {
        this.byName = byName;
        this.byMac = byMac;
    }

    /// Finds the interface.
    ///
    /// @throws CommandFailure if there is none, or if asking failed
    HostInterface find(Session session, Arguments arguments) {
        String given = arguments.required(OPTION);
        String message = "failed to get interface '" + given + "'";
        if (!byName && !isMac(given)) {
            throw CommandFailure.of(ErrorCode.NO_INTERFACE, message);
        }
        try {
            return find(session.connection(), given);
        } catch (VirtException e) {
            throw CommandFailure.because(message, e);
        }
    }

    private static boolean isMac(String text) {
        return text.matches("[0-9a-fA-F]{1,2}(:[0-9a-fA-F]{1,2}){5}");
    }

    private HostInterface find(Connection connection, String given) {
        if (byName) {
            try {
                return connection.lookupInterface(given);
            } catch (VirtException e) {
                if (!byMac || !isMac(given) || e.code() != ErrorCode.NO_INTERFACE) {
                    throw e;
                }
            }
        }
        return connection.lookupInterfaceByMac(given);
    }

    /// The option that names the interface.
    static OptionSpec option(String summary) {
        return new OptionSpec(OPTION, OptionSpec.Kind.TEXT, true, summary)
                .completing(Completes.INTERFACE);
    }

    /// Tells what is known of an interface.
    static Map<String, @Nullable Object> members(HostInterface found) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("interface", found.name());
        members.put("mac", found.mac());
        members.put("kind", found.kind() == HostInterface.Kind.PHYSICAL ? "physical" : "vmkernel");
        members.put("active", found.active());
        return members;
    }
}
