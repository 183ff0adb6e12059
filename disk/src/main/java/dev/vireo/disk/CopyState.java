package dev.vireo.disk;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.Properties;

/// The note beside an unfinished image: what it is a copy of, and how far it is.
///
/// @param format what it is written as
/// @param fingerprint which content it is a copy of
/// @param reached how far it is
record CopyState(ImageFormat format, String fingerprint, ImageFile.Reached reached) {
    private static final String VERSION = "1";

    /// Reads a note.
    ///
    /// @return what it says, empty if there is none, or none that can be understood
    static Optional<CopyState> read(Path path) throws IOException {
        if (!Files.exists(path)) {
            return Optional.empty();
        }
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(Files.readString(path)));
            Optional<ImageFormat> format = ImageFormat.find(text(properties, "format"));
            return format.isEmpty() || !text(properties, "version").equals(VERSION)
                    ? Optional.empty()
                    : Optional.of(
                            new CopyState(
                                    format.get(),
                                    text(properties, "source"),
                                    new ImageFile.Reached(
                                            number(properties, "position"),
                                            number(properties, "mark"))));
        } catch (IllegalArgumentException _) {
            return Optional.empty(); // damaged, so it is as good as none
        }
    }

    private static String text(Properties properties, String name) {
        return properties.getProperty(name, "");
    }

    private static long number(Properties properties, String name) {
        long number = Long.parseLong(text(properties, name));
        if (number < 0) {
            throw new NumberFormatException(name);
        }
        return number;
    }

    /// Replaces the note, all at once.
    void write(Path path) throws IOException {
        Properties properties = new Properties();
        properties.setProperty("version", VERSION);
        properties.setProperty("format", format.word());
        properties.setProperty("source", fingerprint);
        properties.setProperty("position", Long.toString(reached.position()));
        properties.setProperty("mark", Long.toString(reached.mark()));
        StringWriter text = new StringWriter();
        properties.store(text, null);
        Path fresh = path.resolveSibling(path.getFileName() + ".new");
        try {
            Files.writeString(fresh, text.toString());
            Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(fresh); // it is there still where there is no space for it
        }
    }
}
