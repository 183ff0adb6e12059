package dev.vireo.vmx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.model.DomainDefinition;
import dev.vireo.model.DomainProfile;
import dev.vireo.model.DomainXml;
import dev.vireo.model.DomainXmlLevel;
import dev.vireo.model.DomainXmlOptions;
import dev.vireo.model.VirtException;
import dev.vireo.testkit.RawBytes;
import dev.vireo.testkit.VmxGenerator;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// VMX -> document -> VMX: nothing gets lost at level FULL, and at any level nothing gets lost that
/// the loss report does not name.
class FullRoundTripTest {
    private static final int FILES = 120;

    private static VmxConverter converter(VmxLevel level) {
        return VmxConverter.builder().level(level).fileNames(new TestFileNames(true)).build();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void everyEntryComesBackFromTheTextOfTheDocument(long seed) {
        Random random = new Random(seed);
        VmxConverter converter = converter(VmxLevel.FULL);
        int converted = 0;
        for (int i = 0; i < FILES; i++) {
            byte[] bytes = RawBytes.of(VmxGenerator.generateValid(random));
            Optional<DomainDefinition> domain = domain(converter, bytes);
            if (domain.isEmpty()) {
                continue;
            }
            converted++;
            VmxFile file = readable(bytes);
            String document = document(domain.get());
            VmxFile back = converter.toVmx(read(document), hardware(file));
            assertThat(notComeBack(file, back))
                    .as("seed %d, file %d:%n%s", seed, i, document)
                    .isEmpty();
        }
        assertThat(converted).isGreaterThan(FILES / 2);
    }

    @ParameterizedTest
    @EnumSource(VmxLevel.class)
    void everyEntryThatDoesNotComeBackIsInTheLossReport(VmxLevel level) {
        Random random = new Random(4);
        int converted = 0;
        for (int i = 0; i < FILES; i++) {
            byte[] bytes = RawBytes.of(VmxGenerator.generateValid(random));
            VmxFile file = level == VmxLevel.FULL ? readable(bytes) : VmxFile.parse(bytes);
            Conversion<DomainDefinition> conversion;
            try {
                conversion = converter(level).toDomainWithLosses(file);
            } catch (VirtException _) { // what cannot be converted loses nothing
                continue;
            }
            converted++;
            Set<String> reported = new HashSet<>();
            conversion
                    .losses()
                    .forEach(loss -> reported.add(loss.place().toLowerCase(Locale.ROOT)));
            VmxFile back = converter(VmxLevel.FULL).toVmx(conversion.result(), hardware(file));
            List<String> silent = notComeBack(file, back);
            silent.removeIf(entry ->
                    reported.contains(
                            entry.substring(0, entry.indexOf(' ')).toLowerCase(Locale.ROOT)));
            assertThat(silent).as("file %d:%n%s", i, file).isEmpty();
        }
        assertThat(converted).isGreaterThan(FILES / 2);
    }

    private static Optional<DomainDefinition> domain(VmxConverter converter, byte[] bytes) {
        try {
            return Optional.of(converter.toDomain(VmxFile.parse(bytes)));
        } catch (VirtException _) { // refused by this level too
            return Optional.empty();
        }
    }

    private static VmxFile readable(byte[] bytes) {
        VmxFile file = VmxFile.parse(bytes);
        return AssumedEncoding.apply(file).orElse(file);
    }

    private static int hardware(VmxFile file) {
        return Integer.parseInt(file.get("virtualHW.version").orElseThrow().strip());
    }

    /// Returns the entries that count and that are not in another file with the same meaning.
    private static List<String> notComeBack(VmxFile file, VmxFile back) {
        List<String> missing = new ArrayList<>();
        for (VmxEntry entry : file.entries()) {
            String value = file.get(entry.key()).orElseThrow();
            String other = back.get(entry.key()).orElse("(none)");
            boolean truth = value.equalsIgnoreCase("true") || value.equalsIgnoreCase("false");
            boolean absent =
                    other.equals("(none)")
                            && value.equalsIgnoreCase("false")
                            && entry.key().toLowerCase(Locale.ROOT).endsWith(".present");
            if (!(truth ? value.equalsIgnoreCase(other) : value.equals(other))
                    && !absent
                    && !entry.key().equalsIgnoreCase(".encoding")) {
                missing.add(entry.key() + " = " + value + " came back as " + other);
            }
        }
        return missing;
    }

    private static String document(DomainDefinition domain) {
        return DomainXml.write(
                domain, DomainXmlOptions.DEFAULT.withPasswords(true).withClusters(true));
    }

    private static DomainDefinition read(String document) {
        return DomainXml.read(document, DomainXmlLevel.FULL, DomainProfile.ESX);
    }
}
