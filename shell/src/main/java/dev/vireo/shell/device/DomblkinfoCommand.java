package dev.vireo.shell.device;

import dev.vireo.api.Domain;
import dev.vireo.api.DomainFigures.BlockInfo;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import dev.vireo.shell.command.Arguments;
import dev.vireo.shell.command.Command;
import dev.vireo.shell.command.CommandFailure;
import dev.vireo.shell.command.CommandSpec;
import dev.vireo.shell.command.Completes;
import dev.vireo.shell.command.Labelled;
import dev.vireo.shell.command.OptionSpec;
import dev.vireo.shell.command.Reply;
import dev.vireo.shell.command.Session;
import dev.vireo.shell.command.TableReply;
import dev.vireo.shell.command.TextReply;
import dev.vireo.shell.domain.DomainLookup;
import dev.vireo.shell.text.Table;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// `domblkinfo`.
public final class DomblkinfoCommand implements Command {
    private static final int LABEL_WIDTH = 15;
    private static final List<String> UNITS = List.of("B", "KiB", "MiB", "GiB", "TiB", "PiB");

    @Override
    public CommandSpec spec() {
        return new CommandSpec(
                "domblkinfo",
                CommandSpec.Group.MONITOR,
                "domain block device size information",
                "Get block device size info for a domain.",
                OptionSpec.domain("domain name, id or uuid"),
                OptionSpec.text("device", "block device").completing(Completes.DISK),
                OptionSpec.flag("human", "Human readable output"),
                OptionSpec.flag("all", "display all block devices info"));
    }

    @Override
    public Reply run(Session session, Arguments arguments) {
        arguments.exclusive("all", "device");
        String device = arguments.text("device");
        boolean all = arguments.has("all");
        Domain domain = DomainLookup.ANY.find(session, arguments);
        if (!all && device == null) {
            throw CommandFailure.usage("command 'domblkinfo' requires <device> option");
        }
        List<BlockInfo> disks =
                domain.fetchBlockInfo().stream()
                        .filter(disk ->
                                all
                                        || disk.target().equals(device)
                                        || disk.path().filter(p -> p.equals(device)).isPresent())
                        .toList();
        if (disks.isEmpty() && !all) {
            throw new VirtException(
                    ErrorCode.INVALID_ARG, "invalid path " + device + " not assigned to domain");
        }
        boolean human = arguments.has("human");
        return all ? table(domain, disks, human) : lines(domain, disks.getFirst(), human);
    }

    private static Reply lines(Domain domain, BlockInfo disk, boolean human) {
        Labelled lines = new Labelled(LABEL_WIDTH);
        add(lines, "Capacity:", disk.capacity(), human);
        add(lines, "Allocation:", disk.allocation(), human);
        add(lines, "Physical:", disk.physical(), human);
        return new TextReply(lines.toString(), members(domain, List.of(disk)));
    }

    private static void add(Labelled lines, String label, OptionalLong bytes, boolean human) {
        if (bytes.isPresent()) {
            lines.add(label, text(bytes, human));
        }
    }

    private static Reply table(Domain domain, List<BlockInfo> disks, boolean human) {
        Table table = new Table("Target", "Capacity", "Allocation", "Physical");
        for (BlockInfo disk : disks) {
            table.add(
                    disk.target(),
                    text(disk.capacity(), human),
                    text(disk.allocation(), human),
                    text(disk.physical(), human));
        }
        return new TableReply(table, members(domain, disks));
    }

    private static String text(OptionalLong bytes, boolean human) {
        if (bytes.isEmpty()) {
            return "-";
        }
        if (!human) {
            return Long.toString(bytes.getAsLong());
        }
        double size = bytes.getAsLong();
        int unit = 0;
        while (size >= 1024 && unit < UNITS.size() - 1) {
            size /= 1024;
            unit++;
        }
        return String.format(Locale.ROOT, "%.3f %s", size, UNITS.get(unit));
    }

    private static Map<String, @Nullable Object> members(Domain domain, List<BlockInfo> disks) {
        return DiskMembers.of(
                domain,
                disks,
                disk -> {
                    Map<String, @Nullable Object> sizes = new LinkedHashMap<>();
                    sizes.put("capacity", number(disk.capacity()));
                    sizes.put("allocation", number(disk.allocation()));
                    sizes.put("physical", number(disk.physical()));
                    return sizes;
                });
    }

    private static @Nullable Object number(OptionalLong value) {
        return value.isPresent() ? Long.valueOf(value.getAsLong()) : null;
    }
}
