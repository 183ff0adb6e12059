package dev.vireo.vmx;

import dev.vireo.model.DomainDefinition;
import dev.vireo.model.DomainXml;
import dev.vireo.model.DomainXmlLevel;
import dev.vireo.model.VirtException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Finds what became of each entry of a VMX file by making a VMX file of the document again: what
/// does not come back as it was is lost or changed, whether or not anybody thought of it.
final class EntryComparison {
    private static final String HARDWARE = VmxConverter.HARDWARE;

    private final VmxConfig config;
    private final VmxFile file;
    private final @Nullable VmxFile back;

    /// Compares.
    ///
    /// @param converter how the document was made
    /// @param config the entries, and which of them were asked for
    /// @param domain what was made of them, without any entries that it carries along
    EntryComparison(VmxConverter converter, VmxConfig config, DomainDefinition domain) {
        this.config = config;
        this.file = config.file();
        this.back = back(converter, domain);
    }

    private @Nullable VmxFile back(VmxConverter converter, DomainDefinition domain) {
        int hardware = (int) config.integer(HARDWARE, 0);
        try {
            return VmxConverter.builder()
                    .level(VmxLevel.FULL)
                    .profile(converter.profile())
                    .fileNames(converter.fileNames())
                    .build()
                    .toVmx(asRead(converter, domain), hardware);
        } catch (VirtException _) { // then no entry counts as come back
            return null;
        }
    }

    /// Returns what a reader of the document sees, who completes and tidies it; the domain itself
    /// if its document cannot be read, as some that libvirt writes.
    private static DomainDefinition asRead(VmxConverter converter, DomainDefinition domain) {
        try {
            return DomainXml.read(
                    DomainXml.write(domain, true), DomainXmlLevel.FULL, converter.profile());
        } catch (VirtException _) { // two disks of one name, for instance
            return domain;
        }
    }

    /// Returns the value an entry comes back with, or null if it does not.
    private @Nullable String cameBack(VmxEntry entry) {
        return back == null ? null : back.value(entry.key());
    }

    /// Returns the entries that a document must carry along so that nothing of the file is lost.
    List<VmxMetadata.Entry> carried() {
        List<VmxMetadata.Entry> carried = new ArrayList<>();
        for (int i = 0; i < file.entries().size(); i++) {
            VmxEntry entry = file.entries().get(i);
            String value = cameBack(entry);
            if (isHardware(entry) && !isHidden(i)) {
                carried.add(new VmxMetadata.Entry(HARDWARE, entry.value(), null));
            } else if (!isHidden(i) && !isEncoding(entry) && !means(entry.value(), value)) {
                carried.add(new VmxMetadata.Entry(entry.key(), entry.value(), value));
            }
        }
        return carried;
    }

    /// Returns what was lost: the entries in their order, then the values that were assumed.
    ///
    /// @param noted what was noticed on the way
    /// @param kept whether the document carries along what it cannot say
    List<Loss> losses(List<Loss> noted, boolean kept) {
        Map<String, Loss> byKey = new HashMap<>();
        for (Loss loss : noted) {
            byKey.put(loss.place().toLowerCase(Locale.ROOT), loss);
        }
        Set<String> carried = kept ? carriedKeys() : Set.of();
        List<Loss> losses = new ArrayList<>();
        for (int i = 0; i < file.entries().size(); i++) {
            VmxEntry entry = file.entries().get(i);
            Loss loss = loss(i, entry, byKey.get(entry.key().toLowerCase(Locale.ROOT)));
            if (loss == null) {
                continue;
            }
            if ((carried.contains(entry.key()) || isHardware(entry)) && kept && !isHidden(i)) {
                losses.add(kept(loss));
            } else if (!kept || isHidden(i) || isEncoding(entry)) {
                losses.add(loss);
            } // else it comes back as it was, though nobody asked for it
        }
        for (Loss loss : noted) {
            if (loss.kind() == Loss.Kind.DEFAULTED) {
                losses.add(loss);
            }
        }
        return losses;
    }

    private Set<String> carriedKeys() {
        Set<String> keys = new HashSet<>();
        carried().forEach(entry -> keys.add(entry.key()));
        return keys;
    }

    private @Nullable Loss loss(int index, VmxEntry entry, @Nullable Loss noted) {
        if (isHidden(index)) {
            return loss(Loss.Kind.IGNORED, entry, "an earlier entry has the same name");
        }
        if (isHardware(entry)) {
            return loss(Loss.Kind.NOT_EXPRESSED, entry, EntryReasons.of(entry.key()));
        }
        if (noted != null && noted.kind() != Loss.Kind.DEFAULTED) {
            return noted;
        }
        if (isEncoding(entry)) {
            return KeyIndex.same(entry.value(), VmxEncoding.UTF_8)
                    ? null
                    : loss(Loss.Kind.CHANGED, entry, EntryReasons.of(entry.key()));
        }
        if (!config.wasAsked(index)) {
            return loss(Loss.Kind.IGNORED, entry, EntryReasons.of(entry.key()));
        }
        String value = cameBack(entry);
        if (means(entry.value(), value) || isDefault(entry, value)) {
            return null;
        }
        return value == null
                ? loss(Loss.Kind.NOT_EXPRESSED, entry, EntryReasons.of(entry.key()))
                : loss(Loss.Kind.CHANGED, entry, "the document says what \"" + value + "\" says");
    }

    private static Loss loss(Loss.Kind kind, VmxEntry entry, String reason) {
        return new Loss(kind, entry.key(), entry.value(), reason);
    }

    private static Loss kept(Loss loss) {
        return new Loss(
                loss.kind(),
                loss.place(),
                loss.value(),
                loss.reason() + "; kept as it is in the document's metadata");
    }

    private boolean isHidden(int index) {
        return file.find(file.entries().get(index).key()) != index;
    }

    /// The document is made back into a file of the same version, so this one has to be asked.
    private static boolean isHardware(VmxEntry entry) {
        return KeyIndex.same(entry.key(), HARDWARE);
    }

    private static boolean isEncoding(VmxEntry entry) {
        return KeyIndex.same(entry.key(), ".encoding");
    }

    /// Tells whether two values mean the same: truth values do in any case.
    private static boolean means(String value, @Nullable String other) {
        return value.equals(other)
                || (other != null && isTruth(other) && KeyIndex.same(value, other));
    }

    private static boolean isTruth(String value) {
        return value.equals("true") || value.equals("false");
    }

    /// Tells whether an entry says no more than its absence: a device that is not there.
    private static boolean isDefault(VmxEntry entry, @Nullable String value) {
        return value == null
                && KeyIndex.same(entry.value(), "false")
                && entry.key().toLowerCase(Locale.ROOT).endsWith(".present");
    }
}
