package dev.vireo.simulator.state;

import com.grack.nanojson.JsonObject;
import com.grack.nanojson.JsonParser;
import com.grack.nanojson.JsonParserException;
import com.grack.nanojson.JsonWriter;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A file that holds a whole inventory: a JSON object in each line. The first line tells the
/// format, the last one the number of lines between them, so that a file that was cut off is
/// noticed.
public final class InventoryFile {
    private static final String FORMAT = "vireo-inventory";
    private static final int VERSION = 1;

    private InventoryFile() {}

    /// One line of a file.
    ///
    /// @param file the file
    /// @param number the number of the line, from 1
    /// @param content what it says
    public record Line(Path file, int number, JsonObject content) {
        /// Returns a text that has to be there.
        ///
        /// @param name the name of the member
        /// @return the text
        public String text(String name) {
            String text = content.getString(name, null);
            if (text == null) {
                throw broken("'" + name + "' is missing or no text");
            }
            return text;
        }

        /// Returns a whole number that has to be there.
        ///
        /// @param name the name of the member
        /// @return the number
        public long number(String name) {
            if (!content.isNumber(name)) {
                throw broken("'" + name + "' is missing or no number");
            }
            return content.getLong(name);
        }

        /// Makes an exception that names file and line.
        ///
        /// @param why what is wrong
        /// @return the exception
        public StateException broken(String why) {
            return InventoryFile.broken(file, number, why);
        }
    }

    /// Reads a file.
    ///
    /// @param file the file
    /// @return its lines without the last one; the first one is that of the header
    /// @throws StateException if it cannot be read or is damaged; the message names file and line
    public static List<Line> read(Path file) {
        List<String> texts = texts(file);
        List<Line> lines = new ArrayList<>(texts.size());
        for (int i = 0; i < texts.size(); i++) {
            lines.add(new Line(file, i + 1, json(file, i + 1, texts.get(i))));
        }
        if (lines.isEmpty() || !lines.getFirst().content().getString("format", "").equals(FORMAT)) {
            throw broken(file, 1, "it is not of the format " + FORMAT);
        }
        if (lines.getFirst().number("version") != VERSION) {
            throw broken(
                    file,
                    1,
                    "it has version "
                            + lines.getFirst().number("version")
                            + ", and only version "
                            + VERSION
                            + " is understood");
        }
        Line last = lines.removeLast();
        if (!last.content().containsKey("end")) {
            throw last.broken("it is the last one, but the end is missing: the file was cut off");
        }
        if (last.number("end") != lines.size() - 1) {
            throw last.broken(
                    last.number("end") + " lines should come before, not " + (lines.size() - 1));
        }
        return lines;
    }

    private static List<String> texts(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (NoSuchFileException e) {
            throw new StateException("the inventory file " + file + " is not there", e);
        } catch (CharacterCodingException e) {
            throw new StateException("the inventory file " + file + " is not in UTF-8", e);
        } catch (IOException e) {
            throw new StateException(
                    "the inventory file " + file + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static JsonObject json(Path file, int number, String text) {
        try {
            return JsonParser.object().from(text);
        } catch (JsonParserException e) {
            throw broken(file, number, String.valueOf(e.getMessage()));
        }
    }

    private static StateException broken(Path file, int number, String why) {
        return new StateException(
                "the inventory file " + file + " is broken in line " + number + ": " + why);
    }

    /// Starts the first line.
    ///
    /// @param header takes the members
    public static void begin(Map<String, Object> header) {
        header.put("format", FORMAT);
        header.put("version", VERSION);
    }

    /// Turns lines into the text of a file.
    ///
    /// @param lines the header of [#begin(Map)] first
    /// @return the text, with the line that ends it
    public static String text(List<Map<String, Object>> lines) {
        StringBuilder text = new StringBuilder();
        for (Map<String, Object> line : lines) {
            text.append(JsonWriter.string(line)).append('\n');
        }
        return text.append("{\"end\":").append(lines.size() - 1).append("}\n").toString();
    }

    /// Writes a file: it is there as a whole or not at all.
    ///
    /// @param file the file; one that is there is replaced
    /// @param text what is in it
    /// @throws IOException if it cannot be written; then the old one is still there
    public static void write(Path file, String text) throws IOException {
        Path whole = file.toAbsolutePath();
        Path next = Files.createTempFile(whole.getParent(), "." + whole.getFileName(), ".new");
        try {
            Files.writeString(next, text, StandardCharsets.UTF_8);
            Files.move(
                    next,
                    whole,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(next);
        }
    }
}
