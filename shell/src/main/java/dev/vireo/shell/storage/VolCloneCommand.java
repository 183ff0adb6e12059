package dev.vireo.shell.storage;

import dev.vireo.api.StorageVolume;
import dev.vireo.api.VolumeOptions;
import dev.vireo.model.VirtException;
import dev.vireo.model.XmlDocument;
import dev.vireo.model.XmlElement;
import dev.vireo.model.XmlNode;
import dev.vireo.model.XmlText;
import dev.vireo.shell.command.Arguments;
import dev.vireo.shell.command.Command;
import dev.vireo.shell.command.CommandFailure;
import dev.vireo.shell.command.CommandSpec;
import dev.vireo.shell.command.OptionSpec;
import dev.vireo.shell.command.Reply;
import dev.vireo.shell.command.Session;
import dev.vireo.shell.command.TextReply;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// `vol-clone`.
public final class VolCloneCommand implements Command {
    @Override
    public CommandSpec spec() {
        return new CommandSpec(
                "vol-clone",
                CommandSpec.Group.VOLUME,
                "clone a volume.",
                "Clone an existing volume within the parent pool.",
                VolumeLookup.option(),
                new OptionSpec("newname", OptionSpec.Kind.TEXT, true, "clone name"),
                VolumeLookup.poolOption(),
                VolumeFlags.PREALLOC_METADATA,
                VolumeFlags.REFLINK,
                OptionSpec.flag("print-xml", "print XML document rather than clone the volume"));
    }

    @Override
    public Reply run(Session session, Arguments arguments) {
        StorageVolume source = VolumeLookup.find(session, arguments);
        String name = arguments.required("newname");
        String document = renamed(source.fetchXml(), name);
        if (arguments.has("print-xml")) {
            Map<String, @Nullable Object> members = new LinkedHashMap<>();
            members.put("xml", document);
            return new TextReply(document, members);
        }
        StorageVolume volume;
        try {
            VolumeFlags.refuse(arguments, "esxStorageVolCreateXMLFrom");
            volume = source.pool().createVolumeFrom(document, source, VolumeOptions.DEFAULT);
        } catch (VirtException e) {
            throw CommandFailure.because("Failed to clone vol from " + source.name(), e);
        }
        return VolumeChange.done(
                "vol-clone", volume, "Vol " + volume.name() + " cloned from " + source.name());
    }

    /// Puts another name into a document, which virsh then prints as libxml2 does.
    private static String renamed(String document, String name) {
        XmlElement root = XmlDocument.parse(document);
        List<XmlNode> content =
                root.content().stream()
                        .map(node ->
                                node instanceof XmlElement element && element.name().equals("name")
                                        ? new XmlElement(
                                                "name",
                                                element.attributes(),
                                                List.of(new XmlText(name)))
                                        : node)
                        .toList();
        return XmlDocument.write(new XmlElement(root.name(), root.attributes(), content));
    }
}
