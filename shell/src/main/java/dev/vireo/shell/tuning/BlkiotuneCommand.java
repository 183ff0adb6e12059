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
import dev.vireo.shell.command.FlagFailure;
import dev.vireo.shell.command.Identity;
import dev.vireo.shell.command.OptionSpec;
import dev.vireo.shell.command.Reply;
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
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// `blkiotune`. VMware weighs each disk of a domain against those of others, by its shares; a
/// domain as a whole has no weight.
public final class BlkiotuneCommand implements Command {
    private static final String WEIGHTS = "device-weights";
    private static final String WEIGHT_PARAMETER = "device_weight";
    private static final int NORMAL = -2;

    @Override
    public CommandSpec spec() {
        List<OptionSpec> options = new ArrayList<>();
        options.add(OptionSpec.domain("domain name, id or uuid"));
        options.add(OptionSpec.number("weight", "IO Weight"));
        options.add(list(WEIGHTS, "IO Weights", "weight"));
        options.add(list("device-read-iops-sec", "read I/O limit per second", "read_iops_sec"));
        options.add(list("device-write-iops-sec", "write I/O limit per second", "write_iops_sec"));
        options.add(list("device-read-bytes-sec", "bytes read per second", "read_bytes_sec"));
        options.add(list("device-write-bytes-sec", "bytes wrote per second", "write_bytes_sec"));
        options.addAll(ChangeSides.options());
        return new CommandSpec(
                "blkiotune",
                CommandSpec.Group.DOMAIN,
                "Get or set blkio parameters",
                """
                Get or set the current blkio parameters for a guest domain.
                    To get the blkio parameters use following command:\s

                    virsh # blkiotune <domain>\
                """,
                true,
                options);
    }

    private static OptionSpec list(String name, String what, String value) {
        return OptionSpec.text(
                name, "per-device " + what + ", in the form of /path/to/device," + value + ",...");
    }

    @Override
    public Reply run(Session session, Arguments arguments) {
        Set<Modification> sides = ChangeSides.of(arguments);
        Domain domain = DomainLookup.ANY.find(session, arguments);
        Integer weight = arguments.number("weight");
        if (weight != null && weight <= 0) {
            throw CommandFailure.of(
                    ErrorCode.INVALID_ARG, "Invalid value of " + weight + " for I/O weight");
        }
        Map<String, String> lists = lists(arguments);
        if (weight == null && lists.isEmpty()) {
            return show(domain, sides);
        }
        try {
            FlagFailure.refuseReadOnly(session.connection(), "virDomainSetBlkioParameters");
            refuse(weight, lists);
            List<DiskTuning> disks = weights(lists.getOrDefault(WEIGHTS, ""));
            domain.setDiskTuning(disks, sides);
            return TuningReply.changed("blkiotune", members(domain, disks));
        } catch (VirtException e) {
            throw CommandFailure.because("Unable to change blkio parameters", e);
        }
    }

    /// Returns the options that are lists of devices, as far as they are given.
    private Map<String, String> lists(Arguments arguments) {
        Map<String, String> lists = new LinkedHashMap<>();
        for (OptionSpec option : spec().options()) {
            String text = arguments.raw(option.name());
            if (option.name().startsWith("device-") && text != null) {
                if (text.isEmpty()) {
                    throw CommandFailure.of(
                            ErrorCode.INVALID_ARG, "Unable to parse string parameter");
                }
                lists.put(option.name(), text);
            }
        }
        return lists;
    }

    private static void refuse(@Nullable Integer weight, Map<String, String> lists) {
        if (weight != null) {
            throw new VirtException(
                    ErrorCode.ARGUMENT_UNSUPPORTED,
                    "VMware weighs disks, not domains; use --" + WEIGHTS + " DISK,WEIGHT");
        }
        for (String option : lists.keySet()) {
            if (!option.equals(WEIGHTS)) {
                throw new VirtException(
                        ErrorCode.ARGUMENT_UNSUPPORTED,
                        "VMware limits the operations of a disk a second, reading and writing"
                                + " together, and has no '"
                                + option.replace('-', '_')
                                + "'; use blkdeviotune --total-iops-sec");
            }
        }
    }

    /// Reads disks and their weights. A weight of 0 is that of a disk that was never weighed, as in
    /// libvirt.
    private static List<DiskTuning> weights(String text) {
        String[] words = text.split(",", -1);
        if (words.length % 2 != 0) {
            throw new VirtException(
                    ErrorCode.INVALID_ARG,
                    "unable to parse blkio device '" + WEIGHT_PARAMETER + "' '" + text + "'");
        }
        Map<String, DiskTuning> disks = new LinkedHashMap<>();
        for (int i = 0; i < words.length; i += 2) {
            int weight = weight(words[i], words[i + 1]);
            DiskTuning disk = DiskTuning.weighing(words[i], weight == 0 ? NORMAL : weight);
            if (disks.put(words[i], disk) != null) {
                throw new VirtException(
                        ErrorCode.INVALID_ARG, "disk '" + words[i] + "' has two weights");
            }
        }
        return List.copyOf(disks.values());
    }

    private static int weight(String disk, String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException _) {
            throw new VirtException(
                    ErrorCode.INVALID_ARG,
                    "invalid value '"
                            + text
                            + "' for parameter '"
                            + WEIGHT_PARAMETER
                            + "' of device '"
                            + disk
                            + "'");
        }
    }

    private static Reply show(Domain domain, Set<Modification> sides) {
        List<DiskTuning> disks;
        try {
            disks = domain.fetchDiskTuning(sides);
        } catch (VirtException e) {
            throw CommandFailure.because("Unable to get blkio parameters", e);
        }
        String weights =
                disks.stream()
                        .filter(disk -> disk.shares().isPresent())
                        .map(disk -> disk.disk() + "," + disk.shares().getAsInt())
                        .collect(Collectors.joining(","));
        return new TextReply(
                new ParameterLines().add(WEIGHT_PARAMETER, weights).toString(),
                members(domain, disks));
    }

    private static Map<String, @Nullable Object> members(Domain domain, List<DiskTuning> disks) {
        List<Object> weighed = new ArrayList<>();
        for (DiskTuning disk : disks) {
            Map<String, @Nullable Object> members = new LinkedHashMap<>();
            members.put("disk", disk.disk());
            members.put(
                    "shares",
                    disk.shares().isPresent() ? Integer.valueOf(disk.shares().getAsInt()) : null);
            weighed.add(members);
        }
        Map<String, @Nullable Object> members = Identity.lasting(domain);
        members.put("disks", weighed);
        return members;
    }
}
