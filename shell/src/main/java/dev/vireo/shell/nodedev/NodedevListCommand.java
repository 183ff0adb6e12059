package dev.vireo.shell.nodedev;

import dev.vireo.api.NodeDevice;
import dev.vireo.model.VirtException;
import dev.vireo.shell.command.Arguments;
import dev.vireo.shell.command.Command;
import dev.vireo.shell.command.CommandFailure;
import dev.vireo.shell.command.CommandSpec;
import dev.vireo.shell.command.OptionSpec;
import dev.vireo.shell.command.Reply;
import dev.vireo.shell.command.Session;
import dev.vireo.shell.command.TextReply;
import dev.vireo.shell.text.NameOrder;
import dev.vireo.shell.text.TreeText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// `nodedev-list`: the host itself and what is on its PCI buses.
public final class NodedevListCommand implements Command {
    private static final String ALL = "all";
    private static final String CAP = "cap";
    private static final String INACTIVE = "inactive";
    private static final String TREE = "tree";

    /// What libvirt knows that a device can be.
    private static final Set<String> CAPABILITIES =
            Set.of(
                    "system",
                    "pci",
                    "usb_device",
                    "usb",
                    "net",
                    "scsi_host",
                    "scsi_target",
                    "scsi",
                    "storage",
                    "fc_host",
                    "vports",
                    "scsi_generic",
                    "drm",
                    "mdev_types",
                    "mdev",
                    "ccw",
                    "css",
                    "vdpa",
                    "ap_card",
                    "ap_queue",
                    "ap_matrix",
                    "vpd");

    @Override
    public CommandSpec spec() {
        return new CommandSpec(
                "nodedev-list",
                CommandSpec.Group.NODEDEV,
                "enumerate devices on this host",
                "",
                OptionSpec.flag(TREE, "list devices in a tree"),
                OptionSpec.text(CAP, "capability names, separated by comma")
                        .choosing("system", "pci"),
                OptionSpec.flag(INACTIVE, "list inactive devices"),
                OptionSpec.flag(ALL, "list inactive & active devices"));
    }

    @Override
    public Reply run(Session session, Arguments arguments) {
        String wanted = arguments.text(CAP);
        if (arguments.has(ALL) && arguments.has(INACTIVE)) {
            throw CommandFailure.usage("Option --all is incompatible with --inactive");
        }
        if (arguments.has(TREE) && (wanted != null || arguments.has(INACTIVE))) {
            throw CommandFailure.usage("Option --tree is incompatible with --cap and --inactive");
        }
        List<String> capabilities = wanted == null ? List.of() : List.of(wanted.split(",", -1));
        if (!CAPABILITIES.containsAll(capabilities)) {
            throw CommandFailure.usage("Invalid capability type");
        }
        List<NodeDevice> devices;
        try {
            devices = new ArrayList<>(session.connection().fetchNodeDevices());
        } catch (VirtException e) {
            throw CommandFailure.because("Failed to list node devices", e);
        }
        devices.removeIf(device -> arguments.has(INACTIVE)); // VMware tells of active ones only
        devices.removeIf(
                device -> !capabilities.isEmpty() && !capabilities.contains(device.capability()));
        devices.sort((a, b) -> NameOrder.compare(a.name(), b.name()));
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("devices", devices.stream().map(DeviceLookup::members).toList());
        return new TextReply(arguments.has(TREE) ? tree(devices) : names(devices), members);
    }

    private static String names(List<NodeDevice> devices) {
        StringBuilder text = new StringBuilder();
        devices.forEach(device -> text.append(device.name()).append('\n'));
        return text.toString();
    }

    private static String tree(List<NodeDevice> devices) {
        TreeText<NodeDevice> tree =
                new TreeText<>(
                        above ->
                                devices.stream()
                                        .filter(device ->
                                                device.parent()
                                                        .filter(above.name()::equals)
                                                        .isPresent())
                                        .toList(),
                        NodeDevice::name);
        devices.stream().filter(device -> device.parent().isEmpty()).forEach(tree::add);
        return tree.toString();
    }
}
