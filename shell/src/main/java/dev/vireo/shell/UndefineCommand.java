package dev.vireo.shell;

import dev.vireo.api.Domain;
import dev.vireo.api.UndefineFlag;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// `undefine`. The files of the domain stay.
final class UndefineCommand implements Command {
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
                OptionSpec.namedText(
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
        if (STORAGE.stream().anyMatch(arguments::has)) {
            throw CommandFailure.of(
                    ErrorCode.OPERATION_UNSUPPORTED,
                    domain.id().isPresent()
                            ? "Storage volume deletion is supported only on stopped domains"
                            : "Storage volumes are not deleted with a domain here");
        }
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
        return DomainChange.done("undefine", domain, "Domain '" + given + "' has been undefined");
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
