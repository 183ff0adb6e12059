package dev.vireo.shell.documents;

import dev.vireo.shell.CommandTable;
import dev.vireo.shell.command.CommandSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Writes all documents into a folder, where programs look for them below `/usr/share`.
public final class Documents {
    private Documents() {}

    /// Writes them.
    ///
    /// @param arguments the folder
    /// @throws IOException if one cannot be written
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        List<CommandSpec> commands = CommandTable.specs();
        write(folder.resolve("man/man1/vireo.1"), ManPage.text(commands));
        write(folder.resolve("bash-completion/completions/vireo"), BashCompletion.text(commands));
        write(folder.resolve("zsh/site-functions/_vireo"), ZshCompletion.text(commands));
        write(
                folder.resolve("fish/vendor_completions.d/vireo.fish"),
                FishCompletion.text(commands));
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
