package dev.vireo.simulator.inventory;

import com.grack.nanojson.JsonObject;
import dev.vireo.simulator.description.ServerDescription;
import dev.vireo.simulator.document.Document;
import dev.vireo.simulator.document.DocumentException;
import dev.vireo.simulator.machine.GuestOs;
import dev.vireo.simulator.state.InventoryFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What an inventory is made from before anybody has changed it.
public sealed interface InventoryModel {
    /// Fills an empty inventory.
    ///
    /// @param inventory the inventory
    void fill(Inventory inventory);

    /// Adds what tells it from others to the first line of a file.
    ///
    /// @param header takes the members
    void describe(Map<String, Object> header);

    /// Returns the lines of a file that follow the first one.
    ///
    /// @return what each of them says
    List<Map<String, Object>> lines();

    /// Reads a model.
    ///
    /// @param lines those of a file
    /// @return the model that the first ones tell
    static InventoryModel read(List<InventoryFile.Line> lines) {
        InventoryFile.Line header = lines.getFirst();
        return switch (header.text("model")) {
            case "esx" ->
                    new Esx(
                            lines.stream()
                                    .filter(line -> line.content().containsKey("machine"))
                                    .map(Esx::plan)
                                    .toList());
            case "vcenter" -> Vcenter.of(header);
            case "described" -> {
                try {
                    yield Described.of(header.text("name"), header.text("description"));
                } catch (DocumentException e) {
                    throw header.broken(String.valueOf(e.getMessage()));
                }
            }
            case "captured" -> Captured.of(lines);
            default ->
                    throw header.broken(
                            "'"
                                    + header.text("model")
                                    + "' is no model: esx, vcenter, described, captured");
        };
    }

    /// A single host.
    ///
    /// @param machines its machines
    record Esx(List<MachinePlan> machines) implements InventoryModel {
        /// Copies the list.
        public Esx {
            machines = List.copyOf(machines);
        }

        @Override
        public void fill(Inventory inventory) {
            EsxModel.fill(inventory, machines);
        }

        @Override
        public void describe(Map<String, Object> header) {
            header.put("model", "esx");
        }

        @Override
        public List<Map<String, Object>> lines() {
            List<Map<String, Object>> lines = new ArrayList<>(machines.size());
            for (MachinePlan plan : machines) {
                Map<String, Object> line = new LinkedHashMap<>();
                line.put("machine", plan.name());
                line.put("cpus", plan.cpus());
                line.put("memoryMb", plan.memoryMb());
                line.put("diskGb", plan.diskGb());
                line.put("guest", plan.guest().id());
                line.put("guestName", plan.guest().fullName());
                line.put("guestFamily", plan.guest().family());
                line.put("power", plan.power().name());
                line.put("tools", plan.tools());
                plan.serialFile().ifPresent(file -> line.put("serialFile", file));
                lines.add(line);
            }
            return lines;
        }

        private static MachinePlan plan(InventoryFile.Line line) {
            return new MachinePlan(
                    line.text("machine"),
                    (int) line.number("cpus"),
                    (int) line.number("memoryMb"),
                    (int) line.number("diskGb"),
                    new GuestOs(
                            line.text("guest"), line.text("guestName"), line.text("guestFamily")),
                    power(line),
                    line.content().getBoolean("tools", true),
                    Optional.ofNullable(line.content().getString("serialFile", null)));
        }

        private static PowerState power(InventoryFile.Line line) {
            for (PowerState state : PowerState.values()) {
                if (state.name().equals(line.text("power"))) {
                    return state;
                }
            }
            throw line.broken("'" + line.text("power") + "' is no power state");
        }
    }

    /// A vCenter.
    ///
    /// @param size how much of everything
    record Vcenter(VcenterModel.Size size) implements InventoryModel {
        @Override
        public void fill(Inventory inventory) {
            VcenterModel.fill(inventory, size);
        }

        @Override
        public void describe(Map<String, Object> header) {
            header.put("model", "vcenter");
            Map<String, Object> numbers = new LinkedHashMap<>();
            numbers.put("datacenters", size.datacenters());
            numbers.put("hosts", size.hosts());
            numbers.put("clusters", size.clusters());
            numbers.put("clusterHosts", size.clusterHosts());
            numbers.put("pools", size.pools());
            numbers.put("vApps", size.vApps());
            numbers.put("datastores", size.datastores());
            numbers.put("portGroups", size.portGroups());
            numbers.put("machines", size.machines());
            header.put("size", numbers);
        }

        @Override
        public List<Map<String, Object>> lines() {
            return List.of();
        }

        private static Vcenter of(InventoryFile.Line header) {
            JsonObject size = header.content().getObject("size");
            if (size == null) {
                throw header.broken("'size' is missing");
            }
            try {
                return new Vcenter(
                        new VcenterModel.Size(
                                size.getInt("datacenters"),
                                size.getInt("hosts"),
                                size.getInt("clusters"),
                                size.getInt("clusterHosts"),
                                size.getInt("pools"),
                                size.getInt("vApps"),
                                size.getInt("datastores"),
                                size.getInt("portGroups"),
                                size.getInt("machines")));
            } catch (IllegalArgumentException e) {
                throw header.broken(String.valueOf(e.getMessage()));
            }
        }
    }

    /// What was captured from another server.
    final class Captured implements InventoryModel {
        private final String api;
        private final boolean anonymised;
        private final CapturedObjects objects;

        private Captured(String api, boolean anonymised, CapturedObjects objects) {
            this.api = api;
            this.anonymised = anonymised;
            this.objects = objects;
        }

        private static Captured of(List<InventoryFile.Line> lines) {
            InventoryFile.Line header = lines.getFirst();
            return new Captured(
                    header.text("api"),
                    header.content().getBoolean("anonymised", false),
                    CapturedObjects.of(lines));
        }

        @Override
        public void fill(Inventory inventory) {
            CapturedModel.fill(inventory, objects);
        }

        @Override
        public void describe(Map<String, Object> header) {
            header.put("model", "captured");
            header.put("api", api);
            header.put("anonymised", anonymised);
        }

        @Override
        public List<Map<String, Object>> lines() {
            return objects.all().stream()
                    .<Map<String, Object>>map(CapturedObject::content)
                    .toList();
        }
    }

    /// What a document describes.
    ///
    /// @param name what to call it in messages
    /// @param text the document
    /// @param content what it says
    record Described(String name, String text, ServerDescription content)
            implements InventoryModel {
        /// Reads a document.
        ///
        /// @param file the file
        /// @return the model
        public static Described read(Path file) {
            ServerDescription content = ServerDescription.of(Document.read(file));
            try {
                return new Described(file.toString(), Files.readString(file), content);
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read " + file + ": " + e, e);
            }
        }

        /// Understands a document.
        ///
        /// @param name what to call it in messages
        /// @param text YAML or JSON
        /// @return the model
        public static Described of(String name, String text) {
            return new Described(name, text, ServerDescription.of(Document.parse(name, text)));
        }

        @Override
        public void fill(Inventory inventory) {
            DescribedModel.fill(inventory, content);
        }

        @Override
        public void describe(Map<String, Object> header) {
            header.put("model", "described");
            header.put("name", name);
            header.put("description", text);
        }

        @Override
        public List<Map<String, Object>> lines() {
            return List.of();
        }
    }
}
