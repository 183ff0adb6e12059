package dev.vireo.vim.codegen;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Turns a schema file into Java sources.
public final class Main {
    private Main() {}

    /// Runs the generator.
    ///
    /// @param args the schema file and the folder to write to
    /// @throws IOException where a file cannot be read or written
    public static void main(String[] args) throws IOException {
        Path folder = Files.createDirectories(Path.of(args[1], "dev", "example", "esx", "vim"));
        for (String name : Files.readAllLines(Path.of(args[0]))) {
            Files.writeString(
                    folder.resolve(name + ".java"),
                    """
                    // Generated from vim25.vidl by vim-codegen. Do not edit.
                    package dev.vireo.vim;

                    /// %1$s.
                    public final class %1$s {
                        %1$s() {}
                    }
                    """
                            .formatted(name));
        }
    }
}
