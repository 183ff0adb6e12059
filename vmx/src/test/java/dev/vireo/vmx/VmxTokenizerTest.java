package dev.vireo.vmx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.vireo.model.ErrorCode;
import dev.vireo.model.ErrorDomain;
import dev.vireo.model.VirtException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The expectations are what libvirt 9.0 says to the same texts.
class VmxTokenizerTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "k = \"v\"",
                "k=\"v\"",
                " \t\n k\t=\t'v'  # why\n\n",
                "# first\r\nk = \"v\"\r\n",
                "k = \"v\"\r",
                "k = \"v\" ;\n",
                "k = \"\"\"v\"\"\"",
                "k = \"v\"\0x = 1"
            })
    void readsOneEntry(String text) {
        assertThat(VmxFile.parse(text).entries())
                .singleElement()
                .extracting(VmxEntry::key, VmxEntry::value)
                .containsExactly("k", "v");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "# only a comment", "#\n", "\0 x"})
    void readsTextsWithoutEntries(String text) {
        assertThat(VmxFile.parse(text).entries()).isEmpty();
    }

    @Test
    void readsNamesOfAllTheirCharacters() {
        assertThat(keys(".a = ''\nscsi0:1.x_y-Z9 = ''")).containsExactly(".a", "scsi0:1.x_y-Z9");
    }

    @Test
    void readsSeveralStatementsOfALine() {
        assertThat(keys("a='1'; b='2' ;\n c='3'")).containsExactly("a", "b", "c");
    }

    @Test
    void takesNoEscapeForOne() {
        assertThat(VmxFile.parse("k = \"a|22\\n\"").get("k")).contains("a|22\\n");
    }

    @Test
    void readsLongValuesWithLineEndsAndQuotes() {
        assertThat(VmxFile.parse("k = \"\"\"a\n\"b\"\n\"\"\"\n").get("k")).contains("a\n\"b\"\n");
        assertThat(VmxFile.parse("k = \"\"\"\"\"\"\n").get("k")).contains("");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\\n | memory conf:2: expecting a name",
                " | memory conf:1: expecting a name",
                "\\uFEFFk = \"v\" | memory conf:1: expecting a name",
                "1k = \"v\" | memory conf:1: expecting a name",
                "a = \"1\"\\n;b = \"2\" | memory conf:2: expecting a name",
                "a = \"1\";;b = \"2\" | memory conf:1: expecting a name",
                "\\r\\n\\r\\nk | memory conf:3: expecting an assignment",
                "k \\n= \"v\" | memory conf:1: expecting an assignment",
                "k! = \"v\" | memory conf:1: expecting an assignment",
                "k = | memory conf:1: expecting a value",
                "k = \\n\"v\" | memory conf:1: expecting a value",
                "k = true | memory conf:1: expecting a value",
                "k = 1 | memory conf:1: numbers not allowed in VMX format",
                "k = -1 | memory conf:1: numbers not allowed in VMX format",
                "k = [\"v\"] | memory conf:1: lists not allowed in VMX format",
                "k = \"v | memory conf:1: unterminated string",
                "k = 'v\" | memory conf:1: unterminated string",
                "a = \"1\"\\nk = \"v\\nw\" | memory conf:2: unterminated string",
                "k = \"\"\"v\\nw\\nx\\n\"\" | memory conf:4: unterminated string",
                "k = \"\"\"v\\nw\\nx\\n | memory conf:3: unterminated string",
                "k = \"\"\"\"\"\" | memory conf:1: expecting a separator",
                "k = \"a\\\"b\" | memory conf:1: expecting a separator",
                "k = \"v\" x | memory conf:1: expecting a separator",
            })
    void namesTheLineThatLeavesTheGrammar(String escaped, String message) {
        String text = unescape(escaped == null ? " " : escaped);
        assertThatExceptionOfType(VirtException.class)
                .isThrownBy(() -> VmxFile.parse(text))
                .satisfies(e -> {
                    assertThat(e.code()).isEqualTo(ErrorCode.CONF_SYNTAX);
                    assertThat(e.domain()).isEqualTo(ErrorDomain.CONF);
                    assertThat(e.detail()).isEqualTo(message);
                });
    }

    @Test
    void namesSourceLineAndColumnIfItKnowsTheSource() {
        byte[] bytes = "a = \"1\"\n b = 2\n".getBytes(StandardCharsets.UTF_8);
        assertThatExceptionOfType(VirtException.class)
                .isThrownBy(() -> VmxFile.parse(bytes, "vm.vmx"))
                .satisfies(e ->
                        assertThat(e.detail())
                                .isEqualTo("vm.vmx:2:6: numbers not allowed in VMX format"));
    }

    @Test
    void saysWhereAnEntryIs() {
        assertThat(VmxFile.parse("# c\na = '''; b = \"2\"".replace("'''", "''")).entries())
                .containsExactly(new VmxEntry("a", "", 2, 1), new VmxEntry("b", "2", 2, 9));
    }

    private static List<String> keys(String text) {
        return VmxFile.parse(text).entries().stream().map(VmxEntry::key).toList();
    }

    private static String unescape(String text) {
        return text.replace("\\n", "\n").replace("\\r", "\r").replace("\\uFEFF", "\uFEFF");
    }
}
