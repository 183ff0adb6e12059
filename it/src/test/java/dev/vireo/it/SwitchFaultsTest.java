package dev.vireo.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.api.ConnectRequest;
import dev.vireo.api.ConnectUri;
import dev.vireo.api.Connection;
import dev.vireo.api.Credentials;
import dev.vireo.api.Network;
import dev.vireo.api.NetworkUpdate;
import dev.vireo.simulator.Simulator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What [FaultInjectionTest] is for hosts, for the distributed switches of a vCenter: every request
/// goes wrong in every way, and no switch is left half made.
@Timeout(240)
class SwitchFaultsTest {
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final String LAB =
            """
            datacenters:
              - name: Lab
                networks: [VM Network]
                switches: [{name: Trunk, portGroups: [Blue, Red]}]
                hosts: [esx0, esx1]
            """;
    private static final String CORE =
            """
            <network>
              <name>Core</name>
              <metadata>
                <vireo:switch xmlns:vireo='urn:vireo:network:1.0' kind='distributed'/>
              </metadata>
              <forward mode='bridge'><interface dev='vmnic1'/></forward>
              <portgroup name='Ten'><vlan><tag id='10'/></vlan></portgroup>
            </network>
            """;

    /// What can be done, and the port groups that there may be after it: those before it too.
    private record Deed(Consumer<Connection> work, List<String> after) {
        static Deed of(Consumer<Connection> work, String... after) {
            return new Deed(work, List.of(after));
        }
    }

    private static final String BEFORE = "{Trunk=[Blue, Red]}";

    private static Map<String, Deed> deeds() {
        Map<String, Deed> deeds = new LinkedHashMap<>();
        deeds.put(
                "define",
                Deed.of(
                        c -> c.defineNetwork(CORE, false),
                        BEFORE,
                        "{Core=[Ten], Trunk=[Blue, Red]}"));
        deeds.put(
                "change",
                Deed.of(
                        c ->
                                c.defineNetwork(
                                        trunk(c).fetchXml().replace("'Red'", "'Green'"), false),
                        BEFORE,
                        "{Trunk=[Blue]}", // what was changed before stays changed, and is said
                        "{Trunk=[Blue, Green]}"));
        deeds.put(
                "add",
                Deed.of(
                        c -> trunk(c).updatePortGroup(NetworkUpdate.ADD, "<portgroup name='A'/>"),
                        BEFORE,
                        "{Trunk=[A, Blue, Red]}"));
        deeds.put(
                "delete",
                Deed.of(
                        c ->
                                trunk(c).updatePortGroup(
                                                NetworkUpdate.DELETE, "<portgroup name='Red'/>"),
                        BEFORE,
                        "{Trunk=[Blue]}"));
        deeds.put("undefine", Deed.of(c -> trunk(c).undefine(), BEFORE, "{}"));
        return deeds;
    }

    @TempDir private Path folder;

    private static Network trunk(Connection connection) {
        return connection.lookupNetwork("Trunk");
    }

    private Simulator simulator() {
        try {
            Path lab = Files.writeString(folder.resolve("lab.yaml"), LAB);
            return Simulator.builder()
                    .describe(lab)
                    .credentials("root", FaultInjectionTest.PASSWORD)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Connection connect(Simulator simulator) {
        String uri = "vpx://root@127.0.0.1:" + simulator.port() + "/Lab/esx0?transport=http";
        return Connection.open(
                new ConnectRequest(
                                ConnectUri.parse(uri),
                                _ ->
                                        Optional.of(
                                                new Credentials(
                                                        "root", FaultInjectionTest.PASSWORD)),
                                false)
                        .withTaskTimeout(LIMIT));
    }

    private static Stream<String> names() {
        return deeds().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("names")
    void survivesEveryFaultAtEveryRequest(String name) {
        Deed deed = Objects.requireNonNull(deeds().get(name));
        List<String> problems = new ArrayList<>();
        FaultInjectionTest.FAULTS.forEach((fault, rule) -> {
            List<String> struck = List.of("");
            for (int request = 1; !struck.isEmpty(); request++) {
                struck = strike(deed, request, fault, rule, problems);
            }
        });
        assertThat(problems).as(name).isEmpty();
    }

    /// Has a request go wrong.
    ///
    /// @return the request, empty if there were not so many
    private List<String> strike(
            Deed deed, int request, String fault, String rule, List<String> problems) {
        try (Simulator simulator = simulator()) {
            List<String> struck;
            String failure = "";
            try (Connection connection = connect(simulator)) {
                simulator.control().rule("{method: '*', nth: " + request + ", " + rule + "}");
                failure = FaultInjectionTest.attempt(deed.work, connection);
                struck = simulator.control().fired().stream().map(fired -> fired.method()).toList();
                simulator.control().clear();
            }
            String left = left(simulator);
            if (!failure.isEmpty() || !deed.after.contains(left)) {
                problems.add(fault + " " + struck + ": " + failure + ", left " + left);
            }
            return struck;
        }
    }

    /// Returns the distributed switches and their port groups.
    private static String left(Simulator simulator) {
        try (Connection connection = connect(simulator)) {
            Map<String, List<String>> found = new TreeMap<>();
            for (Network network : connection.listNetworks(Set.of())) {
                if (network.kind() == Network.Kind.DISTRIBUTED) {
                    found.put(
                            network.name(),
                            network.fetchXml()
                                    .lines()
                                    .filter(line -> line.contains("<portgroup name="))
                                    .map(line -> line.split("'", 3)[1])
                                    .sorted()
                                    .toList());
                }
            }
            return found.toString();
        }
    }

    /// With the lookup of the switch, each task followed in three requests.
    @Test
    void costsTheseRequests() {
        Map<String, Long> costs = new LinkedHashMap<>();
        deeds().forEach((name, deed) -> {
            try (Simulator simulator = simulator();
                    Connection connection = connect(simulator)) {
                long before = simulator.requests().total();
                deed.work.accept(connection);
                costs.put(name, simulator.requests().total() - before);
            }
        });
        assertThat(costs).hasToString("{define=10, change=11, add=6, delete=6, undefine=6}");
    }
}
