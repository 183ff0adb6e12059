package dev.vireo.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;

/// QEMU's own program for disk images: it reads and writes the same formats and knows nothing of
/// Vireo.
public final class QemuImg {
    private final Command command;

    private QemuImg(Command command) {
        this.command = command;
    }

    /// Finds the program; see [Command#stranger].
    ///
    /// @return the program
    public static QemuImg find() {
        return new QemuImg(Command.stranger("qemu-img", "qemu-utils"));
    }

    /// Runs it, and fails the test if it fails.
    ///
    /// @param arguments what it is told
    /// @return what it says
    public String run(String... arguments) {
        Command.Outcome outcome = command.run(arguments);
        assertThat(outcome.exit()).as(List.of(arguments) + ": " + outcome).isZero();
        return outcome.out();
    }

    /// Fails the test unless two images have the same content.
    ///
    /// @param formatOfFirst the format of the first
    /// @param first an image
    /// @param formatOfSecond the format of the second
    /// @param second another one
    public void assertSame(String formatOfFirst, Path first, String formatOfSecond, Path second) {
        String out =
                run(
                        "compare",
                        "-f",
                        formatOfFirst,
                        "-F",
                        formatOfSecond,
                        first.toString(),
                        second.toString());
        assertThat(out).contains("Images are identical.");
    }

    /// Fails the test unless an image's own structures are right and nothing in it is lost.
    ///
    /// @param image an image of the format qcow2
    public void assertSound(Path image) {
        assertThat(run("check", "-f", "qcow2", image.toString()))
                .contains("No errors were found on the image.");
    }

    /// Writes what an image holds to a raw one.
    ///
    /// @param format its format
    /// @param image the image
    /// @param raw the file to make
    /// @return that file
    public Path toRaw(String format, Path image, Path raw) {
        run("convert", "-f", format, "-O", "raw", image.toString(), raw.toString());
        return raw;
    }
}
