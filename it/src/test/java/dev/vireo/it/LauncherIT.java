package dev.vireo.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.testkit.Command;
import dev.vireo.testkit.Command.Outcome;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The launcher `./vireo` as it is after a build.
class LauncherIT {
    private static final Path ROOT =
            Path.of(System.getProperty("basedir", "."), "..").toAbsolutePath().normalize();
    private static final List<String> CACHES =
            List.of(
                    "dist/target/vireo/start/plain.aot",
                    "dist/target/vireo/start/short-http.aot",
                    "dist/target/vireo/start/short-https.aot",
                    "dist/target/vireo/start/client.aot",
                    "dist/target/vireo/start/simulator.aot");
    private static final Outcome FIRST_LIST =
            new Outcome(
                    0,
                    """
                     Id   Name           State
                    -------------------------------
                     1    web            running
                     2    db             running
                     5    build          paused
                     -    50% off/sale   shut off
                     -    mail           shut off

                    """,
                    "");

    @TempDir Path folder;

    @BeforeEach
    void isBuilt() {
        assertThat(ROOT.resolve("dist/target/vireo/ready")).exists();
        for (String cache : CACHES) {
            assertThat(ROOT.resolve(cache)).isNotEmptyFile();
        }
    }

    @Test
    void listsTheEmbeddedHostAndBuildsNothing() throws IOException {
        FileTime before = Files.getLastModifiedTime(ROOT.resolve("dist/target/vireo/ready"));
        assertThat(vireo().run("list", "--all")).isEqualTo(FIRST_LIST);
        assertThat(Files.getLastModifiedTime(ROOT.resolve("dist/target/vireo/ready")))
                .isEqualTo(before);
    }

    @Test
    void remembersPowerStatesBetweenCommands() {
        Command vireo = vireo();
        assertThat(vireo.run("destroy", "web").exit()).isZero();
        assertThat(vireo.run("domstate", "web").out()).isEqualTo("shut off\n\n");
        assertThat(vireo.run("start", "web").exit()).isZero();
        assertThat(vireo.run("domstate", "web").out()).isEqualTo("running\n\n");
    }

    @Test
    void runsFromAnyFolder() {
        assertThat(vireo().from(folder).run("list", "--all")).isEqualTo(FIRST_LIST);
    }

    @Test
    void runsThroughLinks() throws IOException {
        Path bin = Files.createDirectory(folder.resolve("my bin"));
        Files.createSymbolicLink(bin.resolve("first"), ROOT.resolve("vireo"));
        Files.createSymbolicLink(bin.resolve("second"), Path.of("first"));
        assertThat(vireo(bin.resolve("second")).run("list", "--all")).isEqualTo(FIRST_LIST);
    }

    @Test
    void runsWhereItWasMovedTo() throws IOException {
        Path copy = copy();
        assertThat(vireo(copy.resolve("vireo")).run("list", "--all")).isEqualTo(FIRST_LIST);
    }

    @Test
    void takesADamagedStartUpCacheForNone() throws IOException {
        Path copy = copy();
        Outcome version = vireo().run("--version");
        for (String cache : CACHES) {
            Files.writeString(copy.resolve(cache), "no cache");
        }
        assertThat(vireo(copy.resolve("vireo")).run("list", "--all")).isEqualTo(FIRST_LIST);
        assertThat(vireo(copy.resolve("vireo")).run("--version")).isEqualTo(version);
        for (String cache : CACHES) {
            Files.delete(copy.resolve(cache));
        }
        assertThat(vireo(copy.resolve("vireo")).run("list", "--all")).isEqualTo(FIRST_LIST);
        assertThat(vireo(copy.resolve("vireo")).run("--version")).isEqualTo(version);
    }

    @Test
    void tellsAPersonThatAnotherCommitIsCheckedOut() throws IOException {
        Path copy = copy();
        Path ref = Files.createDirectories(copy.resolve(".git/refs/heads")).resolve("main");
        Files.writeString(copy.resolve(".git/HEAD"), "ref: refs/heads/main\n");
        Files.writeString(copy.resolve("dist/target/vireo/ready"), "1234567890abcdef\n");
        Files.writeString(ref, "1234567890abcdef\n");
        assertThat(atTerminal(copy)).doesNotContain("this is a build of");
        Files.writeString(ref, "234567890abcdef1\n");
        assertThat(atTerminal(copy))
                .contains("vireo: this is a build of 1234567890;")
                .contains("package makes one of 234567890a");
        Files.delete(ref); // it may be among those that are packed
        assertThat(atTerminal(copy)).doesNotContain("this is a build of");
    }

    private static String atTerminal(Path copy) {
        Outcome outcome =
                Command.stranger("script", "bsdutils")
                        .from(copy)
                        .run("-qec", "./vireo --version", "/dev/null");
        assertThat(outcome.exit()).isZero();
        return outcome.out();
    }

    @Test
    void passesArgumentsUntouched() {
        for (String word : List.of("a  b", "*", "\"'\\$HOME", "-", "caf\u00e9 \u4e2d", "", "%s")) {
            assertThat(vireo().with("LC_ALL", "C").run("list", word).err())
                    .isEqualTo("error: unexpected data '" + word + "'\n");
        }
    }

    @Test
    void endsWithTheExitCodeOfTheShell() {
        assertThat(vireo().run("domstate", "nothing"))
                .isEqualTo(new Outcome(1, "\n", "error: failed to get domain 'nothing'\n"));
    }

    @Test
    void saysInOneLineThatThereIsNoJdk() throws IOException {
        Path copy = copy();
        Files.deleteIfExists(copy.resolve("dist/target/vireo/jdk"));
        Path search = copy.resolve(".mvn/find-jdk.sh");
        Files.writeString(
                search,
                Files.readString(search)
                        .replaceAll("/usr/lib/jvm|/opt|/Library|command -v javac", "/nowhere"));
        Outcome outcome =
                vireo(copy.resolve("vireo"))
                        .with("JAVA_HOME", "")
                        .with("HOME", folder.toString())
                        .run("list");
        assertThat(outcome.exit()).isEqualTo(1);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err()).startsWith("vireo: a JDK 25 is needed").hasLineCount(1);
    }

    private Command vireo() {
        return vireo(ROOT.resolve("vireo"));
    }

    private Command vireo(Path launcher) {
        return new Command(launcher).with("XDG_STATE_HOME", folder.resolve("state").toString());
    }

    /// Copies what the launcher needs to a folder with a space in its name.
    private Path copy() throws IOException {
        Path copy = folder.resolve("an other place");
        for (String part :
                List.of("vireo", ".mvn/find-jdk.sh", "dist/src/main/bash", "dist/target/vireo")) {
            try (var files = Files.walk(ROOT.resolve(part))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Path target = copy.resolve(ROOT.relativize(file).toString());
                    Files.createDirectories(target.getParent());
                    Files.copy(file, target, StandardCopyOption.COPY_ATTRIBUTES);
                }
            }
        }
        return copy;
    }

    @Test
    void simulatorPrintsItsAddressAndEndsCleanlyOnSigterm()
            throws IOException, InterruptedException {
        Process simulator =
                new ProcessBuilder(ROOT.resolve("vireo").toString(), "simulator", "--no-tls")
                        .redirectError(folder.resolve("err").toFile())
                        .start();
        try (BufferedReader out = simulator.inputReader()) {
            assertThat(out.readLine()).matches("http://127\\.0\\.0\\.1:\\d+/sdk");
            simulator.toHandle().destroy(); // SIGTERM; Process.destroy would close the streams
            assertThat(out.readLine()).as("more than one line").isNull();
        }
        assertThat(simulator.waitFor()).isZero();
        assertThat(folder.resolve("err"))
                .content()
                .matches("connect: esx://root@127\\.0\\.0\\.1:\\d+/\\?transport=http\n");
    }
}
