package dev.vireo.shell.network;

import dev.vireo.model.ErrorCode;
import dev.vireo.shell.command.Arguments;
import dev.vireo.shell.command.Command;
import dev.vireo.shell.command.CommandFailure;
import dev.vireo.shell.command.CommandSpec;
import dev.vireo.shell.command.Completes;
import dev.vireo.shell.command.OptionSpec;
import dev.vireo.shell.command.Reply;
import dev.vireo.shell.command.Session;
import java.util.List;

/// The commands that change interfaces, which are refused: VMware's are set up for the whole host,
/// and what libvirt's documents say of bridges and transactions has no counterpart there.
///
/// @param change which of them
public record IfaceChangeCommand(Change change) implements Command {
    private static final OptionSpec ANY = InterfaceLookup.option("interface name or MAC address");

    /// The commands.
    public enum Change {
        /// Begins a transaction.
        BEGIN(
                "iface-begin",
                "create a snapshot of current interfaces settings, which can be later committed"
                        + " (iface-commit) or restored (iface-rollback)",
                "Create a restore point for interfaces settings"),
        /// Makes a bridge.
        BRIDGE(
                "iface-bridge",
                "create a bridge device and attach an existing network device to it",
                "bridge an existing network device"),
        /// Ends a transaction.
        COMMIT(
                "iface-commit",
                "commit changes made since iface-begin and free restore point",
                "commit changes and free restore point"),
        /// Sets up an interface.
        DEFINE(
                "iface-define",
                "define an inactive persistent physical host interface or modify an existing"
                        + " persistent one from an XML file",
                "Define or modify a persistent physical host interface."),
        /// Switches an interface off.
        DESTROY(
                "iface-destroy",
                "destroy a physical host interface (disable it / \"if-down\")",
                "forcefully stop a physical host interface."),
        /// Changes an interface.
        EDIT(
                "iface-edit",
                "edit XML configuration for a physical host interface",
                "Edit the XML configuration for a physical host interface."),
        /// Takes changes back.
        ROLLBACK(
                "iface-rollback",
                "rollback to previous saved configuration created via iface-begin",
                "rollback to previous restore point"),
        /// Switches an interface on.
        START(
                "iface-start",
                "start a physical host interface (enable it / \"if-up\")",
                "start a physical host interface."),
        /// Removes a bridge.
        UNBRIDGE(
                "iface-unbridge",
                "undefine a bridge device after detaching its device(s)",
                "unbridge a network device"),
        /// Removes an interface.
        UNDEFINE(
                "iface-undefine",
                "undefine a physical host interface (remove it from configuration)",
                "undefine an interface.");

        private final String command;
        private final String summary;
        private final String description;

        Change(String command, String summary, String description) {
            this.command = command;
            this.summary = summary;
            this.description = description;
        }

        private List<OptionSpec> options() {
            return switch (this) {
                case BEGIN -> List.of();
                case BRIDGE ->
                        List.of(
                                InterfaceLookup.option("existing interface name"),
                                new OptionSpec(
                                        "bridge",
                                        OptionSpec.Kind.TEXT,
                                        true,
                                        "new bridge device name"),
                                OptionSpec.flag("no-stp", "do not enable STP for this bridge"),
                                OptionSpec.number(
                                        "delay",
                                        "number of seconds to squelch traffic on newly connected ports"),
                                OptionSpec.flag("no-start", "don't start the bridge immediately"));
                case COMMIT -> List.of();
                case DEFINE ->
                        List.of(
                                new OptionSpec(
                                                "file",
                                                OptionSpec.Kind.TEXT,
                                                true,
                                                "file containing an XML interface description")
                                        .completing(Completes.FILE),
                                OptionSpec.flag("validate", "validate the XML against the schema"));
                case DESTROY -> List.of(ANY);
                case EDIT -> List.of(ANY);
                case ROLLBACK -> List.of();
                case START -> List.of(ANY);
                case UNBRIDGE ->
                        List.of(
                                new OptionSpec(
                                        "bridge",
                                        OptionSpec.Kind.TEXT,
                                        true,
                                        "current bridge device name"),
                                OptionSpec.flag(
                                        "no-start",
                                        "don't start the detached interface immediately (not"
                                                + " recommended)"));
                case UNDEFINE -> List.of(ANY);
            };
        }
    }

    @Override
    public CommandSpec spec() {
        return new CommandSpec(
                change.command,
                CommandSpec.Group.INTERFACE,
                change.summary,
                change.description,
                true,
                change.options());
    }

    @Override
    public Reply run(Session session, Arguments arguments) {
        throw CommandFailure.of(
                ErrorCode.NO_SUPPORT,
                change.command
                        + " is not supported here: a host's interfaces are set up with the host"
                        + " itself (esxcli network), switches with net-define");
    }
}
