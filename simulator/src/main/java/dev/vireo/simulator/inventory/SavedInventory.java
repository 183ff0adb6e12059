package dev.vireo.simulator.inventory;

import com.grack.nanojson.JsonObject;
import dev.vireo.simulator.state.InventoryFile;
import dev.vireo.simulator.state.StateException;
import dev.vireo.simulator.state.StoredObject;
import dev.vireo.soap.SoapCodec;
import dev.vireo.vim.ManagedObjectReference;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// An inventory in one file: the model it was made from, how its objects differ from those of the
/// model, and the files of its datastores.
public final class SavedInventory {
    private final long seed;
    private final InventoryModel model;
    private final List<InventoryFile.Line> lines;

    private SavedInventory(long seed, InventoryModel model, List<InventoryFile.Line> lines) {
        this.seed = seed;
        this.model = model;
        this.lines = lines;
    }

    /// Reads a file.
    ///
    /// @param file the file
    /// @return what is in it
    /// @throws StateException if it cannot be understood; the message names file and line
    public static SavedInventory read(Path file) {
        List<InventoryFile.Line> lines = InventoryFile.read(file);
        return new SavedInventory(
                lines.getFirst().number("seed"), InventoryModel.read(lines), lines);
    }

    /// Returns where identifiers, UUIDs and the like come from.
    ///
    /// @return the seed
    public long seed() {
        return seed;
    }

    /// Returns the model.
    ///
    /// @return what to fill an inventory with before [#apply(Inventory)]
    public InventoryModel model() {
        return model;
    }

    /// Brings an inventory that the model has filled to the state of the file, but for the files of
    /// the datastores.
    ///
    /// @param inventory the inventory
    public void apply(Inventory inventory) {
        Map<String, Optional<StoredObject>> states = new LinkedHashMap<>();
        Map<String, InventoryFile.Line> places = new LinkedHashMap<>();
        for (InventoryFile.Line line : lines) {
            if (line.content().containsKey("object")) {
                String key = line.text("object");
                places.put(key, line);
                states.put(key, state(line));
            }
        }
        inventory.locked(() -> {
            try {
                StateKeeper.restore(inventory, states);
            } catch (StateException e) {
                String why = String.valueOf(e.getMessage());
                throw places.entrySet().stream()
                        .filter(place -> why.contains(" of " + place.getKey() + " is broken in "))
                        .findFirst()
                        .map(place -> place.getValue().broken(why))
                        .orElse(e);
            }
            return null;
        });
    }

    private static Optional<StoredObject> state(InventoryFile.Line line) {
        if (line.content().getBoolean("removed", false)) {
            return Optional.empty();
        }
        JsonObject set = line.content().getObject("set");
        if (set == null) {
            throw line.broken("'set' is missing");
        }
        Map<String, String> fields = new LinkedHashMap<>();
        set.forEach((name, value) -> fields.put(name, String.valueOf(value)));
        return Optional.of(StoredObject.of(fields));
    }

    /// Writes the files of the datastores.
    ///
    /// @param inventory an inventory to which this was applied
    public void unpack(Inventory inventory) {
        inventory.locked(() -> {
            new SavedFiles(inventory).unpack(lines);
            return null;
        });
    }

    /// Describes an inventory in the text of a file.
    ///
    /// @param seed what its identifiers come from
    /// @param model the model that it was made from
    /// @param inventory the inventory
    /// @param bare another one, as the model makes it
    /// @return the text, the same for the same state
    public static String text(
            long seed, InventoryModel model, Inventory inventory, Inventory bare) {
        List<Map<String, Object>> lines = new ArrayList<>();
        Map<String, Object> header = new LinkedHashMap<>();
        InventoryFile.begin(header);
        header.put("seed", seed);
        model.describe(header);
        lines.add(header);
        lines.addAll(model.lines());
        inventory.locked(() -> {
            inventory.refresh();
            objects(inventory, bare, lines);
            new SavedFiles(inventory).describe(lines);
            return null;
        });
        return InventoryFile.text(lines);
    }

    private static void objects(
            Inventory inventory, Inventory bare, List<Map<String, Object>> lines) {
        SoapCodec codec = new SoapCodec();
        for (Lasting object : inventory.allLasting()) {
            StoredObject now = state(object, codec);
            Optional<StoredObject> before =
                    bare.findLasting(object.self()).map(other -> state(other, codec));
            if (before.isEmpty() || !before.get().equals(now)) {
                Map<String, Object> line = new LinkedHashMap<>();
                line.put("object", StateWriter.key(object.self()));
                line.put("set", now.fields());
                lines.add(line);
            }
        }
        for (Lasting object : bare.allLasting()) {
            ManagedObjectReference self = object.self();
            if (inventory.findLasting(self).isEmpty()) {
                Map<String, Object> line = new LinkedHashMap<>();
                line.put("object", StateWriter.key(self));
                line.put("removed", true);
                lines.add(line);
            }
        }
    }

    private static StoredObject state(Lasting object, SoapCodec codec) {
        StateWriter out = new StateWriter(codec);
        object.save(out);
        return out.stored();
    }
}
