package dev.vireo.vim.codegen;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Writes the bindings of a schema file into a folder. A file whose text has not changed keeps its
/// time, so that the compiler has nothing to do; a file that is no longer generated is removed.
public final class Main {
    private Main() {}

    /// Runs the generator.
    ///
    /// @param args the schema file and the folder to write to
    /// @throws IOException where a file cannot be read or written
    @SuppressWarnings("SystemOut") // a command: errors go to whoever runs the build
    public static void main(String[] args) throws IOException {
        Path schema = Path.of(args[0]);
        Path folder = Path.of(args[1]);
        List<SourceFile> files;
        try {
            files = Generator.generate(schema.getFileName().toString(), Files.readString(schema));
        } catch (SchemaException e) {
            System.err.println(e.getMessage()); // the file and the line are all a user needs
            System.exit(1);
            return;
        }
        Set<Path> written = new HashSet<>();
        for (SourceFile file : files) {
            Path path = folder.resolve(file.path());
            written.add(path);
            write(path, file.text());
        }
        removeOthers(folder, written);
    }

    private static void write(Path path, String text) throws IOException {
        Files.createDirectories(path.getParent());
        if (!Files.exists(path) || !Files.readString(path).equals(text)) {
            Files.writeString(path, text);
        }
    }

    private static void removeOthers(Path folder, Set<Path> written) throws IOException {
        List<Path> old;
        try (Stream<Path> all = Files.walk(folder)) {
            old = all.filter(Files::isRegularFile).filter(p -> !written.contains(p)).toList();
        }
        for (Path path : old) {
            Files.delete(path);
        }
    }
}
