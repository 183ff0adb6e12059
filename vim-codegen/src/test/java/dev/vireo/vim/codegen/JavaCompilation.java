package dev.vireo.vim.codegen;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/// Compiles generated sources together with the hand-written ones of the bindings.
final class JavaCompilation {
    private static final Path HAND_WRITTEN = Path.of("..", "vim", "src", "main", "java");

    private JavaCompilation() {}

    /// Compiles with every warning on, those about documentation included.
    ///
    /// @param sources the generated files
    /// @param folder an empty folder for sources and classes
    /// @return what the compiler says: nothing for good code
    static String messages(List<SourceFile> sources, Path folder) throws IOException {
        List<String> command = new ArrayList<>(List.of("-Xlint:all", "-Werror", "-proc:none"));
        command.add("-Xdoclint:all/protected"); // what the documentation shows
        command.addAll(List.of("-implicit:none", "-encoding", "UTF-8"));
        command.addAll(List.of("-d", folder.resolve("classes").toString()));
        command.addAll(List.of("--module-path", jspecify()));
        handWritten().forEach(path -> command.add(path.toString()));
        for (SourceFile source : sources) {
            Path path = folder.resolve(source.path());
            Files.createDirectories(path.getParent());
            Files.writeString(path, source.text());
            command.add(path.toString());
        }
        StringWriter output = new StringWriter();
        try (PrintWriter writer = new PrintWriter(output)) {
            ToolProvider javac = ToolProvider.findFirst("javac").orElseThrow();
            javac.run(writer, writer, command.toArray(String[]::new));
        }
        return output.toString();
    }

    /// Lists the hand-written sources of the bindings.
    static List<Path> handWritten() throws IOException {
        try (Stream<Path> all = Files.walk(HAND_WRITTEN)) {
            return all.filter(path -> path.toString().endsWith(".java")).sorted().toList();
        }
    }

    private static String jspecify() {
        return Stream.of("jdk.module.path", "java.class.path")
                .map(property -> System.getProperty(property, ""))
                .flatMap(path -> Stream.of(path.split(File.pathSeparator)))
                .filter(path -> Path.of(path).getFileName().toString().startsWith("jspecify-"))
                .findFirst()
                .orElseThrow();
    }
}
