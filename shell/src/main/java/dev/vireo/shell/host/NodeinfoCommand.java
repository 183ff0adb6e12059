package dev.vireo.shell.host;

import dev.vireo.api.NodeInfo;
import dev.vireo.model.VirtException;
import dev.vireo.shell.command.Arguments;
import dev.vireo.shell.command.Command;
import dev.vireo.shell.command.CommandFailure;
import dev.vireo.shell.command.CommandSpec;
import dev.vireo.shell.command.Labelled;
import dev.vireo.shell.command.Reply;
import dev.vireo.shell.command.Session;
import dev.vireo.shell.command.TextReply;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// `nodeinfo`.
public final class NodeinfoCommand implements Command {
    private static final int LABEL_WIDTH = 20;

    @Override
    public CommandSpec spec() {
        return new CommandSpec(
                "nodeinfo",
                CommandSpec.Group.HOST,
                "node information",
                "Returns basic information about the node.");
    }

    @Override
    public Reply run(Session session, Arguments arguments) {
        NodeInfo info;
        try {
            info = session.connection().fetchNodeInfo();
        } catch (VirtException e) {
            throw CommandFailure.because("failed to get node information", e);
        }
        return new TextReply(text(info), members(info));
    }

    private static String text(NodeInfo info) {
        Labelled lines = new Labelled(LABEL_WIDTH);
        lines.add("CPU model:", info.model());
        lines.add("CPU(s):", Integer.toString(info.cpus()));
        lines.add("CPU frequency:", info.mhz() + " MHz");
        lines.add("CPU socket(s):", Integer.toString(info.sockets()));
        lines.add("Core(s) per socket:", Integer.toString(info.cores()));
        lines.add("Thread(s) per core:", Integer.toString(info.threads()));
        lines.add("NUMA cell(s):", Integer.toString(info.nodes()));
        lines.add("Memory size:", info.memoryKib() + " KiB");
        return lines.toString();
    }

    private static Map<String, @Nullable Object> members(NodeInfo info) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("cpuModel", info.model());
        members.put("cpus", info.cpus());
        members.put("mhz", info.mhz());
        members.put("sockets", info.sockets());
        members.put("coresPerSocket", info.cores());
        members.put("threadsPerCore", info.threads());
        members.put("numaCells", info.nodes());
        members.put("memoryKib", info.memoryKib());
        return members;
    }
}
