package dev.vireo.shell.network;

import dev.vireo.model.ErrorCode;
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

/// `net-port-list`, `net-port-create`, `net-port-dumpxml`, `net-port-delete`: libvirt's driver for
/// VMware has no ports of networks, and says so.
///
/// @param what which of them
public record NetPortCommand(What what) implements Command {
    private static final OptionSpec NETWORK = NetworkLookup.option("network name or uuid");
    private static final OptionSpec PORT =
            new OptionSpec("port", OptionSpec.Kind.TEXT, true, "port UUID");

    /// The commands.
    public enum What {
        /// Lists.
        LIST(
                "list",
                "list network ports",
                "Returns list of network ports.",
                "virNetworkListAllPorts"),
        /// Makes.
        CREATE(
                "create",
                "create a network port from an XML file",
                "Create a network port.",
                "virNetworkPortCreateXML"),
        /// Describes.
        DUMPXML(
                "dumpxml",
                "network port information in XML",
                "Output the network port information as an XML dump to stdout.",
                "virNetworkPortLookupByUUID"),
        /// Removes.
        DELETE(
                "delete",
                "delete the specified network port",
                "Delete the specified network port.",
                "virNetworkPortLookupByUUID");

        private final String verb;
        private final String summary;
        private final String description;
        private final String function;

        What(String verb, String summary, String description, String function) {
            this.verb = verb;
            this.summary = summary;
            this.description = description;
            this.function = function;
        }

        private List<OptionSpec> options() {
            return switch (this) {
                case LIST ->
                        List.of(
                                NETWORK,
                                OptionSpec.flag("uuid", "list uuid's only"),
                                OptionSpec.flag("table", "list table (default)"));
                case CREATE ->
                        List.of(
                                NETWORK,
                                new OptionSpec(
                                                "file",
                                                OptionSpec.Kind.TEXT,
                                                true,
                                                "file containing an XML network port description")
                                        .completing(Completes.FILE),
                                OptionSpec.flag("validate", "validate the XML against the schema"));
                case DUMPXML ->
                        List.of(
                                NETWORK,
                                PORT,
                                OptionSpec.namedText(
                                        "xpath", "xpath expression to filter the XML document"),
                                OptionSpec.flag(
                                        "wrap", "wrap xpath results in an common root element"));
                case DELETE -> List.of(NETWORK, PORT);
            };
        }
    }

    @Override
    public CommandSpec spec() {
        return new CommandSpec(
                "net-port-" + what.verb,
                CommandSpec.Group.NETWORK,
                what.summary,
                what.description,
                true,
                what.options());
    }

    @Override
    public Reply run(Session session, Arguments arguments) {
        NetworkLookup.ANY.find(session, arguments);
        VirtException reason = new VirtException(ErrorCode.NO_SUPPORT, what.function);
        throw switch (what) {
            case LIST -> reason;
            case CREATE -> {
                String file = arguments.required("file");
                InputFile.read(file);
                yield CommandFailure.because("Failed to create network from " + file, reason);
            }
            case DUMPXML, DELETE ->
                    CommandFailure.because(
                            "failed to get network port '" + arguments.required("port") + "'",
                            reason);
        };
    }
}
