package dev.vireo.driver.esx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import dev.vireo.model.XmlDocument;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Every program has to be able to read a document that carries elements along.
class MetadataTextTest {
    private static final MetadataText NONE = new MetadataText(List.of());

    @Test
    void declaresTheNamespaceOfAnElement() {
        MetadataText text = with("http://example.org/a", "k", "<a b='1'><c/></a>");

        assertThat(text.text())
                .contains(
                        """
                        <k:a xmlns:k="http://example.org/a" b="1">
                          <k:c/>
                        </k:a>\
                        """);
        assertThat(text.find("http://example.org/a").map(XmlDocument::write))
                .contains("<a b=\"1\">\n  <c/>\n</a>");
    }

    @Test
    void keepsPrefixesThatTheElementDeclares() {
        assertThat(with("urn:a", "k", "<a xmlns:z='urn:z'><z:b z:c='1'/></a>").text())
                .contains(
                        """
                        <k:a xmlns:k="urn:a" xmlns:z="urn:z">
                          <z:b z:c="1"/>
                        </k:a>\
                        """);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "k:x", "1", "a b", "<", "xml", "xmlns", "XMLa"})
    void refusesAPrefixThatXmlCannotHave(String prefix) {
        assertThatThrownBy(() -> with("urn:a", prefix, "<a/>"))
                .isInstanceOfSatisfying(
                        VirtException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_ARG))
                .hasMessageContaining("'" + prefix + "' cannot be the prefix");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "http://www.w3.org/XML/1998/namespace"})
    void refusesANamespaceThatXmlCannotHave(String namespace) {
        assertThatThrownBy(() -> with(namespace, "k", "<a/>"))
                .hasMessageContaining("'" + namespace + "' cannot be the URI");
    }

    @ParameterizedTest
    @CsvSource({"<z:a/>, z:a", "<a><z:b/></a>, z:b", "<a z:c='1'/>, z:c"})
    void refusesAPrefixThatMeansNothing(String element, String name) {
        assertThatThrownBy(() -> with("urn:a", "k", element))
                .isInstanceOfSatisfying(
                        VirtException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.XML_ERROR))
                .hasMessageContaining("the prefix of '" + name + "' is not declared");
    }

    private static MetadataText with(String namespace, String prefix, String element) {
        return NONE.with(namespace, prefix, Optional.of(XmlDocument.parse(element)));
    }
}
