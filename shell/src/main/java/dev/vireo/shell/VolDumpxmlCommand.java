package dev.vireo.shell;

import dev.vireo.api.StorageVolume;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// `vol-dumpxml`.
final class VolDumpxmlCommand implements Command {
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
