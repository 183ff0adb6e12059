package dev.vireo.vmx;

import dev.vireo.model.DiskBus;
import dev.vireo.model.XmlElement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Finds the disks of a document among those that came back of the VMX file: their targets may have
/// changed, but VMX files are read in a known order.
final class DiskMatches {
    private static final List<DiskBus> ORDER =
            List.of(DiskBus.SCSI, DiskBus.SATA, DiskBus.IDE, DiskBus.FDC, DiskBus.NVME);

    private DiskMatches() {}

    /// Returns the element that came back for each target of the document.
    static Map<String, XmlElement> find(XmlElement recovered, List<PlacedDisk> written) {
        List<XmlElement> back = new ArrayList<>();
        recovered.child("devices").ifPresent(it -> back.addAll(it.children("disk")));
        List<PlacedDisk> sorted = new ArrayList<>(written);
        sorted.sort(
                Comparator.<PlacedDisk>comparingInt(disk -> ORDER.indexOf(disk.disk().bus()))
                        .thenComparingInt(disk -> disk.address().controller())
                        .thenComparingInt(disk -> disk.address().bus())
                        .thenComparingInt(disk -> disk.address().unit()));
        back.sort(Comparator.comparingInt(DiskMatches::busRank));
        Map<String, XmlElement> matches = new HashMap<>();
        for (int i = 0; i < sorted.size(); i++) {
            String target = sorted.get(i).original().target();
            if (sorted.size() == back.size()) {
                matches.put(target, back.get(i));
            } else {
                back.stream()
                        .filter(element -> target(element).equals(target))
                        .findFirst()
                        .ifPresent(element -> matches.put(target, element));
            }
        }
        return matches;
    }

    private static int busRank(XmlElement disk) {
        String bus = disk.child("target").flatMap(target -> target.attribute("bus")).orElse("");
        return DiskBus.of(bus).map(ORDER::indexOf).orElse(-1);
    }

    /// Returns the target that a disk names.
    static String target(XmlElement disk) {
        return disk.child("target").flatMap(target -> target.attribute("dev")).orElse("");
    }
}
