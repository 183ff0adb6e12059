package dev.vireo.vmx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.model.DomainDefinition;
import dev.vireo.model.DomainProfile;
import dev.vireo.model.DomainXml;
import dev.vireo.model.DomainXmlLevel;
import dev.vireo.model.VirtException;
import dev.vireo.model.XmlAttribute;
import dev.vireo.model.XmlDocument;
import dev.vireo.model.XmlElement;
import dev.vireo.testkit.DomainXmlGenerator;
import dev.vireo.testkit.RawBytes;
import dev.vireo.testkit.VmxGenerator;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Whatever a conversion cannot carry over, its losses name: checked by going there and back with
/// generated inputs, and with other means than those that find the losses.
class NothingVanishesTest {
    private static final int CASES = Integer.getInteger("vmx.roundtrips", 300);

    // a name that was written is read back as what it was made of, however that was written
    private static VmxConverter converter(VmxLevel level) {
        return VmxConverter.builder()
                .level(level)
                .fileNames(new RememberedNames(new TestFileNames(true)))
                .build();
    }

    @ParameterizedTest
    @EnumSource(VmxLevel.class)
    void namesAllOfADocumentThatDoesNotComeBack(VmxLevel level) {
        int converted = 0;
        List<String> vanished = new ArrayList<>();
        for (int seed = 0; seed < CASES; seed++) {
            DomainXmlGenerator.Sample sample =
                    DomainXmlGenerator.generateValid(new SplittableRandom(seed));
            VmxConverter converter = converter(level);
            // nothing reads what is older
            int hardware = Math.max(4, sample.hardwareVersion());
            Optional<Conversion<VmxFile>> there =
                    attempt(() -> converter.toVmxWithLosses(sample.xml(), hardware));
            if (there.isPresent()) {
                converted++;
                checkDocument(seed, converter, sample.xml(), there.get(), vanished);
            }
        }
        assertThat(vanished).isEmpty();
        assertThat(converted).isGreaterThan(CASES / 4);
    }

    private static void checkDocument(
            int seed,
            VmxConverter converter,
            String xml,
            Conversion<VmxFile> there,
            List<String> vanished) {
        Set<String> back =
                attempt(() -> converter.toDomain(there.result()))
                        .map(domain -> leaves(XmlDocument.parse(DomainXml.write(domain, true))))
                        .orElse(Set.of());
        Set<String> named =
                there.losses().stream()
                        .map(loss -> plain(loss.place()))
                        .collect(Collectors.toSet());
        for (String leaf : leaves(XmlDocument.parse(xml))) {
            String place = leaf.substring(0, leaf.indexOf(' '));
            if (!back.contains(leaf) && !named.contains(place) && !isReckoned(place)) {
                vanished.add("seed " + seed + ": " + leaf);
            }
        }
    }

    /// Sizes and numbers come back in other units and other notations, which the test cannot tell.
    private static boolean isReckoned(String place) {
        return place.equals("/domain/devices")
                || place.endsWith("/@unit")
                || place.endsWith("emory")
                || place.endsWith("/uuid")
                || place.endsWith("/genid")
                || place.endsWith("/@switchid")
                || place.startsWith("/domain/memtune/")
                || place.contains("/address/@")
                || place.endsWith("/mac/@address");
    }

    /// Lists all attributes and texts of a document with their values, without positions.
    private static Set<String> leaves(XmlElement root) {
        Set<String> leaves = new HashSet<>();
        collect(root, "/" + root.name(), leaves);
        return leaves;
    }

    private static void collect(XmlElement element, String path, Set<String> leaves) {
        for (XmlAttribute attribute : element.attributes()) {
            if (!attribute.name().startsWith("xmlns")) {
                leaves.add(path + "/@" + attribute.name() + " " + attribute.value());
            }
        }
        if (element.elements().isEmpty() && !element.text().isBlank()) {
            leaves.add(path + " " + element.text().strip());
        } else if (element.elements().isEmpty() && element.attributes().isEmpty()) {
            leaves.add(path + " ");
        }
        for (XmlElement child : element.elements()) {
            collect(child, path + "/" + child.name(), leaves);
        }
    }

    private static String plain(String place) {
        return place.replaceAll("\\[\\d+\\]", "");
    }

    @ParameterizedTest
    @EnumSource(VmxLevel.class)
    void namesAllOfAVmxFileThatDoesNotComeBack(VmxLevel level) {
        int converted = 0;
        List<String> vanished = new ArrayList<>();
        for (int seed = 0; seed < CASES; seed++) {
            byte[] bytes = RawBytes.of(VmxGenerator.generateValid(new SplittableRandom(seed)));
            Optional<Conversion<DomainDefinition>> there =
                    attempt(() -> converter(level).toDomainWithLosses(VmxFile.parse(bytes)));
            if (there.isPresent()) {
                converted++;
                checkFile(seed, level, VmxFile.parse(bytes), there.get(), vanished);
            }
        }
        assertThat(vanished).isEmpty();
        assertThat(converted).isGreaterThan(CASES / 4);
    }

    private static void checkFile(
            int seed,
            VmxLevel level,
            VmxFile file,
            Conversion<DomainDefinition> there,
            List<String> all) {
        Optional<VmxFile> back = attempt(() -> back(level, file, there.result()));
        Set<String> named =
                there.losses().stream()
                        .map(loss -> loss.place().toLowerCase(Locale.ROOT))
                        .collect(Collectors.toSet());
        List<String> vanished = new ArrayList<>();
        for (VmxEntry entry : file.entries()) {
            boolean same =
                    back.flatMap(it -> it.get(entry.key()))
                            .filter(value -> value.equalsIgnoreCase(entry.value()))
                            .isPresent();
            boolean absent =
                    entry.key().toLowerCase(Locale.ROOT).endsWith(".present")
                            && entry.value().equalsIgnoreCase("false");
            if (!same && !absent && !named.contains(entry.key().toLowerCase(Locale.ROOT))) {
                vanished.add(entry.key() + " = " + entry.value());
            }
        }
        if (back.isPresent()) {
            vanished.forEach(entry -> all.add("seed " + seed + ": " + entry));
        }
    }

    /// Goes back by the text of the document, as somebody who stores it does.
    private static VmxFile back(VmxLevel level, VmxFile file, DomainDefinition domain) {
        String document = DomainXml.write(domain, true);
        DomainDefinition read = DomainXml.read(document, xmlLevel(level), DomainProfile.ESX);
        int hardware = Integer.parseInt(file.get("virtualHW.version").orElse("8"));
        return converter(VmxLevel.FULL).toVmx(read, hardware);
    }

    private static DomainXmlLevel xmlLevel(VmxLevel level) {
        return DocumentConversion.xmlLevel(level);
    }

    private static <T> Optional<T> attempt(Supplier<T> conversion) {
        try {
            return Optional.of(conversion.get());
        } catch (VirtException _) { // refused, so nothing was lost in silence
            return Optional.empty();
        }
    }
}
