package dev.vireo.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.vireo.api.ConnectUri;
import dev.vireo.api.Connection;
import dev.vireo.api.InventoryItem;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class AssessmentTest {
    private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");

    /// An object as a test says it is.
    private record Told(String type, Set<String> bases, String id, Map<String, Object> values)
            implements InventoryItem {
        @Override
        public boolean isA(String other) {
            return type.equals(other) || bases.contains(other);
        }

        @Override
        public Optional<Object> value(String path) {
            return Optional.ofNullable(values.get(path));
        }
    }

    private static Told value(String type, Map<String, Object> values) {
        return new Told(type, Set.of(), "", values);
    }

    private static Told machine(String name, List<Told> devices, Map<String, Object> more) {
        Map<String, Object> values = new HashMap<>(more);
        values.put("name", name);
        values.put("config.hardware.device", devices);
        return new Told("VirtualMachine", Set.of(), "vm-" + name, values);
    }

    private static List<Assessment> assess(Told... machines) {
        Connection connection =
                (Connection)
                        Proxy.newProxyInstance(
                                AssessmentTest.class.getClassLoader(),
                                new Class<?>[] {Connection.class},
                                (_, method, arguments) -> {
                                    if (method.getName().equals("uri")) {
                                        return ConnectUri.parse("esx://host/");
                                    }
                                    @SuppressWarnings("unchecked") // the only other method called
                                    Consumer<InventoryItem> visitor =
                                            (Consumer<InventoryItem>) arguments[0];
                                    List.of(machines).forEach(visitor);
                                    return null;
                                });
        return Assessment.of(connection, NOW, _ -> true);
    }

    @Test
    void putsTheHardestFirst() {
        Told raw =
                value(
                        "VirtualDisk",
                        Map.of(
                                "deviceInfo.label",
                                "Hard disk 1",
                                "backing.compatibilityMode",
                                "physicalMode",
                                "backing",
                                new Told(
                                        "VirtualDiskRawDiskMappingVer1BackingInfo",
                                        Set.of(),
                                        "",
                                        Map.of())));
        assertThat(
                        assess(
                                machine("plain", List.of(), Map.of()),
                                machine("tpm", List.of(value("VirtualTPM", Map.of())), Map.of()),
                                machine("raw", List.of(raw), Map.of()),
                                machine("old", List.of(), Map.of("config.version", "vmx-07"))))
                .extracting(Assessment::name, Assessment::effort, Assessment::score)
                .containsExactly(
                        tuple("raw", Effort.BLOCKED, 100),
                        tuple("tpm", Effort.HARD, 30),
                        tuple("old", Effort.MODERATE, 10),
                        tuple("plain", Effort.EASY, 0));
    }

    @Test
    void tellsHowManySnapshotsThereAreAndHowOldTheyAre() {
        Told second =
                value(
                        "VirtualMachineSnapshotTree",
                        Map.of("createTime", Instant.parse("2026-02-20T00:00:00Z")));
        Told first =
                value(
                        "VirtualMachineSnapshotTree",
                        Map.of(
                                "createTime",
                                Instant.parse("2026-01-01T00:00:00Z"),
                                "childSnapshotList",
                                List.of(second)));
        Assessment found =
                assess(
                                machine(
                                        "web",
                                        List.of(),
                                        Map.of("snapshot.rootSnapshotList", List.of(first))))
                        .getFirst();
        assertThat(found.findings())
                .extracting(Finding::reason)
                .containsExactly("2 snapshots, 2 deep, the oldest of 59 days");
    }

    @Test
    void knowsGuestsWithoutVirtioDrivers() {
        assertThat(
                        assess(
                                        machine(
                                                "w",
                                                List.of(),
                                                Map.of(
                                                        "config.guestId",
                                                        "win2000ServGuest",
                                                        "config.guestFullName",
                                                        "Windows 2000 Server")))
                                .getFirst()
                                .findings())
                .extracting(Finding::effort, Finding::reason)
                .containsExactly(tuple(Effort.HARD, "Windows 2000 Server has no virtio drivers"));
    }
}
