package dev.vireo.shell.domain;

import dev.vireo.api.Domain;
import dev.vireo.api.UndefineFlag;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import dev.vireo.shell.command.Arguments;
import dev.vireo.shell.command.Command;
import dev.vireo.shell.command.CommandFailure;
import dev.vireo.shell.command.CommandSpec;
import dev.vireo.shell.command.OptionSpec;
import dev.vireo.shell.command.Reply;
import dev.vireo.shell.command.Session;
import dev.vireo.shell.storage.VolDeleteCommand;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// `undefine`. The files of the domain stay, unless its volumes are to go too.
public final class UndefineCommand implements Command {
    private static final List<String> STORAGE = List.of("storage", "remove-all-storage");

    @Override
    public CommandSpec spec() {
        return new CommandSpec(
                "undefine",
                CommandSpec.Group.DOMAIN,
                "undefine a domain",
                "Undefine an inactive domain, or convert persistent to transient.",
                OptionSpec.domain("domain name, id or uuid"),
                OptionSpec.flag("managed-save", "remove domain managed state file"),
                OptionSpec.text(
                        "storage",
                        "remove associated storage volumes (comma separated list of targets or"
                                + " source paths) (see domblklist)"),
                OptionSpec.flag(
                        "remove-all-storage",
                        "remove all associated storage volumes (use with caution)"),
                OptionSpec.flag(
                        "delete-storage-volume-snapshots",
                        "delete snapshots associated with volume(s), requires --remove-all-storage"
                                + " (must be supported by storage driver)"),
                OptionSpec.flag("wipe-storage", "wipe data on the removed volumes"),
                OptionSpec.flag(
                        "snapshots-metadata",
                        "remove all domain snapshot metadata (vm must be inactive)"),
                OptionSpec.flag(
                        "checkpoints-metadata",
                        "remove all domain checkpoint metadata (vm must be inactive)"),
                OptionSpec.flag("nvram", "remove nvram file"),
                OptionSpec.flag("keep-nvram", "keep nvram file"),
                OptionSpec.flag("tpm", "remove TPM state"),
                OptionSpec.flag("keep-tpm", "keep TPM state"));
    }

    @Override
    public Reply run(Session session, Arguments arguments) {
        check(arguments);
        Domain domain = DomainLookup.ANY.find(session, arguments);
        String given = arguments.required("domain");
        DomainVolumes volumes = volumes(session, domain, arguments);
        Set<UndefineFlag> flags = EnumSet.noneOf(UndefineFlag.class);
        for (UndefineFlag flag : UndefineFlag.values()) {
            if (arguments.has(flag.name().toLowerCase(Locale.ROOT).replace('_', '-'))) {
                flags.add(flag);
            }
        }
        try {
            domain.undefine(flags);
        } catch (VirtException e) {
            throw DomainChange.failed("undefine", given, e);
        }
        return Undefined.of(domain, given, volumes, arguments.has("wipe-storage"));
    }

    private static DomainVolumes volumes(Session session, Domain domain, Arguments arguments) {
        if (STORAGE.stream().noneMatch(arguments::has)) {
            return DomainVolumes.NONE;
        }
        if (domain.id().isPresent()) {
            throw CommandFailure.of(
                    ErrorCode.OPERATION_UNSUPPORTED,
                    "Storage volume deletion is supported only on stopped domains");
        }
        if (arguments.has("delete-storage-volume-snapshots")) {
            throw new DomainChange.UnsupportedFlags(
                    VolDeleteCommand.WITH_SNAPSHOTS, "esxStorageVolDelete");
        }
        String names = arguments.text("storage");
        return names == null
                ? DomainVolumes.all(session.connection(), domain)
                : DomainVolumes.named(session.connection(), domain, names);
    }

    /// A domain that is gone, and what became of its volumes.
    private record Undefined(
            String lines, Map<String, @Nullable Object> json, List<CommandFailure> failures)
            implements Reply {
        static Undefined of(Domain domain, String given, DomainVolumes volumes, boolean wiped) {
            StringBuilder lines =
                    new StringBuilder("Domain '").append(given).append("' has been undefined\n");
            List<CommandFailure> failures = new ArrayList<>();
            volumes.complaints()
                    .forEach(text ->
                            failures.add(CommandFailure.of(ErrorCode.NO_STORAGE_VOL, text)));
            List<String> removed = new ArrayList<>();
            for (DomainVolumes.OfDisk disk : volumes.volumes()) {
                if (wiped && !wipe(disk, lines, failures)) {
                    continue;
                }
                try {
                    disk.volume().delete();
                    lines.append("Volume ").append(disk.text()).append(" removed.\n");
                    removed.add(disk.volume().path());
                } catch (VirtException e) {
                    failures.add(
                            CommandFailure.because(
                                    "Failed to remove storage volume " + disk.text(), e));
                }
            }
            Map<String, @Nullable Object> json = new LinkedHashMap<>();
            json.putAll(DomainChange.done("undefine", domain, null).json());
            json.put("removedVolumes", removed);
            return new Undefined(lines.toString(), json, failures);
        }

        /// Wipes a volume; one that cannot be wiped is not removed either.
        private static boolean wipe(
                DomainVolumes.OfDisk disk, StringBuilder lines, List<CommandFailure> failures) {
            lines.append("Wiping volume ").append(disk.text()).append(" ... ");
            try {
                disk.volume().wipe();
                lines.append("Done.\n");
                return true;
            } catch (VirtException e) {
                lines.append("Failed! Volume not removed.\n");
                failures.add(CommandFailure.because("Failed to wipe volume " + disk.text(), e));
                return false;
            }
        }

        @Override
        public void appendText(StringBuilder text, boolean quiet) {
            if (!quiet) {
                text.append(lines);
            }
        }
    }

    private static void check(Arguments arguments) {
        if (arguments.has("delete-storage-volume-snapshots")
                && !arguments.has("remove-all-storage")) {
            throw CommandFailure.usage(
                    "Option --remove-all-storage is required by option"
                            + " --delete-storage-volume-snapshots");
        }
        arguments.exclusive("nvram", "keep-nvram");
        arguments.exclusive("tpm", "keep-tpm");
        if (arguments.has("wipe-storage") && STORAGE.stream().noneMatch(arguments::has)) {
            throw CommandFailure.usage(
                    "'--wipe-storage' requires '--storage <string>' or '--remove-all-storage'");
        }
    }
}
