package dev.vireo.shell.host;

import dev.vireo.api.Connection;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
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

/// `freecell`. VMware drivers know the host's free memory, but not that of single NUMA cells.
public final class FreecellCommand implements Command {
    private static final String FUNCTION = "virNodeGetCellsFreeMemory";
    private static final int KIB = 1024;

    @Override
    public CommandSpec spec() {
        return new CommandSpec(
                "freecell",
                CommandSpec.Group.HOST,
                "NUMA free memory",
                "display available free memory for the NUMA cell.",
                OptionSpec.number("cellno", "NUMA cell number"),
                OptionSpec.flag("all", "show free memory for all NUMA cells"));
    }

    @Override
    public Reply run(Session session, Arguments arguments) {
        arguments.exclusive("all", "cellno");
        Integer cell = arguments.number("cellno");
        if (cell != null) {
            throw cell < 0
                    ? CommandFailure.of(
                            ErrorCode.INVALID_ARG,
                            "startCell in " + FUNCTION + " must be zero or greater")
                    : new VirtException(ErrorCode.NO_SUPPORT, FUNCTION);
        }
        return arguments.has("all") ? noCells() : total(session.connection());
    }

    private static Reply total(Connection connection) {
        long free = connection.fetchFreeMemory() / KIB;
        return new TextReply("Total: " + free + " KiB\n", members(free));
    }

    /// libvirt's drivers for VMware describe no cells, so that there are none to add up.
    private static Reply noCells() {
        Map<String, @Nullable Object> members = members(0);
        members.put("cells", List.of());
        return new TextReply("--------------------\nTotal:          0 KiB\n", members);
    }

    private static Map<String, @Nullable Object> members(long free) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("freeKib", free);
        return members;
    }
}
