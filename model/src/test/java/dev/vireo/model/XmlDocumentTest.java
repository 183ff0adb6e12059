package dev.vireo.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class XmlDocumentTest {
    @ParameterizedTest
    @MethodSource("documents")
    void saysWhatLibvirtSays(String document, String verdict) {
        byte[] bytes = unescape(document);
        if (verdict.equals("=")) {
            assertThat(XmlDocument.parse(bytes)).isNotNull();
            return;
        }
        String message = new String(unescape(verdict), StandardCharsets.UTF_8);
        assertThatThrownBy(() -> XmlDocument.parse(bytes))
                .hasMessage(message)
                .isInstanceOfSatisfying(
                        DomainXmlException.class,
                        e -> {
                            assertThat(e.code()).isEqualTo(ErrorCode.XML_DETAIL);
                            assertThat(e.domain()).isEqualTo(ErrorDomain.DOMAIN);
                        });
    }

    static Stream<Arguments> documents() throws IOException {
        try (InputStream in = XmlDocumentTest.class.getResourceAsStream("well-formedness.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII)
                    .lines()
                    .map(line -> line.split("\t", -1))
                    .map(parts -> Arguments.of(parts[0], parts[1]));
        }
    }

    private static byte[] unescape(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (c != '\\') {
                bytes.write(c);
                i++;
                continue;
            }
            switch (text.charAt(i + 1)) {
                case 'n' -> bytes.write('\n');
                case 't' -> bytes.write('\t');
                case 'r' -> bytes.write('\r');
                case 'x' -> {
                    bytes.write(Integer.parseInt(text, i + 2, i + 4, 16));
                    i += 2;
                }
                default -> bytes.write('\\');
            }
            i += 2;
        }
        return bytes.toByteArray();
    }

    @Test
    void readsTheTree() {
        XmlElement root =
                XmlDocument.parse(
                        """
                        <a x='1' y="&lt;&#x41;&apos;">
                          <b>t&amp;u</b>
                          <b/>
                        </a>
                        """);

        assertThat(root.name()).isEqualTo("a");
        assertThat(root.attribute("y")).contains("<A'");
        assertThat(root.attribute("z")).isEmpty();
        assertThat(root.children("b")).hasSize(2);
        assertThat(root.child("b").orElseThrow().text()).isEqualTo("t&u");
        assertThat(root.elements().getLast().line()).isEqualTo(3);
        assertThat(root.elements()).hasSize(2).isEqualTo(root.content());
    }

    @Test
    void namesPlaces() {
        XmlElement root = XmlDocument.parse("<a><b><c/></b><b><c/><d/><c/></b></a>");
        XmlElement last = root.elements().getLast().elements().getLast();

        assertThat(root.pathTo(last)).contains("/a/b[2]/c[2]");
        assertThat(root.pathTo(last, "x")).contains("/a/b[2]/c[2]/@x");
        assertThat(root.pathTo(root)).contains("/a");
        assertThat(root.pathTo(XmlElement.empty("c"))).isEmpty();
    }

    @Test
    void dropsLayoutAndKeepsText() {
        XmlElement root = XmlDocument.parse("<a> <b> </b>\n<c>x <d/> <e/></c> </a>");

        assertThat(root.elements()).hasSize(2).isEqualTo(root.content());
        assertThat(root.child("b").orElseThrow().text()).isEqualTo(" ");
        assertThat(root.child("c").orElseThrow().content())
                .containsExactly(
                        new XmlText("x "),
                        XmlElement.empty("d"),
                        new XmlText(" "),
                        XmlElement.empty("e"));
    }

    @Test
    void keepsWhiteSpaceWhereTheDocumentAsksForIt() {
        XmlElement root = XmlDocument.parse("<a xml:space='preserve'> <b/> </a>");

        assertThat(root.content())
                .containsExactly(new XmlText(" "), XmlElement.empty("b"), new XmlText(" "));
    }

    @Test
    void keepsWhatMetadataMayHold() {
        XmlElement root = XmlDocument.parse("<a><!-- c --><![CDATA[<x>]]><?p  q?></a>");

        assertThat(root.content())
                .isEqualTo(
                        List.of(
                                new XmlComment(" c "),
                                new XmlText("<x>", true),
                                new XmlInstruction("p", "q")));
    }

    @Test
    void refusesDocumentTypes() {
        assertThatThrownBy(() -> XmlDocument.parse("<!DOCTYPE a [<!ENTITY x 'y'>]><a>&x;</a>"))
                .hasMessageStartingWith(
                        "(domain_definition):1: document type declarations are not accepted\n");
    }

    @Test
    void boundsTheDepth() {
        assertThat(XmlDocument.parse("<a>".repeat(257) + "</a>".repeat(257))).isNotNull();
        assertThatThrownBy(() -> XmlDocument.parse("<a>".repeat(1_000_000)))
                .hasMessageStartingWith(
                        "(domain_definition):1: Excessive depth in document: 256 use"
                                + " XML_PARSE_HUGE option\n")
                .message()
                .endsWith("\n" + "-".repeat(3 * 257) + "^");
    }

    @Test
    void endsAtTheFirstNul() {
        assertThat(XmlDocument.parse("<a/>\0<").name()).isEqualTo("a");
    }

    @Test
    void treatsWindowsLineEndsAsLineEnds() {
        XmlElement root = XmlDocument.parse("<a b='1\r\n2'>x\r\ny\rz</a>");

        assertThat(root.attribute("b")).contains("1 2");
        assertThat(root.text()).isEqualTo("x\ny\nz");
    }

    @Test
    void comparesWithoutPlaces() {
        assertThat(XmlDocument.parse("\n<a>\n<b/></a>"))
                .isEqualTo(XmlDocument.parse("<a><b/></a>"));
    }

    @Test
    void refusesHalfAPairOfSurrogates() {
        assertThatThrownBy(() -> XmlDocument.parse("<a>x\uD800y    </a>"))
                .isInstanceOf(DomainXmlException.class)
                .hasMessageContaining("not proper UTF-8");
        assertThatThrownBy(() -> XmlDocument.parse("<a>\uD800"))
                .isInstanceOf(DomainXmlException.class);
    }
}
