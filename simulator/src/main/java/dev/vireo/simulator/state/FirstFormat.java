package dev.vireo.simulator.state;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The first format of a state folder: a file `machines` with a line for each machine, its
/// identifier and its power state.
public final class FirstFormat {
    private static final String HEADER = "vireo-simulator-state 1";
    private static final Set<String> STATES = Set.of("poweredOn", "poweredOff", "suspended");

    private final Path file;

    private FirstFormat(Path file) {
        this.file = file;
    }

    /// Reads the file, if it is there.
    ///
    /// @param folder the state folder
    /// @return power states by the identifiers of machines
    /// @throws StateException if it is broken; the message names file and line
    public static Map<String, String> read(Path folder) {
        return new FirstFormat(folder.resolve("machines")).read();
    }

    /// Removes the file, because its content was taken over.
    ///
    /// @param folder the state folder
    /// @throws IOException if it cannot be removed
    public static void remove(Path folder) throws IOException {
        Files.deleteIfExists(folder.resolve("machines"));
        Files.deleteIfExists(folder.resolve("machines.new"));
    }

    private Map<String, String> read() {
        List<String> lines;
        try {
            lines = Files.readAllLines(file);
        } catch (NoSuchFileException e) {
            return Map.of();
        } catch (IOException e) {
            throw new StateException(
                    "the simulator's state file " + file + " cannot be read: " + e.getMessage(), e);
        }
        if (lines.isEmpty() || !lines.getFirst().equals(HEADER)) {
            throw broken(1, "it does not begin with '" + HEADER + "'");
        }
        Map<String, String> states = new LinkedHashMap<>();
        for (int i = 1; i < lines.size(); i++) {
            String[] words = lines.get(i).split(" ", -1);
            if (words.length != 2 || words[0].isEmpty()) {
                throw broken(i + 1, "an identifier and a power state are expected");
            }
            if (!STATES.contains(words[1])) {
                throw broken(i + 1, "'" + words[1] + "' is no power state");
            }
            states.put(words[0], words[1]);
        }
        return states;
    }

    private StateException broken(int line, String why) {
        return new StateException(
                "the simulator's state file "
                        + file
                        + " is broken in line "
                        + line
                        + ": "
                        + why
                        + "; remove it to start afresh");
    }
}
