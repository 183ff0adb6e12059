package dev.vireo.shell.storage;

import dev.vireo.api.StorageVolume;
import dev.vireo.model.VirtException;
import dev.vireo.shell.command.Arguments;
import dev.vireo.shell.command.Command;
import dev.vireo.shell.command.CommandFailure;
import dev.vireo.shell.command.CommandSpec;
import dev.vireo.shell.command.OptionSpec;
import dev.vireo.shell.command.Reply;
import dev.vireo.shell.command.Session;
import dev.vireo.shell.domain.DomainChange;

/// `vol-delete`.
public final class VolDeleteCommand implements Command {
    /// The flag that also deletes what was taken of a volume; nothing of VMware's has it.
    public static final int WITH_SNAPSHOTS = 2;

    @Override
    public CommandSpec spec() {
        return new CommandSpec(
                "vol-delete",
                CommandSpec.Group.VOLUME,
                "delete a vol",
                "Delete a given vol.",
                VolumeLookup.option(),
                VolumeLookup.poolOption(),
                OptionSpec.flag(
                        "delete-snapshots",
                        "delete snapshots associated with volume (must be supported by storage"
                                + " driver)"));
    }

    @Override
    public Reply run(Session session, Arguments arguments) {
        StorageVolume volume = VolumeLookup.find(session, arguments);
        try {
            if (arguments.has("delete-snapshots")) {
                throw new DomainChange.UnsupportedFlags(WITH_SNAPSHOTS, "esxStorageVolDelete");
            }
            volume.delete();
        } catch (VirtException e) {
            throw CommandFailure.because("Failed to delete vol " + volume.name(), e);
        }
        return VolumeChange.done("vol-delete", volume, "Vol " + volume.name() + " deleted");
    }
}
