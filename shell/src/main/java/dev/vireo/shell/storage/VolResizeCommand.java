package dev.vireo.shell.storage;

import dev.vireo.api.StorageVolume;
import dev.vireo.api.VolumeResizeFlag;
import dev.vireo.model.VirtException;
import dev.vireo.shell.command.Arguments;
import dev.vireo.shell.command.Command;
import dev.vireo.shell.command.CommandFailure;
import dev.vireo.shell.command.CommandSpec;
import dev.vireo.shell.command.OptionSpec;
import dev.vireo.shell.command.Reply;
import dev.vireo.shell.command.ScaledSize;
import dev.vireo.shell.command.Session;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/// `vol-resize`.
public final class VolResizeCommand implements Command {
    @Override
    public CommandSpec spec() {
        return new CommandSpec(
                "vol-resize",
                CommandSpec.Group.VOLUME,
                "resize a vol",
                "Resizes a storage volume. This is safe only for storage volumes not in use by an"
                        + " active guest.\nSee blockresize for live resizing.",
                VolumeLookup.option(),
                new OptionSpec(
                        "capacity",
                        OptionSpec.Kind.TEXT,
                        true,
                        "new capacity for the vol, as scaled integer (default bytes)"),
                VolumeLookup.poolOption(),
                OptionSpec.flag(
                        "allocate", "allocate the new capacity, rather than leaving it sparse"),
                OptionSpec.flag(
                        "delta",
                        "use capacity as a delta to current size, rather than the new size"),
                OptionSpec.flag("shrink", "allow the resize to shrink the volume"));
    }

    @Override
    public Reply run(Session session, Arguments arguments) {
        StorageVolume volume = VolumeLookup.find(session, arguments);
        Set<VolumeResizeFlag> flags = EnumSet.noneOf(VolumeResizeFlag.class);
        for (VolumeResizeFlag flag : VolumeResizeFlag.values()) {
            if (arguments.has(flag.name().toLowerCase(Locale.ROOT))) {
                flags.add(flag);
            }
        }
        String size = arguments.required("capacity").stripLeading();
        if (size.startsWith("-")) {
            if (!flags.contains(VolumeResizeFlag.SHRINK)) {
                throw CommandFailure.usage("negative size requires --shrink");
            }
            flags.add(VolumeResizeFlag.DELTA);
            size = size.substring(1);
        }
        boolean delta = flags.contains(VolumeResizeFlag.DELTA);
        long bytes = ScaledSize.bytes(size);
        String way = delta ? "by " : "to ";
        try {
            volume.resize(bytes, flags);
        } catch (VirtException e) {
            throw CommandFailure.because(
                    "Failed to change size of volume '" + volume.name() + "' " + way + size, e);
        }
        return VolumeChange.done(
                "vol-resize",
                volume,
                "Size of volume '" + volume.name() + "' successfully changed " + way + size);
    }
}
