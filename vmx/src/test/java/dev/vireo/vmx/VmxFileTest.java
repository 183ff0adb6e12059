package dev.vireo.vmx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VmxFileTest {
    private static final String WINDOWS =
            """
            #!/usr/bin/vmware\r
            .encoding = "windows-1252"\r
            displayName = "B\u00fcro \u20ac"\r
            \r
            memsize = "512" # MB\r
            """;

    @Test
    void findsNamesInAnyCase() {
        VmxFile file = VmxFile.parse("displayName = \"a\"\nscsi0:0.FileName = \"b\"\n");
        assertThat(file.get("DISPLAYNAME")).contains("a");
        assertThat(file.get("scsi0:0.filename")).contains("b");
        assertThat(file.get("scsi0:1.filename")).isEmpty();
        assertThat(file.get("")).isEmpty();
    }

    @Test
    void ignoresTheCaseOfAsciiLettersOnly() {
        VmxFile file = VmxFile.parse("k-a = \"1\"");
        assertThat(file.get("\u212A-a")).isEmpty();
        assertThat(file.get("k\ra")).isEmpty();
    }

    @Test
    void takesTheFirstOfSeveralEntriesAndShowsAll() {
        VmxFile file = VmxFile.parse("memSize = \"1\"\nmemsize = \"2\"\n");
        assertThat(file.get("memsize")).contains("1");
        assertThat(file.entries()).hasSize(2);
    }

    @Test
    void readsTheEncodingThatTheFileNames() {
        byte[] bytes = WINDOWS.getBytes(Charset.forName("windows-1252"));
        VmxFile file = VmxFile.parse(bytes);
        assertThat(file.get("displayName")).contains("Büro €");
        assertThat(file).hasToString(WINDOWS);
        assertThat(file.toBytes()).isEqualTo(bytes);
    }

    @Test
    void keepsBytesThatAreNoUtf8() {
        byte[] bytes = "k = \"\u00e4\"".getBytes(StandardCharsets.ISO_8859_1);
        VmxFile file = VmxFile.parse(bytes);
        assertThat(file.get("k")).contains("\uDCE4");
        assertThat(file.toBytes()).isEqualTo(bytes);
        assertThat(file.with("a", "b").toBytes())
                .isEqualTo("k = \"\u00e4\"\na = \"b\"\n".getBytes(StandardCharsets.ISO_8859_1));
    }

    @ParameterizedTest
    @CsvSource({
        "windows-1252, 80, \u20ac",
        "CP1252, e4, \u00e4",
        "latin1, e4, \u00e4",
        "ISO-8859-15, a4, \u20ac",
        "koi8-r, c1, \u0430",
        "Shift_JIS, 5c7e8e9a, \u00a5\u203e\u5b57",
        "windows-31j, 5c7e8e9a, \\~\u5b57",
        "GBK, d6d0, \u4e2d",
        "GB18030, d6d0, \u4e2d",
        "Big5, a4a4, \u4e2d",
        "EUC-JP, bbfa, \u5b57",
        "EUC-KR, c7d1, \ud55c",
        "utf8, c3a4, \u00e4",
        "windows-1252//TRANSLIT, e4, \u00e4"
    })
    void readsTheEncodingsOfTheWorld(String encoding, String hex, String value) {
        String prefix = ".encoding = \"" + encoding + "\"\nk = \"";
        byte[] bytes =
                HexFormat.of()
                        .parseHex(
                                HexFormat.of().formatHex(prefix.getBytes(StandardCharsets.US_ASCII))
                                        + hex
                                        + "220a");
        VmxFile file = VmxFile.parse(bytes);
        assertThat(file.get("k")).contains(value);
        assertThat(file.toBytes()).isEqualTo(bytes);
        assertThat(file.with("k", "x").with("K", value).toBytes()).isEqualTo(bytes);
    }

    @Test
    void endsAFileWhereAByteIsNoCharacterAsLibvirtDoes() {
        byte[] bytes =
                ".encoding = \"windows-1252\"\nk = \"\u0081\"\n"
                        .getBytes(StandardCharsets.ISO_8859_1);
        assertThatExceptionOfType(VirtException.class)
                .isThrownBy(() -> VmxFile.parse(bytes))
                .withMessageContaining("memory conf:2: unterminated string");
        assertThatExceptionOfType(VirtException.class)
                .isThrownBy(() -> VmxFile.parse(bytes, "vm.vmx"))
                .withMessageContaining("vm.vmx: the byte behind character 32");
    }

    @Test
    void refusesToEditWhatItHasNotReadToTheEnd() {
        byte[] bytes =
                ".encoding = \"windows-1252\"\n# \u0081\n".getBytes(StandardCharsets.ISO_8859_1);
        VmxFile file = VmxFile.parse(bytes);
        assertThat(file.toBytes()).isEqualTo(bytes);
        assertThatExceptionOfType(VirtException.class).isThrownBy(() -> file.with("a", "b"));
    }

    @Test
    void refusesAnEncodingThatIsUnknown() {
        assertThatExceptionOfType(VirtException.class)
                .isThrownBy(() ->
                        VmxFile.parse(
                                "\n.Encoding = \"klingon\"\n".getBytes(StandardCharsets.UTF_8)))
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.INTERNAL_ERROR))
                .withMessage("internal error: libxml2 doesn't handle klingon encoding");
    }

    @Test
    void exchangesAValueAndNothingElse() {
        VmxFile file = VmxFile.parse(WINDOWS.getBytes(Charset.forName("windows-1252")));
        VmxFile edited = file.with("MEMSIZE", "1024");
        assertThat(edited.toBytes())
                .isEqualTo(
                        WINDOWS.replace("512", "1024").getBytes(Charset.forName("windows-1252")));
        assertThat(edited.get("memsize")).contains("1024");
        assertThat(file.get("memsize")).contains("512");
    }

    @Test
    void writesNewValuesInTheEncodingOfTheFile() {
        VmxFile file = VmxFile.parse(WINDOWS.getBytes(Charset.forName("windows-1252")));
        VmxFile edited = file.with("annotation", "5 €");
        assertThat(edited.toBytes())
                .isEqualTo(
                        (WINDOWS + "annotation = \"5 €\"\r\n")
                                .getBytes(Charset.forName("windows-1252")));
        assertThat(VmxFile.parse(edited.toBytes()).get("annotation")).contains("5 €");
    }

    @Test
    void refusesACharacterThatTheEncodingHasNot() {
        VmxFile file = VmxFile.parse(WINDOWS.getBytes(Charset.forName("windows-1252")));
        assertThatExceptionOfType(VirtException.class)
                .isThrownBy(() -> file.with("annotation", "日"))
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.CONFIG_UNSUPPORTED))
                .withMessageContaining("'annotation'")
                .withMessageContaining("windows-1252");
    }

    @Test
    void convertsTheFileWhenItsEncodingIsChanged() {
        VmxFile file = VmxFile.parse(WINDOWS.getBytes(Charset.forName("windows-1252")));
        String converted = WINDOWS.replace("windows-1252", "UTF-8");
        VmxFile edited = file.with(".encoding", "UTF-8");
        assertThat(edited).hasToString(converted);
        assertThat(edited.toBytes()).isEqualTo(converted.getBytes(StandardCharsets.UTF_8));
        assertThat(edited.with(".encoding", "windows-1252").toBytes()).isEqualTo(file.toBytes());
    }

    @ParameterizedTest
    @CsvSource({
        "'a = \"1\"', 'a = \"1\"|k = \"v\"|'",
        "'a=\"1\"|', 'a=\"1\"|k=\"v\"|'",
        "'a=\"1\"|#', 'a=\"1\"|#|k=\"v\"|'",
        "'', 'k = \"v\"|'",
        "'#|', '#|k = \"v\"|'"
    })
    void addsALineInTheStyleOfTheLast(String before, String after) {
        for (String lineEnd : new String[] {"\n", "\r\n", "\r"}) {
            if (before.contains("|") || lineEnd.equals("\n")) {
                assertThat(VmxFile.parse(before.replace("|", lineEnd)).with("k", "v"))
                        .hasToString(after.replace("|", lineEnd));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'k = \"v\"|', ''",
        "'|  |k = \"v\"|', ''",
        "'# c|k = \"v\" # why|b = \"2\"|', '# c|b = \"2\"|'",
        "'a=\"1\"; k=\"v\"; b=\"2\" # x|', 'a=\"1\"; b=\"2\" # x|'",
        "'k=\"v\" ;b=\"2\"|', 'b=\"2\"|'",
        "'a=\"1\"; k=\"v\" # x|', 'a=\"1\" # x|'",
        "'a=\"\"\"\"\"\";k=\"v\"', 'a=\"\"\"\"\"\"|'",
        "'a=\"1\"|K=\"v\"|b=\"2\"|k=\"w\"', 'a=\"1\"|b=\"2\"|'"
    })
    void takesOutTheWholeLineUnlessOthersShareIt(String before, String after) {
        assertThat(VmxFile.parse(before.replace("|", "\n")).without("k"))
                .hasToString(after.replace("|", "\n"));
    }

    @Test
    void leavesOneEntryOfTheNameThatIsSet() {
        assertThat(VmxFile.parse("K = '1'\na = \"2\"\nk = \"3\"\n").with("k", "4"))
                .hasToString("K = \"4\"\na = \"2\"\n");
    }

    @Test
    void keepsWhatStandsBehindANul() {
        VmxFile file = VmxFile.parse("a = \"1\"\0rest");
        assertThat(file).hasToString("a = \"1\"\0rest");
        assertThat(file.with("b", "2")).hasToString("a = \"1\"\nb = \"2\"\n\0rest");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\"b", "a\nb", "a\rb", "a\0b"})
    void refusesAValueThatCannotBeWritten(String value) {
        assertThatExceptionOfType(VirtException.class)
                .isThrownBy(() -> VmxFile.parse("").with("displayName", value))
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.CONFIG_UNSUPPORTED))
                .withMessageContaining("'displayName'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1a", "a b", "a=", "ä"})
    void refusesANameThatIsNone(String key) {
        assertThatExceptionOfType(VirtException.class)
                .isThrownBy(() -> VmxFile.builder().put(key, "v"))
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_ARG));
    }

    @Test
    void writesNewFilesAsLibvirtDoes() {
        VmxWriter writer = VmxFile.builder().put("config.version", 8).put("a", "b").put("c", true);
        assertThat(writer).hasToString("config.version = \"8\"\na = \"b\"\nc = \"true\"\n");
        assertThat(writer.build().get("a")).contains("b");
    }
}
