package dev.vireo.vmx;

import dev.vireo.model.DomainXml;
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

    private static String toXml(Vector vector) {
        VmxConverter converter =
                VmxConverter.builder()
                        .level(VmxLevel.LIBVIRT_9_0)
                        .fileNames(new TestFileNames(true))
                        .build();
        return DomainXml.write(converter.toDomain(VmxFile.parse(vector.bytes("vmx"))), true);
    }
}
