package dev.vireo.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.testkit.OracleReply.Accepted;
import dev.vireo.testkit.OracleReply.Crashed;
import dev.vireo.testkit.OracleReply.OracleError;
import dev.vireo.testkit.OracleReply.Refused;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LibvirtOracleTest {
    private static final String HEAD = "config.version = \"8\"\nvirtualHW.version = \"4\"\n";

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
    void convertsVmxToADomainDocument() {
        assertThat(parse("displayName = \"a%2fb\"\n").text()).contains("<name>a/b</name>");
    }

    @Test
    void convertsADomainDocumentToVmx() {
        OracleReply reply = libvirt.format(utf8(document("<vcpu>2</vcpu>")), 7, true);
        assertThat(reply.text())
                .contains("virtualHW.version = \"7\"", "displayName = \"t\"", "numvcpus = \"2\"");
    }

    @Test
    void writesADomainDocumentInLibvirtsForm() {
        OracleReply reply = libvirt.normalize(utf8(document("<vcpu >2</vcpu>")), 0);
        assertThat(reply.text()).contains("  <vcpu placement='static'>2</vcpu>\n");
    }

    @Test
    void saysWhatIsWrong() {
        assertThat(parse("memsize = \"3\"\n"))
                .isEqualTo(
                        new Refused(
                                new OracleError(
                                        1,
                                        0,
                                        "internal error: Expecting VMX entry 'memsize' to be an"
                                                + " unsigned integer (multiple of 4) but found 3"),
                                "parse",
                                List.of()));
    }

    @Test
    void saysSoIfAFileNameIsRefusedWithoutAWord() {
        assertThat(parse("ide0:0.present = \"true\"\nide0:0.fileName = \"a/b.iso\"\n"))
                .isEqualTo(new Refused(null, "parse", List.of()));
    }

    @Test
    void survivesLibvirt() {
        assertThat(parse("numvcpus = \"2147483647\"\n")).isInstanceOf(Crashed.class);
        assertThat(parse("")).isInstanceOf(Accepted.class);
    }

    @Test
    void keepsBytesThatAreNoText() {
        byte[] vmx = RawBytes.of(HEAD + "displayName = \"\uDCE4\"\n");
        assertThat(new String(libvirt.parse(vmx, 0).bytes(), StandardCharsets.ISO_8859_1))
                .contains("<name>\u00E4</name>");
    }

    @Test
    void takesVmxApart() {
        assertThat(libvirt.conf(utf8("a = \"1\"; B:c = 'x'")).text()).isEqualTo("a\0001\0B:c\0x\0");
    }

    @Test
    void escapes() {
        assertThat(libvirt.escape(utf8("a|\"b"), '|', "\"|").text()).isEqualTo("a|7c|22b");
        assertThat(libvirt.unescape(utf8("a|7c|22b"), '|').text()).isEqualTo("a|\"b");
        assertThat(libvirt.unescape(utf8("|z"), '|')).isInstanceOf(Refused.class);
        assertThat(libvirt.toUtf8("windows-1252", new byte[] {(byte) 0x80}).text()).isEqualTo("€");
    }

    @Test
    void knowsTheNamesOfDatastores() {
        assertThat(libvirt.escapeDatastoreItem(utf8("A`B")).text()).isEqualTo("A+YA-B");
        assertThat(libvirt.parseDatastorePath(utf8("[ds] a/b")).text()).isEqualTo("ds\0a\0a/b\0");
    }

    @Test
    void acceptsWhatTheGeneratorThinksIsRightAndHalfOfAll() {
        int right = 0;
        int all = 0;
        for (int seed = 0; seed < 300; seed++) {
            String valid = VmxGenerator.generateValid(new SplittableRandom(seed));
            String any = VmxGenerator.generate(new SplittableRandom(seed));
            right += libvirt.parse(RawBytes.of(valid), 1) instanceof Accepted ? 1 : 0;
            all += libvirt.parse(RawBytes.of(any), 1) instanceof Accepted ? 1 : 0;
        }
        assertThat(right).isGreaterThan(240);
        assertThat(all).isBetween(150, 270);
    }

    @Test
    void acceptsMostDocumentsOfTheGeneratorToo() {
        int right = 0;
        int all = 0;
        for (int seed = 0; seed < 300; seed++) {
            right += isAccepted(DomainXmlGenerator.generateValid(new SplittableRandom(seed)));
            all += isAccepted(DomainXmlGenerator.generate(new SplittableRandom(seed)));
        }
        assertThat(right).isGreaterThan(240);
        assertThat(all).isBetween(150, 270);
    }

    private int isAccepted(DomainXmlGenerator.Sample sample) {
        byte[] xml = RawBytes.of(sample.xml());
        OracleReply reply = libvirt.format(xml, sample.hardwareVersion(), sample.autodetect());
        return reply instanceof Accepted ? 1 : 0;
    }

    private OracleReply parse(String more) {
        return libvirt.parse(utf8(HEAD + more), LibvirtOracle.SECURE);
    }

    private static String document(String more) {
        return "<domain type='vmware'><name>t</name>"
                + "<uuid>564d9bef-acd9-b4e0-c8f0-aea8b9103515</uuid>"
                + "<memory unit='KiB'>4096</memory>"
                + more
                + "<os><type arch='i686'>hvm</type></os></domain>";
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
