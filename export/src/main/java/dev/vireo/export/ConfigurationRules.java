package dev.vireo.export;

import dev.vireo.model.VirtException;
import dev.vireo.vmx.Loss;
import dev.vireo.vmx.VmxConverter;
import dev.vireo.vmx.VmxFile;
import dev.vireo.vmx.VmxLevel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// What a machine's VMX file means for a move: what the conversion to a domain document, at its
/// fullest level, cannot carry over.
///
/// Most of it is how VMware runs the machine, which a move leaves behind on purpose; that is told
/// and costs nothing. What the guest can tell apart, or somebody relies on, is work.
public final class ConfigurationRules {
    private static final String SUBJECT = "configuration";
    private static final int MOST_NAMED = 4;

    /// What the conversion back needs is no news here.
    private static final String KEPT = "; kept as it is in the document's metadata";

    /// What a guest, or who runs it, misses.
    private static final List<Missed> MISSED =
            List.of(
                    new Missed(
                            "guestinfo.",
                            "software in the guest may read it: hand it over with cloud-init or"
                                    + " fw_cfg"),
                    new Missed("cpuid.", "choose a CPU model that shows the guest the same"),
                    new Missed(
                            "sched.cpu.affinity",
                            "pin the virtual processors with vcpupin, or do not"),
                    new Missed("sched.", "set cputune, memtune and blkiotune if it still matters"),
                    new Missed("numa", "lay out the cells with numa and numatune"),
                    new Missed(
                            "disk.enableuuid",
                            "give the disks serial numbers: software may find them by those"),
                    new Missed(
                            "sharedfolder", "share the folder with virtiofs or over the network"),
                    new Missed("pcipassthru", "look for the device on the new host"),
                    new Missed("hypervisor.cpuid", "hide the hypervisor with a kvm hidden state"),
                    new Missed("smbios.", "set sysinfo: licences may depend on it"),
                    new Missed("bios.", "set the order of boot devices"),
                    new Missed("rtc.", "set the offset of the clock"),
                    new Missed("time", "choose how the guest keeps time"));

    private static final List<String> WRITTEN_BY_TOOLS =
            List.of(
                    "guestinfo.vmtools.",
                    "guestinfo.detailed.",
                    "guestinfo.driver.",
                    "guestinfo.appinfo",
                    "guestinfo.toolsinstallerrcode");

    /// What the shares, reservations and limits of a machine are if nobody has set them.
    private static final Set<String> UNLIMITED =
            Set.of("", "0", "-1", "normal", "mhz", "off", "unlimited");

    private static final Finding STAYS_BEHIND =
            new Finding(
                    Effort.EASY,
                    SUBJECT,
                    "settings that mean something to VMware only",
                    "they stay behind; convert --report lists them with reasons");

    private record Missed(String beginning, String advice) {}

    private ConfigurationRules() {}

    /// Looks at a VMX file.
    ///
    /// @param vmx its bytes
    /// @return what was found, in the order of the file; one finding for all entries of a kind
    public static List<Finding> of(byte[] vmx) {
        List<Loss> losses;
        try {
            losses =
                    VmxConverter.builder()
                            .level(VmxLevel.FULL)
                            .build()
                            .toDomainWithLosses(VmxFile.parse(vmx))
                            .losses();
        } catch (VirtException e) {
            return List.of(
                    new Finding(
                            Effort.HARD,
                            SUBJECT,
                            "the VMX file cannot be converted: " + e.detail(),
                            "mend the file, or write the domain document by hand"));
        }
        Map<Finding, List<String>> kinds = new LinkedHashMap<>();
        for (Loss loss : losses) {
            if (loss.kind() != Loss.Kind.DEFAULTED) {
                kinds.computeIfAbsent(finding(loss), _ -> new ArrayList<>()).add(loss.place());
            }
        }
        return kinds.entrySet().stream()
                .map(kind -> named(kind.getKey(), kind.getValue()))
                .toList();
    }

    private static Finding finding(Loss loss) {
        String key = loss.place().toLowerCase(Locale.ROOT);
        if (isUsual(key, loss.value().toLowerCase(Locale.ROOT))) {
            return STAYS_BEHIND;
        }
        String reason = loss.reason().replace(KEPT, "");
        for (Missed missed : MISSED) {
            if (key.startsWith(missed.beginning)) {
                return new Finding(Effort.MODERATE, SUBJECT, reason, missed.advice);
            }
        }
        return loss.kind() == Loss.Kind.CHANGED
                ? new Finding(Effort.MODERATE, SUBJECT, reason, "see whether the guest minds")
                : STAYS_BEHIND;
    }

    /// Tells what every machine has, and nobody has asked for.
    private static boolean isUsual(String key, String value) {
        return key.equals("guestos")
                || WRITTEN_BY_TOOLS.stream().anyMatch(key::startsWith)
                || (key.startsWith("sched.")
                        && (UNLIMITED.contains(value) || key.endsWith(".derivedname")));
    }

    private static Finding named(Finding kind, List<String> keys) {
        String some = String.join(", ", keys.subList(0, Math.min(keys.size(), MOST_NAMED)));
        int more = keys.size() - MOST_NAMED;
        return new Finding(
                kind.effort(),
                kind.subject(),
                some + (more > 0 ? " and " + more + " more" : "") + ": " + kind.reason(),
                kind.advice());
    }
}
