package dev.vireo.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Documents as people write them, and what libvirt 9.0 prints of them.
class NormalFormTest {
    static List<String> cases() {
        return resource("cases.txt").lines().toList();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void printsWhatLibvirtPrints(String name) {
        DomainDefinition domain = DomainXml.read(resource(name + ".in.xml"));
        assertThat(DomainXml.write(domain, true)).isEqualTo(resource(name + ".xml"));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void leavesTheNormalFormAsItIs(String name) {
        String normal = resource(name + ".xml");
        assertThat(DomainXml.write(DomainXml.read(normal), true)).isEqualTo(normal);
    }

    @Test
    void tellsWhichMetadataAreDropped() {
        DomainXmlReading reading =
                DomainXml.readWithDropped(
                        resource("metadata.in.xml"), DomainXmlLevel.LIBVIRT_9_0, DomainProfile.ESX);
        assertThat(reading.dropped())
                .extracting(DroppedXml::xpath)
                .containsExactly("/domain/metadata/plain", "/domain/metadata/app1:dup");
    }

    @Test
    void tellsWhichValuesOfCarriedPartsAreDropped() {
        String document =
                resource("watchdog2.in.xml").replace("<watchdog ", "<watchdog colour='red' ");
        DomainXmlReading reading =
                DomainXml.readWithDropped(document, DomainXmlLevel.LIBVIRT_9_0, DomainProfile.ESX);
        assertThat(reading.dropped())
                .containsExactly(new DroppedXml("/domain/devices/watchdog/@colour", "red"));
    }

    private static String resource(String name) {
        try (InputStream in =
                Objects.requireNonNull(
                        NormalFormTest.class.getResourceAsStream("normal-form/" + name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
