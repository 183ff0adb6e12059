package dev.vireo.simulator.inventory;

import dev.vireo.simulator.datastore.DatastoreFileException;
import dev.vireo.simulator.datastore.DatastoreFiles;
import dev.vireo.simulator.datastore.FileStat;
import dev.vireo.simulator.state.InventoryFile;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The files of datastores as lines of a saved inventory: small ones with what is in them, the
/// others with their size. Files that are only planned are left out.
final class SavedFiles {
    private static final long SMALL = 64 << 10;

    private final Inventory inventory;

    SavedFiles(Inventory inventory) {
        this.inventory = inventory;
    }

    void describe(List<Map<String, Object>> lines) {
        for (SimDatastore datastore : inventory.all(SimDatastore.class)) {
            if (!datastore.hasFolder()) {
                continue;
            }
            DatastoreFiles files = datastore.files();
            files.asTheyAre(() -> {
                for (FileStat file : files.below("")) {
                    Map<String, Object> line = new LinkedHashMap<>();
                    line.put("file", file.path());
                    line.put("datastore", datastore.self().value());
                    describe(files, file, line);
                    lines.add(line);
                }
            });
        }
    }

    private static void describe(DatastoreFiles files, FileStat file, Map<String, Object> line) {
        if (file.directory()) {
            line.put("directory", true);
            return;
        }
        line.put("modified", file.modified().toEpochMilli());
        if (file.size() > SMALL || isExtent(file.name())) {
            line.put("size", file.size());
            line.put("allocated", file.allocated());
            return;
        }
        byte[] content = files.read(file.path());
        text(content)
                .ifPresentOrElse(
                        text -> line.put("text", text),
                        () -> line.put("base64", Base64.getEncoder().encodeToString(content)));
    }

    private static boolean isExtent(String name) {
        return name.matches(".*-(flat|delta|sesparse)\\.vmdk") || name.matches(".*\\.(vswp|vmem)");
    }

    private static Optional<String> text(byte[] content) {
        try {
            return Optional.of(
                            StandardCharsets.UTF_8
                                    .newDecoder()
                                    .decode(ByteBuffer.wrap(content))
                                    .toString())
                    .filter(text ->
                            text.chars().noneMatch(c -> c < ' ' && "\t\n\r".indexOf(c) < 0));
        } catch (CharacterCodingException _) {
            return Optional.empty();
        }
    }

    void unpack(List<InventoryFile.Line> lines) {
        for (InventoryFile.Line line : lines) {
            if (line.content().containsKey("file")) {
                SimDatastore datastore =
                        inventory.all(SimDatastore.class).stream()
                                .filter(each -> each.self().value().equals(line.text("datastore")))
                                .findFirst()
                                .orElseThrow(() ->
                                        line.broken(
                                                "there is no datastore " + line.text("datastore")));
                unpack(datastore.files(), line);
            }
        }
    }

    private static void unpack(DatastoreFiles files, InventoryFile.Line line) {
        String path = line.text("file");
        try {
            files.asTheyAre(() -> {
                if (line.content().getBoolean("directory", false)) {
                    files.createDirectory(path, true);
                    return;
                }
                if (line.content().containsKey("size")) {
                    files.writeHole(path, line.number("size"), line.number("allocated"));
                } else {
                    files.write(path, content(line));
                }
                files.date(path, Instant.ofEpochMilli(line.number("modified")));
            });
        } catch (DatastoreFileException e) {
            throw line.broken(String.valueOf(e.getMessage()));
        }
    }

    private static byte[] content(InventoryFile.Line line) {
        if (!line.content().containsKey("base64")) {
            return line.text("text").getBytes(StandardCharsets.UTF_8);
        }
        try {
            return Base64.getDecoder().decode(line.text("base64"));
        } catch (IllegalArgumentException e) {
            throw line.broken("'base64': " + e.getMessage());
        }
    }
}
