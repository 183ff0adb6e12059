package dev.vireo.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.grack.nanojson.JsonArray;
import com.grack.nanojson.JsonObject;
import com.grack.nanojson.JsonParser;
import com.grack.nanojson.JsonParserException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConvertCommandTest {
    private static final String VMX =
            """
            config.version = "8"
            virtualHW.version = "10"
            displayName = "web"
            uuid.bios = "56 4d 9b ef ac d9 b4 e0-c8 f0 ae a8 b9 10 35 15"
            memsize = "1024"
            tools.syncTime = "FALSE"
            scsi0.present = "true"
            scsi0:0.present = "true"
            scsi0:0.fileName = "web.vmdk"
            """;

    @TempDir Path folder;

    @Test
    void convertsStandardInputWithoutConnecting() {
        ShellRun run = convert(VMX, "-");
        assertThat(run.exit()).isZero();
        assertThat(run.err())
                .isEqualTo("1 file: 1 converted, 0 failed, 5 entries to report (see --report)\n");
        assertThat(run.out())
                .startsWith("<domain type='vmware'>\n  <name>web</name>\n")
                .contains("<source file='[?] ?/web.vmdk'/>")
                .endsWith("</domain>\n\n");
    }

    @Test
    void convertsDocumentsBackByTheirContent() {
        String document = convert(VMX, "-").out();
        ShellRun back = convert(document, "--hw-version", "8", "-");
        assertThat(back.out())
                .contains("virtualHW.version = \"8\"\n")
                .contains("displayName = \"web\"\n")
                .contains("scsi0:0.fileName = \"web.vmdk\"\n");
    }

    @Test
    void placesFileNamesInTheDirectoryGiven() {
        assertThat(convert(VMX, "--directory", "[ds1] web", "-").out())
                .contains("<source file='[ds1] web/web.vmdk'/>");
        assertThat(convert(VMX, "--verbatim", "-").out()).contains("<source file='web.vmdk'/>");
    }

    @Test
    void reportsWhatIsNotInTheResult() {
        ShellRun run = convert(VMX, "--report", "text", "-");
        assertThat(run.err()).contains("ignored: tools.syncTime = \"FALSE\": ");
        assertThat(run.out()).doesNotContain("syncTime");
    }

    @Test
    void saysThatAPasswordIsLeftOut() {
        String vmx =
                VMX
                        + "RemoteDisplay.vnc.enabled = \"true\"\n"
                        + "RemoteDisplay.vnc.password = \"sesame\"\n";
        ShellRun run = convert(vmx, "--report", "text", "-");
        assertThat(run.out()).doesNotContain("sesame");
        assertThat(run.err())
                .contains("not expressed: RemoteDisplay.vnc.password = \"(hidden)\": passwords are")
                .doesNotContain("sesame");
        assertThat(convert(vmx, "--security-info", "-").out()).contains("passwd='sesame'");
    }

    @Test
    void keepsTheHardwareVersionAtLevelFull() {
        String vmx = VMX.replace("virtualHW.version = \"10\"", "virtualHW.version = \"19\"");
        String document = convert(vmx, "--level", "full", "-").out();
        assertThat(convert(document, "--level", "full", "-").out())
                .contains("virtualHW.version = \"19\"\n");
        assertThat(convert(document, "--level", "full", "--hw-version", "20", "-").out())
                .contains("virtualHW.version = \"20\"\n");
        assertThat(convert(document, "--report", "text", "-").err())
                .contains("defaulted: virtualHW.version = \"10\": ");
        assertThat(convert(document, "--hw-version", "3", "-").exit()).isEqualTo(1);
    }

    @Test
    void refusesTwoResultsOfOneName() throws IOException {
        Files.createDirectories(folder.resolve("a"));
        String one = file("a/web.vmx", VMX);
        String other = file("web.vmx", VMX);
        Path results = folder.resolve("results");
        ShellRun run = convert("", "--overwrite", "--output", results.toString(), one, other);
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err()).contains("would have the same name");
        assertThat(results).isEmptyDirectory();
    }

    @Test
    void overwritesNothingBehindALink() throws IOException {
        String input = file("web.vmx", VMX);
        Path results = Files.createDirectories(folder.resolve("results"));
        Path elsewhere = Files.writeString(folder.resolve("elsewhere"), "mine");
        Files.createSymbolicLink(results.resolve("web.xml"), elsewhere);
        ShellRun run = convert("", "--overwrite", "--output", results.toString(), input);
        assertThat(run.exit()).isEqualTo(1);
        assertThat(elsewhere).content().isEqualTo("mine");
    }

    @Test
    void reportsAsJson() throws JsonParserException {
        ShellRun run = convert(VMX, "--report", "json", "-");
        JsonObject report = JsonParser.object().from(run.err());
        assertThat(report.getString("file")).isEqualTo("-");
        JsonArray losses = report.getArray("losses");
        assertThat(losses)
                .anySatisfy(loss -> {
                    assertThat(((JsonObject) loss).getString("place")).isEqualTo("tools.syncTime");
                    assertThat(((JsonObject) loss).getString("value")).isEqualTo("FALSE");
                });
    }

    @Test
    void convertsTheOtherFilesIfOneIsWrong() throws IOException {
        String good = file("good.vmx", VMX);
        String wrong = file("wrong.vmx", "config.version = 8\n");
        ShellRun run = convert("", wrong, "/nonexistent.vmx", good);
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out()).startsWith("<!-- " + good + " -->\n<domain type='vmware'>");
        assertThat(run.err())
                .contains("error: failed to convert '" + wrong + "'\n")
                .contains(
                        "error: configuration file syntax error: memory conf:1: numbers not allowed"
                                + " in VMX format\n")
                .contains("error: Failed to open file '/nonexistent.vmx': No such file")
                .contains("3 files: 1 converted, 2 failed");
    }

    @Test
    void writesIntoADirectoryAndReplacesNothing() throws IOException {
        String input = file("web.vmx", VMX);
        Path results = folder.resolve("results");
        assertThat(convert("", "--output", results.toString(), input).out()).isEqualTo("\n");
        Path result = results.resolve("web.xml");
        assertThat(result).content().startsWith("<domain type='vmware'>");

        Files.writeString(result, "mine");
        ShellRun again = convert("", "--output", results.toString(), input);
        assertThat(again.exit()).isEqualTo(1);
        assertThat(again.err()).contains("'" + result + "' exists");
        assertThat(result).content().isEqualTo("mine");

        convert("", "--output", results.toString(), "--overwrite", input);
        assertThat(result).content().startsWith("<domain type='vmware'>");
    }

    @Test
    void namesThePlaceInAWrongDocument() {
        String document = convert(VMX, "-").out().replace("bus='scsi'", "bus='sccsi'");
        ShellRun run = convert(document, "-");
        assertThat(run.err())
                .isEqualTo(
                        """
                        error: failed to convert '-' at /domain/devices/disk/target/@bus
                        error: XML error: Invalid value for attribute 'bus' in element 'target': 'sccsi'.
                        """);
    }

    @Test
    void saysIfLevelFullWouldConvertIt() {
        String document =
                convert(VMX, "-").out().replace("<domain type='vmware'>", "<domain type='kvm'>");
        assertThat(convert(document, "-").err())
                .startsWith("error: failed to convert '-' at /domain; --level full converts it\n")
                .contains("error: invalid argument: could not find capabilities for ");
        assertThat(convert(document, "--level", "full", "-").exit()).isZero();
    }

    @Test
    void tellsTheLevelsApart() {
        String vmx = VMX + "nvram = \"web.nvram\"\n";
        assertThat(convert(vmx, "-").out()).doesNotContain("nvram");
        assertThat(convert(vmx, "--level", "libvirt-12", "-").out())
                .contains("<nvram>[?] ?/web.nvram</nvram>");
        ShellRun unknown = convert(vmx, "--level", "8", "-");
        assertThat(unknown.exit()).isEqualTo(1);
        assertThat(unknown.err())
                .isEqualTo(
                        "error: unknown level '8': it is one of libvirt-9.0, libvirt-12, full\n");
    }

    @Test
    void keepsBytesThatAreNoUtf8() throws IOException {
        Path input = folder.resolve("latin1.vmx");
        Files.write(
                input,
                VMX.replace("\"web\"", "\"J\u00f6rg\"").getBytes(StandardCharsets.ISO_8859_1));
        Path results = folder.resolve("results");
        convert("", "--output", results.toString(), input.toString());
        assertThat(Files.readString(results.resolve("latin1.xml"), StandardCharsets.ISO_8859_1))
                .contains("<name>J\u00f6rg</name>");
    }

    @Test
    void givesEverythingInOneJsonObject() throws IOException, JsonParserException {
        String good = file("good.vmx", VMX);
        ShellRun run =
                ShellRun.on(FakeHost.twoRunning())
                        .run("--format=json", "convert", good, "/nonexistent.vmx");
        JsonObject reply = JsonParser.object().from(run.out());
        assertThat(reply.getInt("converted")).isEqualTo(1);
        assertThat(reply.getInt("failed")).isEqualTo(1);
        JsonObject first = reply.getArray("files").getObject(0);
        assertThat(first.getString("format")).isEqualTo("xml");
        assertThat(first.getString("result")).startsWith("<domain type='vmware'>");
        JsonObject second = reply.getArray("files").getObject(1);
        assertThat(second.getBoolean("ok")).isFalse();
        assertThat(second.getObject("error").getString("message")).contains("No such file");
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private static ShellRun convert(String input, String... arguments) {
        String[] words = new String[arguments.length + 1];
        words[0] = "convert";
        System.arraycopy(arguments, 0, words, 1, arguments.length);
        return ShellRun.with(
                        request -> {
                            throw new AssertionError("connected to " + request.uri());
                        })
                .input(input)
                .run(words);
    }
}
