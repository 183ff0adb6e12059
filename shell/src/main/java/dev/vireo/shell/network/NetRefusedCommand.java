package dev.vireo.shell.network;

import dev.vireo.model.ErrorCode;
import dev.vireo.model.ErrorDomain;
import dev.vireo.model.VirtException;
import dev.vireo.shell.command.Arguments;
import dev.vireo.shell.command.Command;
import dev.vireo.shell.command.CommandFailure;
import dev.vireo.shell.command.CommandSpec;
import dev.vireo.shell.command.Completes;
import dev.vireo.shell.command.InputFile;
import dev.vireo.shell.command.OptionSpec;
import dev.vireo.shell.command.Reply;
import dev.vireo.shell.command.Session;
import java.util.List;

/// Commands for what VMware's networks do not do: they run as long as they exist, and lease no
/// addresses.
///
/// @param what which of them
public record NetRefusedCommand(What what) implements Command {
    private static final OptionSpec ANY = NetworkLookup.option("network name or uuid");

    /// The commands.
    public enum What {
        /// A network that ends with its host.
        CREATE(
                "net-create",
                "create a network from an XML file",
                "Create a network.",
                "create network from ",
                "VMware has no networks that are gone when they are stopped; use net-define"),
        /// Stops a network.
        DESTROY(
                "net-destroy",
                "destroy (stop) a network",
                "Forcefully stop a given network.",
                "destroy network ",
                "VMware's networks run as long as they exist; use net-undefine"),
        /// Addresses that guests got.
        DHCP_LEASES(
                "net-dhcp-leases",
                "print lease info for a given network",
                "Print lease info for a given network",
                "get leases info for ",
                "VMware's hosts lease no addresses; domifaddr tells those of a guest"),
        /// Starts a network.
        START(
                "net-start",
                "start a (previously defined) inactive network",
                "Start a network.",
                "start network ",
                "VMware's networks run as long as they exist");

        private final String command;
        private final String summary;
        private final String description;
        private final String deed;
        private final String reason;

        What(String command, String summary, String description, String deed, String reason) {
            this.command = command;
            this.summary = summary;
            this.description = description;
            this.deed = deed;
            this.reason = reason;
        }

        private List<OptionSpec> options() {
            return switch (this) {
                case CREATE ->
                        List.of(
                                new OptionSpec(
                                                "file",
                                                OptionSpec.Kind.TEXT,
                                                true,
                                                "file containing an XML network description")
                                        .completing(Completes.FILE),
                                OptionSpec.flag("validate", "validate the XML against the schema"));
                case DESTROY -> List.of(ANY);
                case DHCP_LEASES -> List.of(ANY, OptionSpec.text("mac", "MAC address"));
                case START -> List.of(ANY);
            };
        }
    }

    @Override
    public CommandSpec spec() {
        return new CommandSpec(
                what.command,
                CommandSpec.Group.NETWORK,
                what.summary,
                what.description,
                true,
                what.options());
    }

    @Override
    public Reply run(Session session, Arguments arguments) {
        String given;
        if (what == What.CREATE) {
            given = arguments.required("file");
            InputFile.read(given);
        } else {
            NetworkLookup.ANY.find(session, arguments);
            given = arguments.required(NetworkLookup.OPTION);
        }
        throw CommandFailure.because(
                "Failed to " + what.deed + given,
                new VirtException(
                        ErrorCode.OPERATION_UNSUPPORTED, ErrorDomain.NONE, what.reason, null));
    }
}
