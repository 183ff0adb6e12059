package dev.vireo.shell.host;

import dev.vireo.api.Connection;
import dev.vireo.shell.command.Arguments;
import dev.vireo.shell.command.Command;
import dev.vireo.shell.command.CommandSpec;
import dev.vireo.shell.command.OptionSpec;
import dev.vireo.shell.command.Reply;
import dev.vireo.shell.command.Session;
import dev.vireo.shell.command.TextReply;
import dev.vireo.shell.command.VireoVersion;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// `version`. Where virsh prints the version of libvirt, this prints the one whose behaviour it
/// follows, so that scripts which look for it go on.
public final class VersionCommand implements Command {
    private static final String LIBVIRT = "9.0.0";

    @Override
    public CommandSpec spec() {
        return new CommandSpec(
                "version",
                CommandSpec.Group.HOST,
                "show version",
                "Display the system version information.",
                OptionSpec.flag("daemon", "report daemon version too"));
    }

    @Override
    public Reply run(Session session, Arguments arguments) {
        Connection connection = session.connection();
        String type = connection.type();
        String text =
                "Compiled against library: libvirt "
                        + LIBVIRT
                        + "\nUsing library: libvirt "
                        + LIBVIRT
                        + "\nUsing API: "
                        + type
                        + " "
                        + LIBVIRT
                        + "\nRunning hypervisor: "
                        + type
                        + " "
                        + connection.version()
                        + "\n"
                        + (arguments.has("daemon")
                                ? "Running against daemon: " + LIBVIRT + "\n"
                                : "");
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("vireo", VireoVersion.number());
        members.put("libvirt", LIBVIRT);
        members.put("driver", type);
        members.put("hypervisor", connection.version().toString());
        return new TextReply(text, members);
    }
}
