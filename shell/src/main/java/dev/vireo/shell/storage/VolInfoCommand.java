package dev.vireo.shell.storage;

import dev.vireo.api.StorageVolume;
import dev.vireo.api.StorageVolumeInfo;
import dev.vireo.shell.command.Arguments;
import dev.vireo.shell.command.Command;
import dev.vireo.shell.command.CommandSpec;
import dev.vireo.shell.command.Labelled;
import dev.vireo.shell.command.OptionSpec;
import dev.vireo.shell.command.Reply;
import dev.vireo.shell.command.Session;
import dev.vireo.shell.command.TextReply;
import dev.vireo.shell.text.ByteText;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// `vol-info`.
public final class VolInfoCommand implements Command {
    private static final int LABEL_WIDTH = 15;

    @Override
    public CommandSpec spec() {
        return new CommandSpec(
                "vol-info",
                CommandSpec.Group.VOLUME,
                "storage vol information",
                "Returns basic information about the storage vol.",
                VolumeLookup.option(),
                VolumeLookup.poolOption(),
                OptionSpec.flag("bytes", "sizes are represented in bytes rather than pretty units"),
                OptionSpec.flag(
                        "physical", "return the physical size of the volume in allocation field"));
    }

    @Override
    public Reply run(Session session, Arguments arguments) {
        StorageVolume volume = VolumeLookup.find(session, arguments);
        boolean bytes = arguments.has("bytes");
        StorageVolumeInfo info = volume.fetchInfo();
        Labelled lines = new Labelled(LABEL_WIDTH);
        lines.add("Name:", volume.name());
        lines.add("Type:", info.type().text());
        lines.add("Capacity:", size(info.capacity(), bytes));
        if (arguments.has("physical")) {
            lines.add("Physical:", size(info.physical(), bytes));
        } else {
            lines.add("Allocation:", size(info.allocation(), bytes));
        }
        Map<String, @Nullable Object> members = VolumeChange.identity(volume);
        members.putAll(VolumeChange.members(info));
        return new TextReply(lines.toString(), members);
    }

    private static String size(long value, boolean bytes) {
        return bytes ? value + " bytes" : ByteText.of(value);
    }
}
