package dev.vireo.shell.snapshot;

import dev.vireo.api.Domain;
import dev.vireo.api.Snapshot;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.ErrorDomain;
import dev.vireo.model.VirtException;
import dev.vireo.shell.command.Arguments;
import dev.vireo.shell.command.CommandFailure;

/// Finds the snapshot that the arguments `snapshotname` or `--current` mean. A name may also be
/// `id:` and an id, or a path.
final class SnapshotLookup {
    static final String NAME = "snapshotname";
    static final String CURRENT = "current";

    private SnapshotLookup() {}

    /// Finds the snapshot.
    ///
    /// @throws CommandFailure if neither or both arguments are given
    /// @throws VirtException `NO_DOMAIN_SNAPSHOT` if there is none
    static Snapshot find(Domain domain, Arguments arguments) {
        return find(domain, arguments, NAME);
    }

    /// Finds the snapshot.
    ///
    /// @param option the option with the name
    static Snapshot find(Domain domain, Arguments arguments, String option) {
        String name = arguments.text(option);
        if (name != null && arguments.has(CURRENT)) {
            throw CommandFailure.usage(
                    "--" + option + " and --" + CURRENT + " are mutually exclusive");
        }
        if (name != null) {
            return domain.lookupSnapshot(name);
        }
        if (!arguments.has(CURRENT)) {
            throw CommandFailure.usage("--" + option + " or --" + CURRENT + " is required");
        }
        return domain.fetchCurrentSnapshot()
                .orElseThrow(() ->
                        new VirtException(
                                ErrorCode.NO_DOMAIN_SNAPSHOT,
                                ErrorDomain.ESX,
                                "Domain has no current snapshot",
                                null));
    }
}
