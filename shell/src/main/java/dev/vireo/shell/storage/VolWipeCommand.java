package dev.vireo.shell.storage;

import dev.vireo.api.StorageVolume;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import dev.vireo.shell.command.Arguments;
import dev.vireo.shell.command.Command;
import dev.vireo.shell.command.CommandFailure;
import dev.vireo.shell.command.CommandSpec;
import dev.vireo.shell.command.OptionSpec;
import dev.vireo.shell.command.Reply;
import dev.vireo.shell.command.Session;
import java.util.Set;

/// `vol-wipe`.
public final class VolWipeCommand implements Command {
    private static final String ZERO = "zero";
    private static final Set<String> ALGORITHMS =
            Set.of(
                    ZERO,
                    "nnsa",
                    "dod",
                    "bsi",
                    "gutmann",
                    "schneier",
                    "pfitzner7",
                    "pfitzner33",
                    "random",
                    "trim");

    @Override
    public CommandSpec spec() {
        return new CommandSpec(
                "vol-wipe",
                CommandSpec.Group.VOLUME,
                "wipe a vol",
                "Ensure data previously on a volume is not accessible to future reads",
                VolumeLookup.option(),
                VolumeLookup.poolOption(),
                OptionSpec.text("algorithm", "perform selected wiping algorithm"));
    }

    @Override
    public Reply run(Session session, Arguments arguments) {
        StorageVolume volume = VolumeLookup.find(session, arguments);
        String algorithm = arguments.text("algorithm");
        if (algorithm != null && !ALGORITHMS.contains(algorithm)) {
            throw CommandFailure.usage("Unsupported algorithm '" + algorithm + "'");
        }
        try {
            if (algorithm != null && !algorithm.equals(ZERO)) {
                throw new VirtException(
                        ErrorCode.NO_SUPPORT,
                        "VMware writes zeros once and has no other way to wipe");
            }
            volume.wipe();
        } catch (VirtException e) {
            throw CommandFailure.because("Failed to wipe vol " + volume.name(), e);
        }
        return VolumeChange.done("vol-wipe", volume, "Vol " + volume.name() + " wiped");
    }
}
