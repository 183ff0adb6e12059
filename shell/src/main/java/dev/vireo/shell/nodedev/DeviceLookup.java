package dev.vireo.shell.nodedev;

import dev.vireo.api.NodeDevice;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import dev.vireo.shell.command.Arguments;
import dev.vireo.shell.command.CommandFailure;
import dev.vireo.shell.command.OptionSpec;
import dev.vireo.shell.command.Session;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Finds the device of the host that the argument `device` means.
final class DeviceLookup {
    private static final String OPTION = "device";
    private static final Pattern WWN = Pattern.compile("[0-9a-fA-F]{16}");

    private DeviceLookup() {}

    /// The option that names the device.
    static OptionSpec option() {
        return new OptionSpec(
                OPTION,
                OptionSpec.Kind.TEXT,
                true,
                "device name or wwn pair in 'wwnn,wwpn' format");
    }

    /// Finds the device.
    ///
    /// @throws CommandFailure if there is none, or if asking failed
    static NodeDevice find(Session session, Arguments arguments) {
        String name = arguments.required(OPTION);
        if (name.indexOf(',') >= 0) {
            checkPair(name);
        }
        String message = "Could not find matching device '" + name + "'";
        try {
            return session.connection().fetchNodeDevices().stream()
                    .filter(device -> device.name().equals(name))
                    .findFirst()
                    .orElseThrow(() ->
                            new VirtException(
                                    ErrorCode.NO_NODE_DEVICE,
                                    "no node device with matching name '" + name + "'"));
        } catch (VirtException e) {
            throw CommandFailure.because(message, e);
        }
    }

    /// No device here has such a pair, but what is none is told apart from what is not there.
    private static void checkPair(String name) {
        List<String> parts = List.of(name.split(",", -1));
        if (parts.size() != 2) {
            throw CommandFailure.of(ErrorCode.INVALID_ARG, "Malformed device value '" + name + "'");
        }
        for (String part : parts) {
            if (!WWN.matcher(part).matches()) {
                throw CommandFailure.of(
                        ErrorCode.INTERNAL_ERROR, "internal error: Malformed wwn: " + part);
            }
        }
    }

    /// Tells what is known of a device.
    static Map<String, @Nullable Object> members(NodeDevice device) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("device", device.name());
        members.put("parent", device.parent().orElse(null));
        members.put("capability", device.capability());
        return members;
    }
}
