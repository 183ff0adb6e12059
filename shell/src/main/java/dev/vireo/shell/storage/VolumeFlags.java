package dev.vireo.shell.storage;

import dev.vireo.shell.command.Arguments;
import dev.vireo.shell.command.OptionSpec;
import dev.vireo.shell.domain.DomainChange;

/// Flags of commands that make volumes which mean nothing for VMware.
final class VolumeFlags {
    static final OptionSpec PREALLOC_METADATA =
            OptionSpec.flag(
                    "prealloc-metadata",
                    "preallocate metadata (for qcow2 instead of full allocation)");
    static final OptionSpec REFLINK = OptionSpec.flag("reflink", "use btrfs COW lightweight copy");
    static final OptionSpec VALIDATE =
            OptionSpec.flag("validate", "validate the XML against the schema");

    private VolumeFlags() {}

    /// Refuses them in libvirt's words.
    ///
    /// @param function the function of libvirt's driver that does
    static void refuse(Arguments arguments, String function) {
        int flags =
                (arguments.has("prealloc-metadata") ? 1 : 0)
                        | (arguments.has("reflink") ? 2 : 0)
                        | (arguments.has("validate") ? 4 : 0);
        if (flags != 0) {
            throw new DomainChange.UnsupportedFlags(flags, function);
        }
    }
}
