package dev.vireo.shell.migration;

import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import dev.vireo.shell.command.Arguments;
import dev.vireo.shell.command.Command;
import dev.vireo.shell.command.CommandFailure;
import dev.vireo.shell.command.CommandSpec;
import dev.vireo.shell.command.FlagFailure;
import dev.vireo.shell.command.OptionSpec;
import dev.vireo.shell.command.Reply;
import dev.vireo.shell.command.Session;
import dev.vireo.shell.domain.DomainLookup;
import java.util.List;

/// The commands that tune migrations, which VMware has no means for; no driver for it knows them.
///
/// @param matter which of them
public record MigrateTuningCommand(Matter matter) implements Command {
    /// The commands.
    public enum Matter {
        /// The cache for pages that are sent again.
        COMPCACHE(
                "migrate-compcache",
                "get/set compression cache size",
                "Get/set size of the cache (in bytes) used for compressing repeatedly transferred"
                        + " memory pages during live migration."),
        /// How long a domain may stand still.
        GETMAXDOWNTIME(
                "migrate-getmaxdowntime",
                "get maximum tolerable downtime",
                "Get maximum tolerable downtime of a domain which is being live-migrated to another"
                        + " host."),
        /// How much of the network may be taken.
        GETSPEED(
                "migrate-getspeed",
                "Get the maximum migration bandwidth",
                "Get the maximum migration bandwidth (in MiB/s) for a domain."),
        /// Lets the domain run at the destination before all is there.
        POSTCOPY(
                "migrate-postcopy",
                "Switch running migration from pre-copy to post-copy",
                "Switch running migration from pre-copy to post-copy. The migration must have been"
                        + " started with --postcopy option."),
        /// Limits how long a domain stands still.
        SETMAXDOWNTIME(
                "migrate-setmaxdowntime",
                "set maximum tolerable downtime",
                "Set maximum tolerable downtime of a domain which is being live-migrated to another"
                        + " host."),
        /// Limits how much of the network is taken.
        SETSPEED(
                "migrate-setspeed",
                "Set the maximum migration bandwidth",
                "Set the maximum migration bandwidth (in MiB/s) for a domain which is being migrated"
                        + " to another host.");

        private final String command;
        private final String summary;
        private final String description;

        Matter(String command, String summary, String description) {
            this.command = command;
            this.summary = summary;
            this.description = description;
        }

        private List<OptionSpec> options() {
            OptionSpec domain = OptionSpec.domain("domain name, id or uuid");
            return switch (this) {
                case COMPCACHE ->
                        List.of(
                                domain,
                                OptionSpec.namedNumber(
                                        "size",
                                        "requested size of the cache (in bytes) used for"
                                                + " compression"));
                case GETMAXDOWNTIME, POSTCOPY -> List.of(domain);
                case GETSPEED ->
                        List.of(
                                domain,
                                OptionSpec.flag("postcopy", "get post-copy migration bandwidth"));
                case SETMAXDOWNTIME ->
                        List.of(
                                domain,
                                OptionSpec.requiredNumber(
                                        "downtime",
                                        "maximum tolerable downtime (in milliseconds) for"
                                                + " migration"));
                case SETSPEED ->
                        List.of(
                                domain,
                                OptionSpec.requiredNumber(
                                        "bandwidth", "migration bandwidth limit in MiB/s"),
                                OptionSpec.flag("postcopy", "set post-copy migration bandwidth"));
            };
        }
    }

    @Override
    public CommandSpec spec() {
        return new CommandSpec(
                matter.command,
                CommandSpec.Group.DOMAIN,
                matter.summary,
                matter.description,
                true,
                matter.options());
    }

    @Override
    public Reply run(Session session, Arguments arguments) {
        DomainLookup.ANY.find(session, arguments);
        String function = function(arguments);
        if (function.contains("Set") || function.contains("Start")) {
            FlagFailure.refuseReadOnly(session.connection(), function);
        }
        throw new VirtException(ErrorCode.NO_SUPPORT, function);
    }

    private String function(Arguments arguments) {
        return switch (matter) {
            case COMPCACHE ->
                    arguments.number("size") == null
                            ? "virDomainMigrateGetCompressionCache"
                            : "virDomainMigrateSetCompressionCache";
            case GETMAXDOWNTIME -> "virDomainMigrateGetMaxDowntime";
            case GETSPEED -> "virDomainMigrateGetMaxSpeed";
            case POSTCOPY -> "virDomainMigrateStartPostCopy";
            case SETMAXDOWNTIME -> {
                checkDowntime(arguments);
                yield "virDomainMigrateSetMaxDowntime";
            }
            case SETSPEED -> {
                arguments.number("bandwidth");
                yield "virDomainMigrateSetMaxSpeed";
            }
        };
    }

    private static void checkDowntime(Arguments arguments) {
        Integer downtime = arguments.number("downtime");
        if (downtime != null && downtime < 1) {
            throw CommandFailure.usage("migrate: Invalid downtime");
        }
    }
}
