package dev.vireo.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.model.CpuModel;
import dev.vireo.model.XmlDocument;
import dev.vireo.model.XmlElement;
import dev.vireo.testkit.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The processors that we have names for beside those that the installed libvirt knows.
class CpuModelDifferentialTest {
    private static final Path MAP = Path.of("/usr/share/libvirt/cpu_map");

    static Iterable<CpuModel> models() {
        return CpuModel.ALL;
    }

    /// Whoever takes our name for libvirt's must not believe in fewer features than we left out of
    /// the list for it.
    @ParameterizedTest
    @MethodSource("models")
    void standsForNothingThatLibvirtsModelDoesNotHave(CpuModel model) throws IOException {
        assertThat(features(model.name())).containsAll(model.features());
    }

    private static Set<String> features(String name) throws IOException {
        Path map = Command.fileOfStranger(MAP, "libvirt-clients");
        String text = Files.readString(map.resolve("x86_" + name + ".xml"));
        XmlElement model = XmlDocument.parse(text).child("model").orElseThrow();
        Set<String> features = new TreeSet<>();
        for (XmlElement parent : model.children("model")) {
            features.addAll(features(parent.attribute("name").orElseThrow()));
        }
        for (XmlElement feature : model.children("feature")) {
            features.add(feature.attribute("name").orElseThrow());
        }
        return features;
    }
}
