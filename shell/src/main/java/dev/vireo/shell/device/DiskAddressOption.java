package dev.vireo.shell.device;

import dev.vireo.model.ErrorCode;
import dev.vireo.shell.command.CommandFailure;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The option `--address` of `attach-disk`, such as `scsi:0.0.1`. Which kinds there can be depends
/// on the target.
final class DiskAddressOption {
    private static final String HEX = "(?:0x)?([0-9a-fA-F]{1,8})";
    private static final Pattern PCI =
            Pattern.compile("pci:" + HEX + "\\." + HEX + "\\." + HEX + "\\." + HEX);
    private static final Pattern DRIVE =
            Pattern.compile("(scsi|ide|sata):(\\d{1,9})\\.(\\d{1,9})\\.(\\d{1,9})");
    private static final Pattern USB = Pattern.compile("usb:(\\d{1,9})\\.(\\d{1,9})");
    private static final Pattern CCW = Pattern.compile("ccw:" + HEX + "\\." + HEX + "\\." + HEX);

    private DiskAddressOption() {}

    /// Makes the tag of the address.
    ///
    /// @return the tag without its brackets, null for a target that has no address
    /// @throws CommandFailure if it is none, or none for this target
    static @Nullable String tag(String address, String target, boolean multifunction) {
        Matcher drive = DRIVE.matcher(address);
        Matcher usb = USB.matcher(address);
        Matcher pci = PCI.matcher(address);
        Matcher ccw = CCW.matcher(address);
        boolean isDrive = drive.matches();
        boolean isUsb = usb.matches();
        boolean isPci = pci.matches();
        boolean isCcw = ccw.matches();
        if (!isDrive && !isUsb && !isPci && !isCcw) {
            throw failure("Invalid address.");
        }
        boolean ide = address.startsWith("ide:");
        if (target.startsWith("vd")) {
            if (isPci) {
                return pci(pci, multifunction);
            }
            if (isCcw) {
                return ccw(ccw);
            }
            throw failure("expecting a pci:0000.00.00.00 or ccw:00.0.0000 address.");
        }
        if (target.startsWith("sd")) {
            if (isUsb) {
                return DeviceText.tag(
                        "address", "type", "usb", "bus", usb.group(1), "port", usb.group(2));
            }
            if (isDrive && !ide) {
                return drive(drive);
            }
            throw failure("expecting a scsi:00.00.00 or usb:00.00 or sata:00.00.00 address.");
        }
        if (target.startsWith("hd")) {
            if (ide) {
                return drive(drive);
            }
            throw failure("expecting an ide:00.00.00 address.");
        }
        return null;
    }

    private static String drive(Matcher drive) {
        return DeviceText.tag(
                "address",
                "type",
                "drive",
                "controller",
                drive.group(2),
                "bus",
                drive.group(3),
                "unit",
                drive.group(4));
    }

    /// Writes the address of a PCI device.
    ///
    /// @param pci what was matched: domain, bus, slot and function as its first four groups
    static String pci(Matcher pci, boolean multifunction) {
        return DeviceText.tag(
                "address",
                "type",
                "pci",
                "domain",
                hex(pci.group(1), 4),
                "bus",
                hex(pci.group(2), 2),
                "slot",
                hex(pci.group(3), 2),
                "function",
                hex(pci.group(4), 1),
                "multifunction",
                multifunction ? "on" : null);
    }

    private static String ccw(Matcher ccw) {
        return DeviceText.tag(
                "address",
                "type",
                "ccw",
                "cssid",
                hex(ccw.group(1), 2),
                "ssid",
                hex(ccw.group(2), 1),
                "devno",
                hex(ccw.group(3), 4));
    }

    private static String hex(String digits, int width) {
        String text = Long.toHexString(Long.parseLong(digits, 16));
        return "0x" + "0".repeat(Math.max(0, width - text.length())) + text;
    }

    private static CommandFailure failure(String message) {
        return CommandFailure.of(ErrorCode.INVALID_ARG, message);
    }
}
