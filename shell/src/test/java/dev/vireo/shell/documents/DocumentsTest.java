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

    @Test
    void bashSplitsTheLineByItself() throws IOException {
        assertThat(completed("vireo", "-c", "esx://root@h/", "domsta"))
                .containsExactly("domstate", "domstats");
        assertThat(completed("vireo", "--connect=esx://root@h/", "domsta"))
                .containsExactly("domstate", "domstats");
        assertThat(completed("vireo", "--format=json", "snapshot-rev"))
                .containsExactly("snapshot-revert");
        assertThat(completed("vireo", "--format=j")).containsExactly("json");
    }

    @Test
    void bashKnowsFixedWords() throws IOException {
        assertThat(completed("vireo", "--format", "")).containsExactly("text", "json");
        assertThat(completed("vireo", "domstate", "web", "--format", ""))
                .containsExactly("text", "json");
        assertThat(completed("vireo", "vol-create-as", "--format", "")).doesNotContain("json");
        assertThat(completed("vireo", "--color", "a")).containsExactly("auto", "always");
        assertThat(completed("vireo", "help", "snap")).contains("snapshot", "snapshot-list");
        assertThat(completed("vireo", "watch", "-n", "1", "domsta"))
                .containsExactly("domstate", "domstats");
    }

    @Test
    void bashAsksVireoForNames() throws IOException {
        assertThat(completed("vireo", "-c", "esx://h:1/?x=1", "domstate", ""))
                .contains(
                        "asked:-q\\|-c\\|esx://h:1/\\?x=1\\|complete\\|--\\|domstate\\|\\|",
                        "a\\ b");
        assertThat(completed("vireo", "--connect=esx://h/", "watch", "domstate", "--domain=a"))
                .contains("a\\ b");
    }

    @Test
    void fishCompletesAfterTheUri() throws IOException {
        assertThat(inFish("vireo -c esx://x/ domsta")).containsExactly("domstate", "domstats");
        assertThat(inFish("vireo --format ")).containsExactlyInAnyOrder("text", "json");
        assertThat(inFish("vireo help snapshot-rev")).containsExactly("snapshot-revert");
        assertThat(inFish("vireo -c esx://x/ domstate a"))
                .contains("a b", "asked:-q|-c|esx://x/|complete|--|domstate|a|");
    }

    @Test
    void zshReadsItsFile() {
        Outcome outcome =
                Command.stranger("zsh", "zsh").run("-n", folder.resolve(FILES.get(2)).toString());
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.exit()).isZero();
    }

    private List<String> inFish(String line) throws IOException {
        Outcome outcome =
                Command.stranger("fish", "fish")
                        .with("PATH", asked())
                        .with("HOME", folder.toString())
                        .run(
                                "--no-config",
                                "-c",
                                "source "
                                        + folder.resolve(FILES.get(3))
                                        + "; complete -C '"
                                        + line
                                        + "'");
        assertThat(outcome.err()).isEmpty();
        return outcome.out().lines().map(each -> each.replaceFirst("\t.*", "")).toList();
    }

    /// Puts a program before all others that answers as vireo does, and tells what it was asked.
    private String asked() throws IOException {
        Path program = Files.createDirectories(folder.resolve("bin")).resolve("vireo");
        String script =
                """
                #!/bin/sh
                printf 'asked:'; printf '%s|' "$@"; echo
                for last; do :; done
                case "$last" in --domain=*) echo '--domain=a b' ;; *) echo 'a b' ;; esac
                """;
        Files.writeString(program, script);
        assertThat(program.toFile().setExecutable(true)).isTrue();
        return program.getParent() + ":" + System.getenv("PATH");
    }

    private List<String> completed(String... words) throws IOException {
        String script =
                """
                source "$1"; shift
                COMP_LINE="$*" COMP_POINT=${#COMP_LINE} COMP_WORDS=("$@") COMP_CWORD=$(($# - 1))
                COMP_POINT=${#COMP_LINE} COMPREPLY=()
                _vireo; printf '%s\\n' "${COMPREPLY[@]}"
                """;
        Path file = Files.writeString(folder.resolve("complete.sh"), script);
        List<String> arguments =
                new ArrayList<>(List.of(file.toString(), folder.resolve(FILES.get(1)).toString()));
        arguments.addAll(List.of(words));
        Outcome outcome = Command.stranger("bash", "bash").with("PATH", asked()).run(arguments);
        assertThat(outcome.err()).isEmpty();
        return outcome.out().lines().filter(line -> !line.isEmpty()).toList();
    }
}
