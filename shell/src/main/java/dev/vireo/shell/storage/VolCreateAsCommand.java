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
import dev.vireo.shell.command.OptionSpec;
import dev.vireo.shell.command.Reply;
import dev.vireo.shell.command.ScaledSize;
import dev.vireo.shell.command.Session;
import dev.vireo.shell.command.TextReply;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// `vol-create-as`: the document is made of the options.
public final class VolCreateAsCommand implements Command {
    @Override
    public CommandSpec spec() {
        return new CommandSpec(
                "vol-create-as",
                CommandSpec.Group.VOLUME,
                "create a volume from a set of args",
                "Create a vol.",
                true,
                List.of(
                        new OptionSpec("pool", OptionSpec.Kind.TEXT, true, "pool name")
                                .completing(Completes.POOL),
                        new OptionSpec("name", OptionSpec.Kind.TEXT, true, "name of the volume"),
                        new OptionSpec(
                                "capacity",
                                OptionSpec.Kind.TEXT,
                                true,
                                "size of the vol, as scaled integer (default bytes)"),
                        OptionSpec.text(
                                "allocation",
                                "initial allocation size, as scaled integer (default bytes)"),
                        OptionSpec.text("format", "file format type raw,bochs,qcow,qcow2,qed,vmdk")
                                .choosing("vmdk", "raw", "iso"),
                        OptionSpec.text("backing-vol", "the backing volume if taking a snapshot"),
                        OptionSpec.text(
                                "backing-vol-format",
                                "format of backing volume if taking a snapshot"),
                        VolumeFlags.PREALLOC_METADATA,
                        OptionSpec.flag("print-xml", "print XML document, but don't define/create"),
                        OptionSpec.flag(
                                "eager-zeroed", "write all blocks at once, which takes long"),
                        OptionSpec.namedText("adapter", "controller type ide,busLogic,lsiLogic")
                                .choosing("ide", "busLogic", "lsiLogic")));
    }

    @Override
    public Reply run(Session session, Arguments arguments) {
        StoragePool pool = PoolLookup.NAME_ONLY.find(session, arguments);
        String name = arguments.required("name");
        String document = document(session, arguments, name);
        if (arguments.has("print-xml")) {
            Map<String, @Nullable Object> members = new LinkedHashMap<>();
            members.put("xml", document);
            return new TextReply(document, members);
        }
        VolumeOptions options =
                new VolumeOptions(
                        arguments.has("eager-zeroed"),
                        Optional.ofNullable(arguments.text("adapter")));
        StorageVolume volume;
        try {
            VolumeFlags.refuse(arguments, "esxStorageVolCreateXML");
            volume = pool.createVolume(document, options);
        } catch (VirtException e) {
            throw CommandFailure.because("Failed to create vol " + name, e);
        }
        return VolumeChange.done("vol-create-as", volume, "Vol " + name + " created");
    }

    private static String document(Session session, Arguments arguments, String name) {
        long capacity = ScaledSize.bytes(arguments.required("capacity"));
        String allocation = arguments.text("allocation");
        String format = arguments.text("format");
        String backing = arguments.text("backing-vol");
        String backingFormat = arguments.text("backing-vol-format");
        StringBuilder out = new StringBuilder("<volume>\n");
        element(out, "name", name);
        element(out, "capacity", Long.toUnsignedString(capacity));
        if (allocation != null) {
            element(out, "allocation", Long.toUnsignedString(ScaledSize.bytes(allocation)));
        }
        if (format != null) {
            out.append("  <target>\n    <format type='")
                    .append(PoolDocument.escaped(format))
                    .append("'/>\n  </target>\n");
        }
        if (backing != null) {
            StorageVolume volume = VolumeLookup.findAnywhere(session, backing);
            out.append("  <backingStore>\n    <path>")
                    .append(PoolDocument.escaped(volume.path()))
                    .append("</path>\n");
            if (backingFormat != null) {
                out.append("    <format type='")
                        .append(PoolDocument.escaped(backingFormat))
                        .append("'/>\n");
            }
            out.append("  </backingStore>\n");
        }
        return out.append("</volume>\n").toString();
    }

    private static void element(StringBuilder out, String name, String text) {
        out.append("  <").append(name).append('>').append(PoolDocument.escaped(text));
        out.append("</").append(name).append(">\n");
    }
}
