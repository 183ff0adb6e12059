package dev.vireo.soap;

import static dev.vireo.soap.Messages.property;
import static dev.vireo.soap.Messages.readProperty;
import static dev.vireo.soap.Messages.row;
import static dev.vireo.soap.Messages.rows;
import static dev.vireo.soap.Messages.stream;
import static dev.vireo.soap.Refusals.assertProblem;
import static dev.vireo.soap.Refusals.problem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.vireo.soap.SoapException.Problem;
import dev.vireo.vim.RawElement;
import dev.vireo.vim.RetrievePropertiesRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a peer may send us, by mistake or on purpose, and the one clear error it gets.
class UntrustedInputTest {
    private static final int TWENTY_MB = 20 << 20;

    // document types and entities

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE x>",
                "<!DOCTYPE x SYSTEM \"http://127.0.0.1:1/x.dtd\">",
                "<!DOCTYPE x PUBLIC \"-//X//Y\" \"http://127.0.0.1:1/x.dtd\">",
                "<!DOCTYPE x [<!ENTITY a \"b\">]>",
                "<!DOCTYPE x [<!ENTITY % p SYSTEM \"http://127.0.0.1:1/\"> %p;]>",
                "<!DOCTYPE x [<!ATTLIST x y CDATA \"z\">]>",
                "<!DOCTYPE lolz [<!ENTITY a \"lol\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">"
                        + "<!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;\"><!ENTITY d \"&c;&c;&c;&c;&c;\">]>"
            })
    void refusesDocumentTypes(String type) {
        String text = row("<propSet><name>&d;</name></propSet>");
        assertProblem(
                stream(text.replace("\n", "\n" + type)),
                Problem.NOT_XML,
                "a document type declaration is not accepted (line 1, column ");
    }

    @Test
    void fetchesNothing() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            String url = "http://127.0.0.1:" + server.getLocalPort() + "/x";
            String type =
                    "<!DOCTYPE x SYSTEM \""
                            + url
                            + "\" [<!ENTITY a SYSTEM \""
                            + url
                            + "\"><!ENTITY % p SYSTEM \""
                            + url
                            + "\"> %p;]>";
            String text = property("<val>&a;</val>").replace("\n", "\n" + type);
            assertProblem(stream(text), Problem.NOT_XML, "document type");
            assertProblem(
                    stream(property("<val xsi:schemaLocation=\"x " + url + "\">&a;</val>")),
                    Problem.NOT_XML,
                    "entity");
            server.setSoTimeout(200);
            assertThatThrownBy(server::accept)
                    .as("nobody has connected")
                    .isInstanceOf(java.net.SocketTimeoutException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<val>&unknown;</val>",
                "<val>a &unknown; b</val>",
                "<val xsi:type=\"xsd:int\">&unknown;</val>",
                "<val a=\"&unknown;\"/>",
                "&unknown;",
                "<val>&#0;</val>",
                "<val>&#x1F;</val>",
                "<val>&#xD800;</val>",
                "<val>&#x110000;</val>",
                "<val>&#99999999999;</val>",
                "<val>&</val>"
            })
    void refusesEntitiesThatAreNotXmlsOwn(String val) {
        assertThat(problem(stream(property(val)))).isEqualTo(Problem.NOT_XML);
    }

    // sizes

    @Test
    void readsTextsOfTenMegabytes() {
        String line = "0123456789abcdé\n";
        InputStream in = filled("<val xsi:type=\"xsd:string\">|</val>", line, 10 << 20);
        String value = (String) rows(in).getFirst().propSet().getFirst().val();
        assertThat(value).startsWith(line + line).hasSize((10 << 20) / 16 * 16);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<val xsi:type=\"xsd:string\">|</val>",
                "<val xsi:type=\"xsd:int\">|</val>",
                "<val xsi:type=\"xsd:dateTime\">|</val>",
                "<val xsi:type=\"xsd:base64Binary\">|</val>",
                "<val xsi:type=\"ManagedObjectReference\">|</val>",
                "<val xsi:type=\"VirtualMachinePowerState\">|</val>",
                "<val xsi:type=\"VirtualDisk\">|</val>",
                "<val xsi:type=\"Unheard\">|</val>",
                "<val>|</val>",
                "<val><![CDATA[|]]></val>",
                "|"
            })
    void refusesTextsOfTwentyMegabytes(String val) {
        assertProblem(
                twentyMegabytes(val, "x"),
                Problem.TOO_LARGE,
                "a text of more than 16777216 characters (line 2, column ");
    }

    @Test
    void refusesTwentyMegabytesOfTextInManyPieces() {
        assertProblem(
                filled(
                        "<val xsi:type=\"xsd:string\">|</val>",
                        "xxxx<![CDATA[xxx]]>",
                        3 * TWENTY_MB),
                Problem.TOO_LARGE,
                "a text of more than 16777216 characters");
    }

    @Test
    void holdsNoMoreThanTheLimitInMemory() {
        long read = bytesRead("<val xsi:type=\"xsd:string\">|</val>", "x", 1 << 28);
        assertThat(read).isBetween(16L << 20, (16L << 20) + (1 << 20));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<val a=\"|\"/>",
                "<val xsi:type=\"|\"/>",
                "<val xmlns:a=\"|\"/>",
                "<x|/>",
                "<x |/>",
                "<!--|-->",
                "<val><!--|--></val>",
                "<?x |?>",
                "<?|?>",
                "<val xsi:type=\"xsd:string\"><?x |?></val>"
            })
    void refusesMarkupOfTwentyMegabytes(String val) {
        String filler = val.contains("<x |") ? " " : "x";
        assertProblem(
                twentyMegabytes(val, filler),
                Problem.TOO_LARGE,
                "a tag or comment of more than 65536 bytes (line 2, column ");
        assertThat(bytesRead(val, filler, TWENTY_MB)).isLessThan((1 << 16) + (1 << 14));
    }

    @Test
    void refusesTwentyMegabytesBeforeTheRootAndBehindTheEnvelope() {
        assertProblem(
                stream("<?xml version=\"1.0\"?><!--", "x", TWENTY_MB, "-->"),
                Problem.TOO_LARGE,
                "a tag or comment");
        assertProblem(
                stream(row("") + "<!--", "x", TWENTY_MB, "-->"),
                Problem.TOO_LARGE,
                "a tag or comment");
    }

    @Test
    void refusesManyAttributesInTime() {
        StringBuilder attributes = new StringBuilder();
        for (int i = 0; i < 5_000; i++) {
            attributes.append(" a").append(i).append("=\"\"");
        }
        assertThat(readProperty("<val" + attributes + "/>")).isInstanceOf(RawElement.class);
        assertProblem(
                stream(
                        property(
                                "<val"
                                        + attributes
                                        + attributes.toString().replace(" a", " b")
                                        + "/>")),
                Problem.TOO_LARGE,
                "a tag or comment");
    }

    @Test
    void boundsTheWholeDocument() throws IOException {
        SoapCodec codec = new SoapCodec(new XmlLimits(700, 1 << 20, 1 << 16, 100_000));
        String rows = "<returnval><obj type=\"VirtualMachine\">1</obj></returnval>";
        InputStream in =
                stream(
                        "<Envelope><Body><RetrievePropertiesResponse>",
                        rows,
                        1 << 20,
                        "</RetrievePropertiesResponse></Body></Envelope>");
        int[] seen = {0};
        SoapException thrown =
                catchThrowableOfType(
                        SoapException.class,
                        () ->
                                codec.decodeRows(
                                        RetrievePropertiesRequest.METHOD, in, _ -> seen[0]++));
        assertThat(thrown.problem()).isEqualTo(Problem.TOO_LARGE);
        assertThat(thrown).hasMessageStartingWith("a document of more than 100000 bytes (line 1,");
        assertThat(seen[0]).isBetween(1_700, 1_900);
    }

    @Test
    void boundsTheDepth() {
        String deep = "<val>" + "<a>".repeat(800) + "</a>".repeat(800) + "</val>";
        assertProblem(
                stream(property(deep)),
                Problem.TOO_LARGE,
                "more than 700 elements in each other (line 2, column ");
    }

    /// The deepest document that is accepted, read in every way that goes down with it.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<a>|</a>",
                "<faultCause xsi:type=\"MethodFault\">|</faultCause>",
                "<ArrayOfAnyType xsi:type=\"ArrayOfAnyType\">|</ArrayOfAnyType>"
            })
    void doesNotOverflowTheStackAtTheGreatestDepth(String level) throws InterruptedException {
        int levels = 700 - 7;
        String open = level.substring(0, level.indexOf('|'));
        String close = level.substring(level.indexOf('|') + 1);
        String xml =
                property(
                        "<val xsi:type=\"ArrayOfAnyType\">"
                                + open.repeat(levels)
                                + close.repeat(levels)
                                + "</val>");
        AtomicReference<Throwable> failure = new AtomicReference<>();
        Runnable work =
                () -> {
                    try {
                        var rows = rows(stream(xml));
                        var codec = new SoapCodec();
                        byte[] again = codec.encodeReply(RetrievePropertiesRequest.METHOD, rows);
                        var second = rows(new ByteArrayInputStream(again));
                        assertThat(second.equals(rows)).isTrue();
                        assertThat(second.hashCode()).isEqualTo(rows.hashCode());
                        assertThat(second.toString()).isNotEmpty();
                    } catch (Throwable e) {
                        failure.set(e);
                    }
                };
        for (Thread thread : new Thread[] {Thread.ofVirtual().start(work), new Thread(work)}) {
            if (!thread.isVirtual()) {
                thread.start();
            }
            thread.join();
            assertThat(failure.get()).isNull();
        }
    }

    private static InputStream twentyMegabytes(String val, String filler) {
        return filled(val, filler, TWENTY_MB);
    }

    private static InputStream filled(String val, String filler, int bytes) {
        String[] parts = property(val).split("\\|", 2);
        return stream(parts[0], filler, bytes / filler.length(), parts[1]);
    }

    private static long bytesRead(String val, String filler, int bytes) {
        long[] count = {0};
        InputStream in = filled(val, filler, bytes);
        InputStream counting =
                new InputStream() {
                    @Override
                    public int read() throws IOException {
                        count[0]++;
                        return in.read();
                    }

                    @Override
                    public int read(byte[] buffer, int offset, int length) throws IOException {
                        int read = in.read(buffer, offset, length);
                        count[0] += Math.max(0, read);
                        return read;
                    }
                };
        assertThat(problem(counting)).isEqualTo(Problem.TOO_LARGE);
        return count[0];
    }
}
