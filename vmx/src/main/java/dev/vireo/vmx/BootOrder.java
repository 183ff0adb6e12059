package dev.vireo.vmx;

import dev.vireo.model.DomainDefinition;
import dev.vireo.model.NetworkInterface;
import dev.vireo.model.XmlAttribute;
import dev.vireo.model.XmlElement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;

/// What a virtual machine tries to boot from, at level [VmxLevel#FULL]: `bios.bootOrder` is a list
/// of `hdd`, `cdrom`, `floppy` and interfaces, `bios.hddOrder` one of hard disks.
///
/// A document says it with `<boot dev='...'/>` for kinds of devices, or with `<boot order='...'/>`
/// in devices.
final class BootOrder {
    private static final String ORDER = "bios.bootOrder";
    private static final String DISK_ORDER = "bios.hddOrder";
    private static final String HARD_DISK = "hdd";
    private static final String FIRST_INTERFACE = "ethernet0";

    private BootOrder() {}

    /// A device that has a number.
    private record Numbered(int order, String kind, String disk) {}

    /// Adds the lines.
    static void write(VmxOutput out, DomainDefinition domain, List<PlacedDisk> disks) {
        List<String> kinds = new ArrayList<>();
        List<String> hardDisks = new ArrayList<>();
        for (Numbered one : numbered(domain.devices().interfaces(), disks)) {
            add(kinds, one.kind());
            if (one.kind().equals(HARD_DISK)) {
                add(hardDisks, one.disk());
            }
        }
        if (kinds.isEmpty()) {
            domain.os().rest().children("boot").forEach(boot -> add(kinds, kind(boot)));
        }
        if (!kinds.isEmpty()) {
            out.put(ORDER, String.join(",", kinds));
        }
        if (!hardDisks.isEmpty()) {
            out.put(DISK_ORDER, String.join(",", hardDisks));
        }
    }

    /// Reads the kinds of devices.
    ///
    /// @return a `<boot>` element for each; none if the order is not given or says more than
    ///   documents can, such as which hard disk is the first or what is forbidden
    static List<XmlElement> read(VmxConfig config) {
        String order = config.file().get(ORDER).orElse("");
        if (order.isEmpty() || config.file().get(DISK_ORDER).isPresent()) {
            return List.of();
        }
        List<XmlElement> boots = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (String kind : order.split(",", -1)) {
            String device = device(kind.strip());
            if (device.isEmpty() || !seen.add(device)) {
                return List.of();
            }
            boots.add(new XmlElement("boot", List.of(new XmlAttribute("dev", device)), List.of()));
        }
        config.value(ORDER); // takes note that it was read
        return boots;
    }

    private static String device(String kind) {
        return switch (kind.toLowerCase(Locale.ROOT)) {
            case HARD_DISK -> "hd";
            case "cdrom" -> "cdrom";
            case "floppy" -> "fd";
            case FIRST_INTERFACE -> "network";
            default -> "";
        };
    }

    private static void add(List<String> list, String item) {
        if (!item.isEmpty() && !list.contains(item)) {
            list.add(item);
        }
    }

    private static String kind(XmlElement boot) {
        return switch (boot.attribute("dev").orElse("")) {
            case "hd" -> HARD_DISK;
            case "cdrom" -> "cdrom";
            case "fd" -> "floppy";
            case "network" -> FIRST_INTERFACE;
            default -> "";
        };
    }

    private static List<Numbered> numbered(
            List<NetworkInterface> interfaces, List<PlacedDisk> disks) {
        List<Numbered> numbered = new ArrayList<>();
        for (PlacedDisk disk : disks) {
            OptionalInt order = order(disk.disk().rest());
            if (order.isPresent()) {
                String place = DiskPlace.prefix(disk.disk(), disk.address());
                numbered.add(new Numbered(order.getAsInt(), kind(disk), place));
            }
        }
        for (int i = 0; i < interfaces.size(); i++) {
            OptionalInt order = order(interfaces.get(i).rest());
            if (order.isPresent()) {
                numbered.add(new Numbered(order.getAsInt(), "ethernet" + i, ""));
            }
        }
        numbered.sort(Comparator.comparingInt(Numbered::order));
        return numbered;
    }

    private static String kind(PlacedDisk disk) {
        return switch (disk.disk().device()) {
            case DISK -> HARD_DISK;
            case CDROM, LUN -> "cdrom";
            case FLOPPY -> "floppy";
        };
    }

    private static OptionalInt order(XmlElement rest) {
        String text =
                rest.child("boot").flatMap(boot -> boot.attribute("order")).orElse("").strip();
        try {
            return text.isEmpty() ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(text));
        } catch (NumberFormatException _) { // a number that no order has: as if there were none
            return OptionalInt.empty();
        }
    }
}
