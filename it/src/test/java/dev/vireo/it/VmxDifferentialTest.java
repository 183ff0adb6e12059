package dev.vireo.it;

import dev.vireo.model.DomainDefinition;
import dev.vireo.model.DomainXml;
import dev.vireo.testkit.DomainXmlGenerator;
import dev.vireo.testkit.DomainXmlGenerator.Sample;
import dev.vireo.testkit.LibvirtOracle;
import dev.vireo.testkit.OracleReply;
import dev.vireo.testkit.RawBytes;
import dev.vireo.testkit.VmxGenerator;
import dev.vireo.vmx.VmxConverter;
import dev.vireo.vmx.VmxFile;
import dev.vireo.vmx.VmxLevel;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/// Conversions at the level of libvirt 9.0, compared with libvirt 9.0 on generated inputs: a few in
/// every build, as many as wanted with `-Dfuzz.cases=N -Dfuzz.seed=N`. CONTRIBUTING says how many
/// differences are left that no rule explains.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VmxDifferentialTest {
    private static final VmxConverter CONVERTER =
            VmxConverter.builder()
                    .level(VmxLevel.LIBVIRT_9_0)
                    .fileNames(new UnitTestFileNames(true))
                    .build();

    private static final int NORMAL = LibvirtOracle.SECURE + LibvirtOracle.INACTIVE;

    private LibvirtOracle libvirt;

    @BeforeAll
    void start() {
        libvirt = LibvirtOracle.start();
    }

    @AfterAll
    void stop() {
        if (libvirt != null) {
            libvirt.close();
        }
    }

    @Test
    void makesTheDomainDocumentThatLibvirtMakes() {
        new Differential<String>(
                        "VMX to XML",
                        VmxGenerator::generate,
                        vmx -> Answer.of(libvirt.parse(RawBytes.of(vmx), LibvirtOracle.SECURE)),
                        vmx -> Answer.of(() -> toXml(vmx)),
                        vmx -> vmx,
                        false,
                        Shrinker::lines,
                        vmx -> vmx)
                .run(FuzzOptions.cases(), FuzzOptions.firstSeed());
    }

    @Test
    void makesTheVmxThatLibvirtMakes() {
        new Differential<Sample>(
                        "XML to VMX",
                        DomainXmlGenerator::generate,
                        it ->
                                Answer.of(
                                        libvirt.format(
                                                RawBytes.of(it.xml()),
                                                it.hardwareVersion(),
                                                it.autodetect())),
                        it -> Answer.of(() -> toVmx(it)),
                        VmxDifferentialTest::mapped,
                        false,
                        VmxDifferentialTest::smaller,
                        it -> it.hardwareVersion() + " " + it.autodetect() + "\n" + it.xml())
                .run(FuzzOptions.cases(), FuzzOptions.firstSeed());
    }

    /// On demand only: not everything that a document carries along is printed as libvirt prints
    /// it; [DomainXml] lists what is not.
    @Test
    @EnabledIfSystemProperty(named = "fuzz.cases", matches = "[0-9]+")
    void writesDocumentsAsLibvirtDoes() {
        new Differential<Sample>(
                        "XML to XML",
                        DomainXmlGenerator::generate,
                        it -> Answer.of(libvirt.normalize(RawBytes.of(it.xml()), NORMAL)),
                        it -> Answer.of(() -> normal(RawBytes.of(it.xml()))),
                        VmxDifferentialTest::mapped,
                        true,
                        VmxDifferentialTest::smaller,
                        Sample::xml)
                .run(FuzzOptions.cases(), FuzzOptions.firstSeed());
    }

    @Test
    void readsDocumentsOfLibvirtAsLibvirtDoes() {
        new Differential<Sample>(
                        "XML of libvirt to XML",
                        DomainXmlGenerator::generateValid,
                        it -> again(it, xml -> Answer.of(libvirt.normalize(xml, NORMAL))),
                        it -> again(it, xml -> Answer.of(() -> normal(xml))),
                        VmxDifferentialTest::mapped,
                        true,
                        VmxDifferentialTest::smaller,
                        Sample::xml)
                .run(FuzzOptions.cases(), FuzzOptions.firstSeed());
    }

    /// Brings a document into libvirt's form, and has that read and written. Not even libvirt
    /// leaves all of its own documents as they are: it sorts disks and controllers once more.
    private Answer again(Sample sample, Function<byte[], Answer> reading) {
        OracleReply reply = libvirt.normalize(RawBytes.of(sample.xml()), NORMAL);
        return reply instanceof OracleReply.Accepted
                ? reading.apply(reply.bytes())
                : Answer.of(reply);
    }

    private static Sample mapped(Sample sample) {
        return new Sample(
                UnmappedXml.without(sample.xml()), sample.hardwareVersion(), sample.autodetect());
    }

    private static Iterable<Sample> smaller(Sample sample) {
        return () ->
                StreamSupport.stream(Shrinker.elements(sample.xml()).spliterator(), false)
                        .map(it -> new Sample(it, sample.hardwareVersion(), sample.autodetect()))
                        .iterator();
    }

    private static String toVmx(Sample sample) {
        VmxConverter converter =
                VmxConverter.builder()
                        .level(VmxLevel.LIBVIRT_9_0)
                        .fileNames(new UnitTestFileNames(sample.autodetect()))
                        .build();
        DomainDefinition domain = DomainXml.read(RawBytes.of(sample.xml()));
        return converter.toVmx(domain, sample.hardwareVersion()).toString();
    }

    private static String normal(byte[] xml) {
        return DomainXml.write(DomainXml.read(xml), true);
    }

    private static String toXml(String vmx) {
        return DomainXml.write(CONVERTER.toDomain(VmxFile.parse(RawBytes.of(vmx))), true);
    }
}
