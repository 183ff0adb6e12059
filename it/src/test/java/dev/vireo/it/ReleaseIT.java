package dev.vireo.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.testkit.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/// What people install: the archive and the Debian package, as `release.sh` makes them.
@TestInstance(Lifecycle.PER_CLASS)
class ReleaseIT {
    private static final Path ROOT =
            Path.of(System.getProperty("basedir", "."), "..").toAbsolutePath().normalize();

    private Path folder = ROOT;
    private Path home = ROOT;

    @BeforeAll
    void makesAndUnpacksTheArchive(@TempDir Path empty) throws IOException, InterruptedException {
        folder = empty;
        Path log = folder.resolve("release.log");
        Process release =
                new ProcessBuilder(ROOT.resolve("dist/src/main/bash/release.sh").toString())
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start();
        assertThat(release.waitFor()).as(() -> text(log)).isZero();
        Path place = Files.createDirectory(folder.resolve("an other place"));
        Command.stranger("tar", "tar")
                .run("-xzf", made(".tar.gz").toString(), "-C", place.toString());
        try (var made = Files.list(place)) {
            home = made.findFirst().orElseThrow();
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }

    private static Path made(String ending) throws IOException {
        try (var files = Files.list(ROOT.resolve("dist/target/release"))) {
            return files.filter(file -> file.toString().endsWith(ending)).findFirst().orElseThrow();
        }
    }

    @Test
    void runsWithTheJavaThatItBrings() {
        Command vireo =
                new Command(home.resolve("bin/vireo"))
                        .with("JAVA_HOME", "/nowhere")
                        .with("PATH", "/usr/bin:/bin")
                        .with("XDG_STATE_HOME", folder.resolve("state").toString());
        assertThat(vireo.run("--version").out()).matches("\\d+\\.\\d+\\.\\d+\\S*\n");
        Command.Outcome list = vireo.run("list", "--all");
        assertThat(list.exit()).as(list.err()).isZero();
        assertThat(list.out()).startsWith(" Id   Name ").contains(" 1    web  ");
        assertThat(home.resolve("training")).doesNotExist();
    }

    @Test
    void bringsNoMoreOfJavaThanItNeeds() throws IOException {
        Command.Outcome modules =
                new Command(home.resolve("runtime/bin/java")).run("--list-modules");
        assertThat(modules.out().lines().map(line -> line.replaceFirst("@.*", "")))
                .contains("java.base", "jdk.charsets")
                .doesNotContain("java.desktop", "jdk.compiler", "jdk.jlink");
        assertThat(Files.size(made(".tar.gz"))).isLessThan(90 << 20);
    }

    /// A cache that does not fit is passed over in silence unless the JVM is told to insist on it.
    @Test
    void hasCachesThatFitWhereItWasMovedTo() throws IOException {
        for (String cache : List.of("plain", "short-http", "short-https", "client", "simulator")) {
            Command.Outcome version =
                    new Command(home.resolve("runtime/bin/java"))
                            .run(
                                    "-XX:TieredStopAtLevel=1",
                                    "-XX:+UseSerialGC",
                                    "-XX:AOTMode=on",
                                    "-XX:AOTCache=" + home.resolve("start/" + cache + ".aot"),
                                    "-cp",
                                    home.resolve("lib/vireo.jar").toString(),
                                    "dev.vireo.dist.Vireo",
                                    "--version");
            assertThat(version.exit()).as(cache + ": " + version.out() + version.err()).isZero();
        }
    }

    @Test
    void isADebianPackageWithManualPageAndCompletions() throws IOException {
        String content =
                Command.stranger("dpkg-deb", "dpkg").run("-c", made(".deb").toString()).out();
        assertThat(content)
                .contains(
                        " ./usr/bin/vireo -> ../lib/vireo/bin/vireo",
                        " ./usr/lib/vireo/bin/vireo",
                        " ./usr/share/man/man1/vireo.1.gz",
                        " ./usr/share/bash-completion/completions/vireo",
                        " ./usr/share/zsh/vendor-completions/_vireo",
                        " ./usr/share/fish/vendor_completions.d/vireo.fish");
    }
}
