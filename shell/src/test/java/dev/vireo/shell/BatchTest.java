package dev.vireo.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Commands from a file and from standard input.
class BatchTest {
    @TempDir Path folder;

    private final FakeHost host = FakeHost.twoRunning();

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("commands"), text);
    }

    @Test
    void runsTheCommandsOfAFileInOneSession() throws IOException {
        Path file = file("# hosts\nhostname; uri # both\n\nlist --name\n");
        ShellRun run = ShellRun.on(host).run("-q", "-c", "esx://h/", "--file=" + file);
        assertThat(run.both())
                .isEqualTo("localhost.localdomain\nesx://h/\nha-host_VM0\nha-host_VM1\n");
        assertThat(run.exit()).isZero();
        assertThat(host.closed()).isEqualTo(1);
    }

    @Test
    void goesOnAfterAnErrorAndFailsInTheEnd() throws IOException {
        Path file = file("domstate nope\nbogus\nhostname\n");
        ShellRun run = ShellRun.on(host).run("-q", "--file", file.toString());
        assertThat(run.both())
                .isEqualTo(
                        """
                        error: %s:1: failed to get domain 'nope'
                        error: %s:2: unknown command: 'bogus'
                        localhost.localdomain
                        """
                                .formatted(file, file));
        assertThat(run.exit()).isEqualTo(1);
    }

    @Test
    void stopsAtTheFirstErrorAndSaysWhere() throws IOException {
        Path file = file("hostname\n\ndomstate \\\n  nope; uri\nuri\n");
        ShellRun run = ShellRun.on(host).run("-q", "-e", "--file", file.toString());
        assertThat(run.both())
                .isEqualTo(
                        """
                        localhost.localdomain
                        error: %s:4: failed to get domain 'nope'
                        error: %s:4: stopped at the first error
                        """
                                .formatted(file, file));
        assertThat(run.exit()).isEqualTo(1);
        assertThat(host.closed()).isEqualTo(1);
    }

    @Test
    void programsAreToldWhereAFailureComesFrom() throws IOException {
        Path file = file("hostname\nbogus\n");
        ShellRun run = ShellRun.on(host).run("--format=json", "--file", file.toString());
        assertThat(run.err())
                .isEqualTo(
                        """
                        {"error":{"code":null,"name":"USAGE","domain":"SHELL",\
                        "message":"unknown command: 'bogus'","place":"%s:2"}}
                        """
                                .formatted(file));
    }

    @Test
    void failuresOfStandardInputAreThoseOfVirsh() {
        for (String[] words : new String[][] {{"-q"}, {"-q", "--file", "-"}}) {
            ShellRun run = ShellRun.on(host).input("hostname\ndomstate nope\nbogus\n").run(words);
            assertThat(run.err())
                    .isEqualTo(
                            """
                            error: failed to get domain 'nope'
                            error: unknown command: 'bogus'
                            """);
        }
    }

    @Test
    void aMarkAtTheBeginningOfAFileIsNoPartOfItsCommands() throws IOException {
        Path file = file("\uFEFFhostname\n");
        ShellRun run = ShellRun.on(host).run("-q", "--file", file.toString());
        assertThat(run.both()).isEqualTo("localhost.localdomain\n");
    }

    @Test
    void aFolderIsNoFileOfCommands() {
        ShellRun run = ShellRun.on(host).run("-q", "--file", folder.toString());
        assertThat(run.both())
                .isEqualTo("error: cannot read commands from '" + folder + "': Is a directory\n");
        assertThat(run.exit()).isEqualTo(1);
    }

    @Test
    void stopsAtALineThatIsNotUnderstood() {
        ShellRun run = ShellRun.on(host).input("bogus\nuri\n").run("-q", "--stop-on-error");
        assertThat(run.both())
                .isEqualTo(
                        """
                        error: unknown command: 'bogus'
                        error: standard input:1: stopped at the first error
                        """);
        assertThat(run.exit()).isEqualTo(1);
    }

    @Test
    void stopsWithinOneTextOfCommands() {
        ShellRun run = ShellRun.on(host).run("-qe", "hostname; domstate nope; hostname");
        assertThat(run.both())
                .isEqualTo("localhost.localdomain\nerror: failed to get domain 'nope'\n");
        assertThat(run.exit()).isEqualTo(1);
        run = ShellRun.on(host).run("-q", "domstate nope; hostname");
        assertThat(run.exit()).isZero();
    }

    @Test
    void aCharacterBehindTheLetterIsVirshsEscapeCharacter() {
        for (String[] escape : new String[][] {{"-e", "^]"}, {"-e", "a"}, {"-ea"}, {"-qe^]"}}) {
            String[] words = new String[escape.length + 2];
            System.arraycopy(escape, 0, words, 0, escape.length);
            words[escape.length] = "-q";
            words[escape.length + 1] = "domstate nope; hostname";
            ShellRun run = ShellRun.on(host).run(words);
            assertThat(run.out()).isEqualTo("localhost.localdomain\n");
            assertThat(run.exit()).isZero();
        }
    }

    @Test
    void readsStandardInputWhereAPersonSits() {
        ShellRun run = ShellRun.on(host).interactive().input("hostname\n").run("--file", "-");
        assertThat(run.both()).isEqualTo("localhost.localdomain\n\n");
    }

    @Test
    void quitEndsAFile() throws IOException {
        ShellRun run =
                ShellRun.on(host).run("-q", "--file", file("quit; uri\nhostname\n").toString());
        assertThat(run.both()).isEmpty();
        assertThat(run.exit()).isZero();
    }

    @Test
    void aFileThatIsNotThereIsToldBeforeConnecting() {
        ShellRun run =
                ShellRun.with(
                                _ -> {
                                    throw new IllegalStateException("connected");
                                })
                        .run("-c", "esx://h/", "--file", "/no/such/file");
        assertThat(run.both())
                .isEqualTo(
                        "error: cannot read commands from '/no/such/file': No such file or directory\n");
        assertThat(run.exit()).isEqualTo(1);
    }

    @Test
    void aFileAndACommandAreOneTooMany() {
        ShellRun run = ShellRun.on(host).run("--file", "x", "list");
        assertThat(run.err())
                .isEqualTo("error: option --file is for commands from a file, without others\n");
    }

    @Test
    void abbreviationsMeanWhatTheyMeanInVirsh() {
        assertThat(ShellRun.on(host).run("--ti", "hostname").out()).contains("(Time: ");
        assertThat(ShellRun.on(host).run("--st", "hostname").err())
                .isEqualTo("error: unsupported option '--st'. See --help.\n");
    }
}
