package dev.vireo.vmx;

import dev.vireo.model.DomainDefinition;
import dev.vireo.model.DomainXml;
import dev.vireo.model.DomainXmlLevel;
import dev.vireo.model.DomainXmlOptions;
import dev.vireo.model.DomainXmlReading;
import dev.vireo.model.DroppedXml;
import dev.vireo.model.VirtException;
import dev.vireo.model.XmlDocument;
import dev.vireo.model.XmlElement;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

/// Makes a VMX file of the text of a document, with all that was lost on the way. The losses are
/// found by reading the file back, so that none is forgotten.
final class DocumentConversion {
    /// The oldest hardware version that is read back.
    private static final int OLDEST_HARDWARE = 4;

    private DocumentConversion() {}

    static Conversion<VmxFile> convert(
            VmxConverter converter, String document, OptionalInt wantedHardware) {
        DomainXmlReading reading =
                DomainXml.readWithDropped(
                        document, xmlLevel(converter.level()), converter.profile());
        OptionalInt known = wantedHardware;
        if (known.isEmpty() && converter.level().isAtLeast(VmxLevel.FULL)) {
            known = carriedHardware(reading.definition());
        }
        int hardwareVersion = known.orElse(VmxConverter.DEFAULT_HARDWARE_VERSION);
        VmxConverter remembering =
                converter.withFileNames(new RememberedNames(converter.fileNames()));
        DomainToVmx.Written written =
                DomainToVmx.convert(remembering, reading.definition(), hardwareVersion);
        List<Loss> losses = losses(remembering, document, reading, written, hardwareVersion);
        if (known.isEmpty()) {
            losses.add(
                    new Loss(
                            Loss.Kind.DEFAULTED,
                            VmxConverter.HARDWARE,
                            Integer.toString(hardwareVersion),
                            "a document names no hardware version"));
        }
        return new Conversion<>(written.file(), losses);
    }

    /// Returns the hardware version that a document carries along.
    private static OptionalInt carriedHardware(DomainDefinition domain) {
        for (VmxMetadata.Entry entry : VmxMetadata.read(domain.rest())) {
            if (KeyIndex.same(entry.key(), VmxConverter.HARDWARE)) {
                try {
                    return OptionalInt.of(Integer.parseInt(entry.value().strip()));
                } catch (NumberFormatException _) { // somebody edited it: as if it were not there
                    return OptionalInt.empty();
                }
            }
        }
        return OptionalInt.empty();
    }

    /// Returns whose documents go with a level.
    static DomainXmlLevel xmlLevel(VmxLevel level) {
        return switch (level) {
            case LIBVIRT_9_0 -> DomainXmlLevel.LIBVIRT_9_0;
            case LIBVIRT_12 -> DomainXmlLevel.LIBVIRT_12;
            case FULL -> DomainXmlLevel.FULL;
        };
    }

    private static List<Loss> losses(
            VmxConverter converter,
            String document,
            DomainXmlReading reading,
            DomainToVmx.Written written,
            int hardwareVersion) {
        List<Loss> losses = new ArrayList<>();
        DomainXmlOptions options =
                DomainXmlOptions.DEFAULT
                        .withPasswords(true)
                        .withClusters(converter.level().isAtLeast(VmxLevel.LIBVIRT_12));
        XmlElement recovered = recovered(converter, written.file(), options, losses);
        XmlElement known = XmlDocument.parse(DomainXml.write(reading.definition(), options));
        Set<String> ignored =
                reading.dropped().stream().map(DroppedXml::xpath).collect(Collectors.toSet());
        losses.addAll(
                DocumentLosses.find(
                        XmlDocument.parse(document), recovered, written.disks(), ignored));
        losses.addAll(
                DocumentLosses.assumed(reading.definition(), recovered, known, written.file()));
        if (hardwareVersion < OLDEST_HARDWARE) {
            losses.add(
                    new Loss(
                            Loss.Kind.CHANGED,
                            "virtualHW.version",
                            Integer.toString(hardwareVersion),
                            "written, but no product has such hardware"));
        }
        return losses;
    }

    /// Returns what the file says as a document; an empty one, and a loss, if the file cannot be
    /// read back at the level it was written at.
    private static XmlElement recovered(
            VmxConverter converter, VmxFile file, DomainXmlOptions options, List<Loss> losses) {
        try {
            DomainDefinition domain = converter.toDomain(readable(file));
            return XmlDocument.parse(DomainXml.write(domain, options));
        } catch (VirtException e) { // libvirt writes files that it does not read; say so
            losses.add(
                    new Loss(
                            Loss.Kind.CHANGED,
                            "/domain",
                            "",
                            "the VMX file cannot be read back, so nothing is known to be in it as"
                                    + " it was: "
                                    + e.getMessage()));
            return XmlElement.empty("domain");
        }
    }

    private static VmxFile readable(VmxFile file) {
        String key = "virtualHW.version";
        boolean old =
                file.get(key).map(Long::parseLong).filter(it -> it < OLDEST_HARDWARE).isPresent();
        return old ? file.with(key, Integer.toString(OLDEST_HARDWARE)) : file;
    }
}
