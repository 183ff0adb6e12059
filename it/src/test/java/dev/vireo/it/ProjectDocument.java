package dev.vireo.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A document in the folder `docs` of this project, as far as tests hold it to the truth.
///
/// @param name the file's name
record ProjectDocument(String name) {
    String read() {
        Path module = Path.of(System.getProperty("basedir", ".")).toAbsolutePath().normalize();
        try {
            return Files.readString(module.resolveSibling("docs").resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
