package dev.vireo.soap;

import static dev.vireo.soap.Messages.envelope;
import static dev.vireo.soap.Messages.property;
import static dev.vireo.soap.Messages.row;
import static dev.vireo.soap.Messages.rows;
import static dev.vireo.soap.Messages.stream;
import static dev.vireo.soap.Refusals.assertProblem;
import static dev.vireo.soap.Refusals.assertShort;
import static dev.vireo.soap.Refusals.problem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.vireo.soap.SoapException.Problem;
import dev.vireo.vim.CurrentTimeRequest;
import dev.vireo.vim.RetrievePropertiesRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What arrives when encodings, servers and lines are not what they should be.
class DamagedInputTest {
    // encodings

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE"})
    void readsUtf16WithAByteOrderMark(String charset) {
        String text = property("<val xsi:type=\"xsd:string\">gr\u00fc\u00df \ud83d\ude00</val>");
        String utf16 = text.replace("UTF-8", "UTF-16");
        byte[] bytes =
                (charset.equals("UTF-16") ? utf16 : "\ufeff" + utf16)
                        .getBytes(Charset.forName(charset));
        assertThat(rows(new ByteArrayInputStream(bytes)).getFirst().propSet().getFirst().val())
                .isEqualTo("gr\u00fc\u00df \ud83d\ude00");
    }

    @Test
    void readsUtf8WithAByteOrderMark() {
        assertThat(rows(stream("\ufeff" + row("")))).hasSize(1);
    }

    @Test
    void refusesUnknownEncodings() {
        for (String name : new String[] {"EBCDIC-XYZ", "x", "UTF-7000", "", "UTF-16"}) {
            assertThat(problem(stream(row("").replace("UTF-8", name)))).isEqualTo(Problem.NOT_XML);
        }
    }

    @Test
    void refusesBytesThatAreNotUtf8() {
        byte[][] bad = {
            {(byte) 0xff},
            {(byte) 0xc0, (byte) 0x80},
            {(byte) 0xe4, 'a', 'b'},
            {(byte) 0xed, (byte) 0xa0, (byte) 0x80}, // a surrogate
            {(byte) 0xef, (byte) 0xbf, (byte) 0xbe}, // U+FFFE
            {(byte) 0xf8, (byte) 0x88, (byte) 0x80, (byte) 0x80, (byte) 0x80},
            {(byte) 0xe0, (byte) 0x80, (byte) 0x80},
            {(byte) 0xf0, (byte) 0x80, (byte) 0x80, (byte) 0x80},
            {(byte) 0xf4, (byte) 0x90, (byte) 0x80, (byte) 0x80},
            {0},
            {1}
        };
        String[] places = {
            "<val xsi:type=\"xsd:string\">a|b</val>", "<val>|</val>", "<val a=\"|\"/>", "<a|/>"
        };
        for (byte[] bytes : bad) {
            String latin = new String(bytes, StandardCharsets.ISO_8859_1);
            for (String place : places) {
                byte[] xml =
                        property(place.replace("|", latin)).getBytes(StandardCharsets.ISO_8859_1);
                assertThat(problem(new ByteArrayInputStream(xml)))
                        .as("%s in %s", Arrays.toString(bytes), place)
                        .isEqualTo(Problem.NOT_XML);
            }
        }
    }

    // documents that are something else

    @Test
    void saysWhatADocumentIsThatIsNoReply() {
        assertProblem(stream(""), Problem.TRUNCATED, "the document is empty");
        assertProblem(
                stream("<!DOCTYPE html>\n<html><body>Hi<br></body></html>"),
                Problem.NOT_SOAP,
                "the document is an HTML page (line 1, column 1)");
        assertProblem(
                stream("<html><body>Hi</body></html>"),
                Problem.NOT_SOAP,
                "the document is <html> and no SOAP envelope");
        assertProblem(
                stream("{\"error\": 404}"),
                Problem.NOT_XML,
                "not well-formed XML: Unexpected character '{' (code 123) in prolog");
        assertProblem(stream("not found\n"), Problem.NOT_XML, "'n' (code 110) in prolog");
        assertProblem(stream("<a/>"), Problem.NOT_SOAP, "the document is <a> and no SOAP envelope");
        assertProblem(stream("<Envelope/>"), Problem.NOT_SOAP, "the SOAP envelope has no body");
        assertProblem(
                stream("<Envelope><Body/></Envelope>"), Problem.NOT_SOAP, "the SOAP body is empty");
        assertProblem(
                stream(envelope("<LogoutResponse/>")),
                Problem.NOT_SOAP,
                "the reply to RetrieveProperties is <LogoutResponse>");
    }

    @Test
    void refusesAnythingBehindTheEnvelope() {
        for (String more : new String[] {"x", "<a/>", "</a>", "<![CDATA[]]>", "&amp;", "\0"}) {
            assertThat(problem(stream(row("") + more))).as(more).isEqualTo(Problem.NOT_XML);
        }
        assertThat(rows(stream(row("") + "\n<!-- end --> <?x y?>\n"))).hasSize(1);
    }

    // streams that end or fail

    @Test
    void noticesATruncationAtEveryByte() {
        String reply =
                property(
                        "<!-- c --><val xsi:type=\"VirtualDisk\"><?p d?><key a='1'>\u00e9&amp;7</key>"
                                + "<unheard b=\"&lt;\"><![CDATA[x]]>\ud83d\ude00</unheard></val>");
        assertTruncationIsNoticed(
                reply.replace("\u00e9&amp;7", "7").getBytes(StandardCharsets.UTF_8));
        String fault =
                envelope(
                        "<e:Fault><faultcode>ServerFaultCode</faultcode><faultstring>no</faultstring>"
                                + "<detail><InvalidLoginFault xmlns=\"urn:vim25\"/></detail></e:Fault>");
        assertTruncationIsNoticed(fault.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void noticesATruncatedRequestAtEveryByte() {
        byte[] request =
                new SoapCodec()
                        .encodeRequest(
                                CurrentTimeRequest.builder(
                                                new dev.vireo.vim.ManagedObjectReference(
                                                        "ServiceInstance", "ServiceInstance"))
                                        .build());
        for (int length = 0; length < request.length; length++) {
            InputStream in = new ByteArrayInputStream(request, 0, length);
            assertThatThrownBy(() -> new SoapCodec().decodeRequest(in))
                    .isInstanceOf(SoapException.class);
        }
    }

    private static void assertTruncationIsNoticed(byte[] reply) {
        for (int length = 0; length < reply.length; length++) {
            InputStream in = new ByteArrayInputStream(reply, 0, length);
            assertThat(problem(in)).as("cut at %d", length).isEqualTo(Problem.TRUNCATED);
        }
    }

    @Test
    void saysWhereATruncatedReplyEnds() {
        assertProblem(
                stream("<Envelope><Body><RetrievePropertiesResponse>abc"),
                Problem.TRUNCATED,
                "the document ends too early, after 47 bytes");
    }

    @Test
    void passesFailuresOfTheStreamOn() {
        byte[] reply =
                property("<val xsi:type=\"xsd:string\">" + "x".repeat(9000) + "</val>")
                        .getBytes(StandardCharsets.UTF_8);
        for (int length : IntStream.iterate(0, n -> n < reply.length, n -> n + 37).toArray()) {
            IOException reset = new IOException("connection reset");
            InputStream in = new FailingStream(reply, length, reset);
            assertThatThrownBy(
                            () -> new SoapCodec().decodeReply(RetrievePropertiesRequest.METHOD, in))
                    .isSameAs(reset);
        }
    }

    @Test
    void readsAStreamThatGivesOneByteAtATime() {
        String reply =
                property("<val xsi:type=\"xsd:string\">gr\u00fc\u00df &amp; \ud83d\ude00</val>");
        byte[] bytes = reply.getBytes(StandardCharsets.UTF_8);
        InputStream slow = new FailingStream(bytes, bytes.length + 1, new IOException("never"));
        assertThat(rows(slow)).isEqualTo(rows(stream(reply)));
    }

    /// Not a claim about which error: only that there is no other exception.
    @Test
    void survivesDamageOfEveryKind() {
        byte[] sound =
                property(
                                "<val xsi:type=\"VirtualDisk\"><key>7</key><backing"
                                        + " xsi:type=\"VirtualDiskFlatVer2BackingInfo\"><fileName>[a]"
                                        + " b&amp;c</fileName><uuid>x</uuid></backing><u"
                                        + " a='b'><![CDATA[c]]></u><capacityInKB>3</capacityInKB></val>")
                        .getBytes(StandardCharsets.UTF_8);
        dev.vireo.testkit.Samples.check(
                10_000,
                random -> damaged(sound, random),
                bytes -> {
                    try {
                        rows(new ByteArrayInputStream(bytes));
                    } catch (SoapException e) {
                        assertShort(e);
                    }
                });
    }

    private static byte[] damaged(byte[] sound, RandomGenerator random) {
        byte[] damaged = sound.clone();
        String awkward = "<>&\"'/=![]-?;#:x \n\0";
        for (int i = random.nextInt(1, 4); i > 0; i--) {
            int at = random.nextInt(damaged.length);
            damaged[at] =
                    random.nextBoolean()
                            ? (byte) awkward.charAt(random.nextInt(awkward.length()))
                            : (byte) random.nextInt(256);
        }
        return damaged;
    }

    // messages

    @Test
    void showsLittleOfTheInputAndNothingThatATerminalActsOn() {
        String evil = "\u009b31m\u202e\u0085" + "A".repeat(5_000);
        String[] documents = {
            property("<val xsi:type=\"xsd:int\">" + evil + "</val>"),
            property("<val xsi:type=\"xsd:string\"><" + "b".repeat(5_000) + "/></val>"),
            property("<val xsi:type=\"xsd:int\"><" + "b".repeat(5_000) + "/></val>"),
            property("<" + "b".repeat(5_000) + "></c>"),
            property("<a:" + "b".repeat(5_000) + "/>"),
            property("<val " + "b".repeat(5_000) + "=''" + " " + "b".repeat(5_000) + "=''/>"),
            property("<val>&" + "b".repeat(5_000) + ";</val>"),
            envelope("<" + "b".repeat(5_000) + "/>"),
            "<" + "b".repeat(5_000) + "/>",
            property("\u0085" + evil)
        };
        for (String document : documents) {
            SoapException e =
                    catchThrowableOfType(SoapException.class, () -> rows(stream(document)));
            assertThat(e).isNotNull();
            assertShort(e);
        }
    }

    /// Gives one byte at a time, then fails.
    private static final class FailingStream extends InputStream {
        private final byte[] bytes;
        private final int length;
        private final IOException failure;
        private int at;

        FailingStream(byte[] bytes, int length, IOException failure) {
            this.bytes = bytes;
            this.length = length;
            this.failure = failure;
        }

        @Override
        public int read() throws IOException {
            if (at == length) {
                throw failure;
            }
            return at == bytes.length ? -1 : bytes[at++] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int offset, int wanted) throws IOException {
            int one = read();
            if (one < 0) {
                return -1;
            }
            buffer[offset] = (byte) one;
            return 1;
        }
    }
}
