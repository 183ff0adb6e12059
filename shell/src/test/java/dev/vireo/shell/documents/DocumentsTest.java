package dev.vireo.shell.documents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.shell.CommandTable;
import dev.vireo.shell.Usage;
import dev.vireo.shell.command.CommandSpec;
import dev.vireo.testkit.Command;
import dev.vireo.testkit.Command.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DocumentsTest {
    private static final List<String> FILES =
            List.of(
                    "man/man1/vireo.1",
                    "bash-completion/completions/vireo",
                    "zsh/site-functions/_vireo",
                    "fish/vendor_completions.d/vireo.fish");

    @TempDir private Path folder;

    @BeforeEach
    void write() throws IOException {
        Documents.main(new String[] {folder.toString()});
    }

    @Test
    void eachDocumentHasAllCommands() throws IOException {
        for (String file : FILES) {
            String text = Files.readString(folder.resolve(file)).replace("\\-", "-");
            assertThat(CommandTable.specs())
                    .extracting(CommandSpec::name)
                    .allSatisfy(name -> assertThat(text).as(file).contains(name));
        }
    }

    @Test
    void knowsTheOptionsOfTheUsage() {
        List<GlobalWords> words = GlobalWords.of(Usage.OPTIONS);
        assertThat(words)
                .contains(
                        new GlobalWords("c", "connect", true, "hypervisor connection URI"),
                        new GlobalWords("q", "quiet", false, "quiet mode"),
                        new GlobalWords("v", "", false, "short version"));
        assertThat(words)
                .extracting(GlobalWords::name)
                .contains("format", "on-question", "task-timeout", "keepalive-count", "version");
        assertThat(words)
                .filteredOn(each -> each.name().equals("version"))
                .noneMatch(GlobalWords::takesValue);
    }

    @Test
    void bashCompletesCommandsOptionsAndChoices() throws IOException {
        assertThat(completed("vireo", "vol-create")).contains("vol-create-as", "vol-create-from");
        assertThat(completed("vireo", "-c", "esx://host/", "snapshot-rev"))
                .containsExactly("snapshot-revert");
        assertThat(completed("vireo", "vol-create-as", "--fo")).containsExactly("--format");
        assertThat(completed("vireo", "--on-q")).containsExactly("--on-question");
        assertThat(completed("vireo", "vol-upload", "--route", ""))
                .containsExactly("auto", "direct", "server");
        assertThat(completed("vireo", "no-such-command", "--x")).isEmpty();
    }

    private List<String> completed(String... words) throws IOException {
        String script =
                """
                source "$1"; shift
                COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); COMPREPLY=()
                _vireo; printf '%s\\n' "${COMPREPLY[@]}"
                """;
        Path file = Files.writeString(folder.resolve("complete.sh"), script);
        List<String> arguments =
                new ArrayList<>(List.of(file.toString(), folder.resolve(FILES.get(1)).toString()));
        arguments.addAll(List.of(words));
        Outcome outcome = Command.stranger("bash", "bash").run(arguments);
        assertThat(outcome.err()).isEmpty();
        return outcome.out().lines().filter(line -> !line.isEmpty()).toList();
    }
}
