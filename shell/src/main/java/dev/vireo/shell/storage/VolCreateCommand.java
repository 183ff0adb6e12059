package dev.vireo.shell.storage;

import dev.vireo.api.StoragePool;
import dev.vireo.api.StorageVolume;
import dev.vireo.api.VolumeOptions;
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

/// `vol-create`.
public final class VolCreateCommand implements Command {
    @Override
    public CommandSpec spec() {
        return new CommandSpec(
                "vol-create",
                CommandSpec.Group.VOLUME,
                "create a vol from an XML file",
                "Create a vol.",
                new OptionSpec("pool", OptionSpec.Kind.TEXT, true, "pool name")
                        .completing(Completes.POOL),
                new OptionSpec(
                                "file",
                                OptionSpec.Kind.TEXT,
                                true,
                                "file containing an XML vol description")
                        .completing(Completes.FILE),
                VolumeFlags.PREALLOC_METADATA,
                VolumeFlags.VALIDATE);
    }

    @Override
    public Reply run(Session session, Arguments arguments) {
        StoragePool pool = PoolLookup.NAME_ONLY.find(session, arguments);
        String file = arguments.required("file");
        String document = InputFile.read(file);
        StorageVolume volume;
        try {
            VolumeFlags.refuse(arguments, "esxStorageVolCreateXML");
            volume = pool.createVolume(document, VolumeOptions.DEFAULT);
        } catch (VirtException e) {
            throw CommandFailure.because("Failed to create vol from " + file, e);
        }
        return VolumeChange.done(
                "vol-create", volume, "Vol " + volume.name() + " created from " + file);
    }
}
