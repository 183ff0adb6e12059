package dev.vireo.shell.storage;

import dev.vireo.api.StorageVolume;
import dev.vireo.shell.command.Arguments;
import dev.vireo.shell.command.Command;
import dev.vireo.shell.command.CommandSpec;
import dev.vireo.shell.command.OptionSpec;
import dev.vireo.shell.command.Reply;
import dev.vireo.shell.command.Session;
import dev.vireo.shell.command.TextReply;
import dev.vireo.shell.text.XmlSelection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// `vol-dumpxml`.
public final class VolDumpxmlCommand implements Command {
    @Override
    public CommandSpec spec() {
        return new CommandSpec(
                "vol-dumpxml",
                CommandSpec.Group.VOLUME,
                "vol information in XML",
                "Output the vol information as an XML dump to stdout.",
                VolumeLookup.option(),
                VolumeLookup.poolOption(),
                OptionSpec.namedText("xpath", "xpath expression to filter the XML document"),
                OptionSpec.flag("wrap", "wrap xpath results in an common root element"));
    }

    @Override
    public Reply run(Session session, Arguments arguments) {
        String xpath = arguments.text("xpath");
        StorageVolume volume = VolumeLookup.find(session, arguments);
        String document = volume.fetchXml();
        String text =
                xpath == null
                        ? document
                        : XmlSelection.select(document, xpath, arguments.has("wrap"));
        Map<String, @Nullable Object> members = VolumeChange.identity(volume);
        members.put("xml", text);
        return new TextReply(text, members);
    }
}
