package dev.vireo.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Builds the programs in `src/main/go` with the Go and the govmomi of this machine.
public final class GoProgram {
    private static final Path GOVMOMI =
            Path.of("/usr/share/gocode/src/github.com/vmware/govmomi/simulator");

    private GoProgram() {}

    /// Builds a program, unless that was done since its source was changed.
    ///
    /// @param name its folder
    /// @return the program
    public static Command named(String name) {
        Command go = Command.stranger("go", "golang-go");
        if (!Files.isDirectory(GOVMOMI)) {
            return Command.missing(GOVMOMI + " does not exist", "golang-github-vmware-govmomi-dev");
        }
        return build(go, name);
    }

    private static synchronized Command build(Command go, String name) {
        Path program = module().resolve("target").resolve(name);
        Path source = module().resolve("src/main/go").resolve(name);
        if (!isNewer(program, source.resolve("main.go"))) {
            var outcome =
                    go.with("GOPATH", "/usr/share/gocode")
                            .with("GO111MODULE", "off")
                            .from(source)
                            .run("build", "-o", program.toString(), ".");
            assertThat(outcome.exit()).as(outcome.err()).isZero();
        }
        return new Command(program);
    }

    /// Finds the folder of this module, from that of whatever module the test is in.
    private static Path module() {
        Path folder = Path.of(System.getProperty("basedir", ".")).toAbsolutePath();
        while (folder != null && !Files.exists(folder.resolve("testkit/pom.xml"))) {
            folder = folder.getParent();
        }
        if (folder == null) {
            throw new IllegalStateException("no folder testkit above the working directory");
        }
        return folder.resolve("testkit");
    }

    private static boolean isNewer(Path program, Path source) {
        try {
            return Files.exists(program)
                    && Files.getLastModifiedTime(program)
                                    .compareTo(Files.getLastModifiedTime(source))
                            > 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
