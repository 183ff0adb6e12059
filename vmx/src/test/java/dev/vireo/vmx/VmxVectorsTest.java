package dev.vireo.vmx;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vireo.model.DomainXml;
import dev.vireo.model.RawText;
import dev.vireo.model.VirtException;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// What libvirt 9.0 made of given inputs, byte for byte. Other files of such cases are run with
/// `-Dvmx2xml.vectors=FILE` and `-Dxml2vmx.vectors=FILE`.
class VmxVectorsTest {
    @TestFactory
    Stream<DynamicTest> makesTheDomainDocumentThatLibvirtMakes() {
        return Vector.named("vmx2xml").stream()
                .map(it ->
                        DynamicTest.dynamicTest(
                                it.name("vmx"), () -> it.check("xml", () -> toXml(it))));
    }

    @TestFactory
    Stream<DynamicTest> makesTheVmxFileThatLibvirtMakes() {
        return Vector.named("xml2vmx").stream()
                .map(it -> DynamicTest.dynamicTest(it.name("xml"), () -> checkToVmx(it)));
    }

    private static void checkToVmx(Vector vector) {
        if (vector.flag("ok") && isBroken(RawText.decode(vector.bytes("vmx")))) {
            assertThatThrownBy(() -> toVmx(vector))
                    .isInstanceOf(VirtException.class)
                    .hasMessageStartingWith("unsupported configuration: the value of /domain")
                    .hasMessageContaining(", which VMX entry '");
        } else {
            vector.check("vmx", () -> toVmx(vector));
        }
    }

    /// Tells whether a file has a line with a quote or half a value in it: libvirt writes such
    /// files and nothing can read them, so we refuse to.
    private static boolean isBroken(String vmx) {
        return !vmx.lines().allMatch(line -> line.matches("[^ =\"]+ = \"[^\"]*\""));
    }

    private static String toVmx(Vector vector) {
        VmxConverter converter =
                VmxConverter.builder()
                        .level(VmxLevel.LIBVIRT_9_0)
                        .fileNames(new TestFileNames(vector.flag("autodetect")))
                        .build();
        return converter.toVmx(DomainXml.read(vector.bytes("xml")), vector.number("hw")).toString();
    }

    private static String toXml(Vector vector) {
        VmxConverter converter =
                VmxConverter.builder()
                        .level(VmxLevel.LIBVIRT_9_0)
                        .fileNames(new TestFileNames(true))
                        .build();
        return DomainXml.write(converter.toDomain(VmxFile.parse(vector.bytes("vmx"))), true);
    }
}
