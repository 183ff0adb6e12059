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

/// `vol-create-from`.
public final class VolCreateFromCommand implements Command {
    private static final String INPUT_POOL = "inputpool";

    @Override
    public CommandSpec spec() {
        return new CommandSpec(
                "vol-create-from",
                CommandSpec.Group.VOLUME,
                "create a vol, using another volume as input",
                "Create a vol from an existing volume.",
                PoolLookup.option(),
                new OptionSpec(
                                "file",
                                OptionSpec.Kind.TEXT,
                                true,
                                "file containing an XML vol description")
                        .completing(Completes.FILE),
                VolumeLookup.option(),
                OptionSpec.text(INPUT_POOL, "pool name or uuid of the input volume's pool")
                        .completing(Completes.POOL),
                VolumeFlags.PREALLOC_METADATA,
                VolumeFlags.REFLINK,
                VolumeFlags.VALIDATE);
    }

    @Override
    public Reply run(Session session, Arguments arguments) {
        StoragePool pool = PoolLookup.ANY.find(session, arguments);
        String file = arguments.required("file");
        StorageVolume source =
                VolumeLookup.find(
                        session, arguments.required("vol"), INPUT_POOL, arguments.text(INPUT_POOL));
        String document = InputFile.read(file);
        StorageVolume volume;
        try {
            VolumeFlags.refuse(arguments, "esxStorageVolCreateXMLFrom");
            volume = pool.createVolumeFrom(document, source, VolumeOptions.DEFAULT);
        } catch (VirtException e) {
            throw CommandFailure.because("Failed to create vol from " + file, e);
        }
        return VolumeChange.done(
                "vol-create-from",
                volume,
                "Vol " + volume.name() + " created from input vol " + source.name());
    }
}
