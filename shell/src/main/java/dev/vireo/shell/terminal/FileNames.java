package dev.vireo.shell.terminal;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The files of this machine that a name may become.
///
/// @param folder where names begin
record FileNames(Path folder) {
    private static final int MOST = 500;

    /// Lists files and folders, these with a slash.
    ///
    /// @param typed the beginning
    /// @param files whether files are wanted, too, and not only folders
    List<Choice> beginningWith(String typed, boolean files) {
        int slash = typed.lastIndexOf('/') + 1;
        String path = typed.substring(0, slash);
        String name = typed.substring(slash);
        List<Choice> choices = new ArrayList<>();
        try (DirectoryStream<Path> entries =
                Files.newDirectoryStream(folder.resolve(path), entry -> fits(entry, name, files))) {
            for (Path entry : entries) {
                boolean inner = Files.isDirectory(entry);
                choices.add(
                        new Choice(path + entry.getFileName() + (inner ? "/" : ""), "", !inner));
                if (choices.size() == MOST) {
                    break;
                }
            }
        } catch (IOException | InvalidPathException _) {
            return List.of(); // there is no such folder, or it cannot be read
        }
        choices.sort(Comparator.comparing(Choice::value));
        return choices;
    }

    private static boolean fits(Path entry, String name, boolean files) {
        String text = entry.getFileName().toString();
        return text.startsWith(name)
                && (text.charAt(0) != '.' || name.startsWith("."))
                && (files || Files.isDirectory(entry));
    }
}
