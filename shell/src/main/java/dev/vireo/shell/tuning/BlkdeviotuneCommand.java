package dev.vireo.shell.tuning;

import dev.vireo.api.DiskTuning;
import dev.vireo.api.Domain;
import dev.vireo.api.Modification;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import dev.vireo.shell.command.Arguments;
import dev.vireo.shell.command.Command;
import dev.vireo.shell.command.CommandFailure;
import dev.vireo.shell.command.CommandSpec;
import dev.vireo.shell.command.Completes;
import dev.vireo.shell.command.FlagFailure;
import dev.vireo.shell.command.Identity;
import dev.vireo.shell.command.OptionSpec;
import dev.vireo.shell.command.Reply;
import dev.vireo.shell.command.ScaledSize;
import dev.vireo.shell.command.Session;
import dev.vireo.shell.command.TextReply;
import dev.vireo.shell.domain.ChangeSides;
import dev.vireo.shell.domain.DomainLookup;
import dev.vireo.shell.text.ParameterLines;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// `blkdeviotune`. VMware limits how many operations a second a disk does, reading and writing
/// together. The other limits of libvirt may be 0, which is what they are.
public final class BlkdeviotuneCommand implements Command {
    private static final String LIMIT = "total-iops-sec";
    private static final String GROUP = "group-name";
    private static final String SCALED = ", as scaled integer (default bytes)";

    @Override
    public CommandSpec spec() {
        List<OptionSpec> options = new ArrayList<>();
        options.add(OptionSpec.domain("domain name, id or uuid"));
        options.add(
                new OptionSpec("device", OptionSpec.Kind.TEXT, true, "block device")
                        .completing(Completes.DISK));
        kinds("-bytes-sec", " throughput limit" + SCALED, options);
        kinds("-iops-sec", " I/O operations limit per second", options);
        kinds("-bytes-sec-max", " max" + SCALED, options);
        kinds("-iops-sec-max", " I/O operations max", options);
        options.add(OptionSpec.number("size-iops-sec", "I/O size in bytes"));
        options.add(
                OptionSpec.text(GROUP, "group name to share I/O quota between multiple drives"));
        durations("-bytes-sec-max-length", " max bytes", options);
        durations("-iops-sec-max-length", " I/O operations max", options);
        options.addAll(ChangeSides.options());
        return new CommandSpec(
                "blkdeviotune",
                CommandSpec.Group.DOMAIN,
                "Set or query a block device I/O tuning parameters.",
                "Set or query disk I/O parameters such as block throttling.",
                true,
                options);
    }

    private static void kinds(String name, String summary, List<OptionSpec> options) {
        for (String kind : List.of("total", "read", "write")) {
            options.add(OptionSpec.number(kind + name, kind + summary));
        }
    }

    private static void durations(String name, String summary, List<OptionSpec> options) {
        for (String kind : List.of("total", "read", "write")) {
            options.add(
                    OptionSpec.number(
                            kind + name, "duration in seconds to allow " + kind + summary));
        }
    }

    @Override
    public Reply run(Session session, Arguments arguments) {
        Set<Modification> sides = ChangeSides.of(arguments);
        Domain domain = DomainLookup.ANY.find(session, arguments);
        String device = arguments.required("device");
        Map<String, Long> wanted = numbers(arguments);
        String group = group(arguments);
        if (wanted.isEmpty() && group == null) {
            return show(domain, device, sides);
        }
        try {
            FlagFailure.refuseReadOnly(session.connection(), "virDomainSetBlockIoTune");
            refuseOthers(wanted, group);
            return change(domain, device, wanted, sides);
        } catch (VirtException e) {
            throw CommandFailure.because("Unable to change block I/O throttle", e);
        }
    }

    /// Reads what is given, sizes before numbers, as virsh does it.
    private Map<String, Long> numbers(Arguments arguments) {
        List<String> names =
                spec().options().stream()
                        .filter(option -> option.kind() == OptionSpec.Kind.NUMBER)
                        .map(OptionSpec::name)
                        .toList();
        Map<String, Long> numbers = new LinkedHashMap<>();
        try {
            for (String name : names) {
                if (isSize(name)) {
                    ScaledSize.bytes(arguments, name).ifPresent(size -> numbers.put(name, size));
                }
            }
            for (String name : names) {
                Long number = isSize(name) ? null : arguments.count(name);
                if (number != null) {
                    numbers.put(name, number);
                }
            }
        } catch (CommandFailure e) {
            throw e.then("Unable to parse integer parameter");
        }
        return numbers;
    }

    private static boolean isSize(String option) {
        return option.endsWith("-bytes-sec") || option.endsWith("-bytes-sec-max");
    }

    private static @Nullable String group(Arguments arguments) {
        try {
            return arguments.text(GROUP);
        } catch (CommandFailure e) {
            throw e.then("Unable to parse " + GROUP + " parameter");
        }
    }

    private static void refuseOthers(Map<String, Long> wanted, @Nullable String group) {
        String other = group == null ? null : GROUP;
        for (Map.Entry<String, Long> one : wanted.entrySet()) {
            if (!one.getKey().equals(LIMIT) && one.getValue() != 0) {
                other = one.getKey();
            }
        }
        if (other != null) {
            throw new VirtException(
                    ErrorCode.ARGUMENT_UNSUPPORTED,
                    "VMware limits the operations of a disk a second, reading and writing together"
                            + " (--"
                            + LIMIT
                            + "), and has no '"
                            + other.replace('-', '_')
                            + "'");
        }
    }

    private static Reply change(
            Domain domain, String device, Map<String, Long> wanted, Set<Modification> sides) {
        Long limit = wanted.get(LIMIT);
        DiskTuning disk;
        if (limit == null) {
            disk = find(domain, device, sides);
        } else {
            disk = DiskTuning.limiting(device, limit);
            domain.setDiskTuning(List.of(disk), sides);
        }
        return TuningReply.changed("blkdeviotune", members(domain, disk));
    }

    private static Reply show(Domain domain, String device, Set<Modification> sides) {
        DiskTuning disk;
        try {
            disk = find(domain, device, sides);
        } catch (VirtException e) {
            throw CommandFailure.because("Unable to get block I/O throttle parameters", e);
        }
        ParameterLines lines = new ParameterLines();
        lines.add(LIMIT.replace('-', '_'), Long.toString(disk.totalIops().orElse(0)));
        return new TextReply(lines.toString(), members(domain, disk));
    }

    private static DiskTuning find(Domain domain, String device, Set<Modification> sides) {
        return domain.fetchDiskTuning(sides).stream()
                .filter(disk ->
                        disk.disk().equals(device)
                                || disk.path().filter(device::equals).isPresent())
                .findFirst()
                .orElseThrow(() ->
                        new VirtException(
                                ErrorCode.INVALID_ARG,
                                "disk '" + device + "' was not found in the domain config"));
    }

    private static Map<String, @Nullable Object> members(Domain domain, DiskTuning disk) {
        Map<String, @Nullable Object> members = Identity.lasting(domain);
        members.put("disk", disk.disk());
        members.put("totalIopsSec", disk.totalIops().orElse(0));
        return members;
    }
}
