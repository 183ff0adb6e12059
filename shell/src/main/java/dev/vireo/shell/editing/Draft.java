package dev.vireo.shell.editing;

import dev.vireo.model.ErrorCode;
import dev.vireo.shell.command.AtExit;
import dev.vireo.shell.command.CommandFailure;
import dev.vireo.shell.command.InputFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.stream.Stream;

/// A document in a file that nobody else can read, in a folder of its own: editors write further
/// files beside it. Documents may hold passwords, so both are gone in the end, unless what somebody
/// has written would be lost.
final class Draft implements AutoCloseable {
    private final Path folder;
    private final Path file;
    private final String original;
    private final AtExit atExit = AtExit.run(this::removeUnchanged);
    private boolean kept;

    private Draft(Path folder, Path file, String original) {
        this.folder = folder;
        this.file = file;
        this.original = original;
    }

    /// Writes a document.
    ///
    /// @param below the folder for temporary files
    /// @param name what the document is of
    /// @param document the document
    /// @throws CommandFailure if the files cannot be written
    static Draft write(Path below, String name, String document) {
        try {
            Path folder =
                    Files.createTempDirectory(
                            below,
                            "vireo-edit-",
                            PosixFilePermissions.asFileAttribute(
                                    PosixFilePermissions.fromString("rwx------")));
            Path file = folder.resolve(name.replaceAll("[^A-Za-z0-9_-]", "_") + ".xml");
            Draft draft = new Draft(folder, file, document);
            draft.fill(document);
            return draft;
        } catch (IOException e) {
            throw failure("Failed to write a file below '" + below + "'", e);
        }
    }

    private void fill(String document) throws IOException {
        Files.createFile(
                file,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, document, StandardOpenOption.WRITE);
    }

    Path file() {
        return file;
    }

    /// Reads what there is now.
    ///
    /// @throws CommandFailure if that fails or it is too big
    String read() {
        return InputFile.read(file.toString());
    }

    /// Has the file stay.
    ///
    /// @return what to tell whoever has written it
    String keep() {
        kept = true;
        return "what was written is in " + file;
    }

    @Override
    public void close() {
        atExit.close();
        if (!kept) {
            remove();
        }
    }

    /// When the process is told to end, the editor may have written already.
    private void removeUnchanged() {
        try {
            if (Files.readString(file, StandardCharsets.UTF_8).equals(original)) {
                remove();
            }
        } catch (IOException _) {
            // then there is nothing to lose or nothing to remove
        }
    }

    private void remove() {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path path : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException | UncheckedIOException e) {
            throw failure("Failed to remove '" + folder + "'", e);
        }
    }

    private static CommandFailure failure(String what, Exception e) {
        return CommandFailure.of(ErrorCode.SYSTEM_ERROR, what + ": " + InputFile.why(e));
    }
}
