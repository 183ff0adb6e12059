package dev.vireo.vim.codegen;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Writes the bindings of a schema file into a folder. A file whose text has not changed keeps its
/// time, so that the compiler has nothing to do; a generated file that the schema no longer asks
/// for is removed.
public final class Main {
    private Main() {}

    /// Runs the generator and ends the JVM with status 1 if it fails.
    ///
    /// @param args the schema file and the folder to write to
    @SuppressWarnings("SystemOut") // a command: errors go to whoever runs the build
    public static void main(String[] args) {
        int status = run(System.err, args);
        if (status != 0) {
            System.exit(status);
        }
    }

    /// Runs the generator.
    ///
    /// @param errors where to say what is wrong, a line for each problem
    /// @param args the schema file and the folder to write to
    /// @return the exit status
    static int run(PrintStream errors, String... args) {
        if (args.length != 2) {
            errors.println("usage: vim-codegen SCHEMA FOLDER");
            return 1;
        }
        try {
            generate(Path.of(args[0]), Path.of(args[1]));
            return 0;
        } catch (SchemaException e) {
            errors.println(e.getMessage()); // file and line are all a user needs
        } catch (InvalidPathException e) {
            errors.println("vim-codegen: bad path: " + e.getReason());
        } catch (IOException e) {
            errors.println("vim-codegen: " + describe(e, args[0]));
        }
        return 1;
    }

    private static String describe(IOException e, String schema) {
        return switch (e) {
            case CharacterCodingException _ -> schema + ": not a text in UTF-8";
            case NoSuchFileException missing -> missing.getFile() + ": no such file";
            case AccessDeniedException denied -> denied.getFile() + ": access denied";
            case FileSystemException other when other.getReason() == null ->
                    other.getFile() + ": " + other.getClass().getSimpleName();
            default -> String.valueOf(e.getMessage());
        };
    }

    private static void generate(Path schema, Path folder) throws IOException {
        if (Files.isDirectory(schema)) {
            throw new FileSystemException(schema.toString(), null, "not a file");
        }
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new FileSystemException(folder.toString(), null, "not a folder");
        }
        String text = Files.readString(schema);
        List<SourceFile> files = Generator.generate(schema.getFileName().toString(), text);
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

    /// Removes what an earlier run wrote; a file that somebody else put there stays.
    private static void removeOthers(Path folder, Set<Path> written) throws IOException {
        List<Path> old;
        try (Stream<Path> all = Files.walk(folder)) {
            old = all.filter(Files::isRegularFile).filter(p -> !written.contains(p)).toList();
        }
        for (Path path : old) {
            if (path.toString().endsWith(".java") && isGenerated(path)) {
                Files.delete(path);
            }
        }
    }

    private static boolean isGenerated(Path path) throws IOException {
        try (BufferedReader reader = Files.newBufferedReader(path)) {
            String first = reader.readLine();
            return first != null && JavaWriter.isHeader(first);
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
