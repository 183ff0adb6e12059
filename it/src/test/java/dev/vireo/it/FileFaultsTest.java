package dev.vireo.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.api.Connection;
import dev.vireo.api.DefineOptions;
import dev.vireo.api.Domain;
import dev.vireo.api.UndefineFlag;
import dev.vireo.model.VirtException;
import dev.vireo.simulator.Simulator;
import dev.vireo.testkit.Vcsim;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.VirtualMachinePowerState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What is on the datastore after a change of a domain's files in which one request went wrong,
/// each in each way: all of it as it was, or all of it as it was to be. No domain is without its
/// VMX file, no VMX file is half written, and nothing else is left.
@Timeout(120)
class FileFaultsTest {
    private static final InstantSource CLOCK =
            InstantSource.fixed(Instant.parse("2026-03-01T12:00:00Z"));

    private static final String DOCUMENT =
            FaultInjectionTest.DOCUMENT.replace(
                    "<name>new</name>",
                    "<name>new</name><uuid>c1f2a3b4-0000-4000-8000-000000000001</uuid>");

    @TempDir Path folder;

    private int runs;

    /// A change.
    ///
    /// @param name what it is
    /// @param state the state of the machine before
    /// @param deed the change
    record Change(String name, VirtualMachinePowerState state, Consumer<Connection> deed) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Change> changes() {
        return Stream.of(
                off("defines a domain in a new directory", c -> define(c, DOCUMENT)),
                off(
                        "defines a domain beside the files of another",
                        c -> define(c, DOCUMENT.replace("new/new.vmdk", "web/web.vmdk"))),
                off("changes a domain", c -> redefine(c, "1048576", "2097152")),
                off("changes a domain's name", c -> redefine(c, ">web<", ">web2<")),
                off(
                        "changes a domain and its name",
                        c -> redefine(c, "1048576", "2097152", ">web<", ">web2<")),
                off("renames a domain", c -> web(c).rename("web2")),
                off("undefines a domain", c -> web(c).undefine(Set.of())),
                off(
                        "undefines a domain and its firmware's variables",
                        c -> web(c).undefine(Set.of(UndefineFlag.NVRAM))),
                new Change(
                        "undefines a domain and its saved state",
                        VirtualMachinePowerState.SUSPENDED,
                        c -> web(c).undefine(Set.of(UndefineFlag.MANAGED_SAVE))));
    }

    private static Change off(String name, Consumer<Connection> deed) {
        return new Change(name, VirtualMachinePowerState.POWERED_OFF, deed);
    }

    private static Domain web(Connection connection) {
        return connection.lookupByName("web");
    }

    private static void define(Connection connection, String document) {
        connection.defineXml(document, DefineOptions.DEFAULT);
    }

    private static void redefine(Connection connection, String... fromTo) {
        String document = web(connection).fetchXml(Set.of());
        for (int i = 0; i < fromTo.length; i += 2) {
            document = document.replace(fromTo[i], fromTo[i + 1]);
        }
        define(connection, document);
    }

    /// What there is: the domains with the VMX files that they have, and the files.
    record Things(List<String> domains, Map<String, String> files) {}

    @ParameterizedTest
    @MethodSource("changes")
    void areAllAsTheyWereOrAllAsTheyWereToBe(Change change) {
        Things before = run(change, "", _ -> {}).things();
        Things after = run(change, "", change.deed()).things();
        assertThat(after).isNotEqualTo(before);
        // what a suspended domain has saved goes first and does not come back
        Things between = run(change, "", c -> dropSaved(web(c))).things();
        List<String> problems = new ArrayList<>();
        int strikes = 0;
        for (String fault : faults()) {
            Run last;
            int request = 1;
            do {
                String rule = "{method: '*', nth: " + request + ", " + fault + "}";
                last = run(change, rule, change.deed());
                strikes += last.struck.size();
                String problem = problem(last, before, after, between);
                if (!problem.isEmpty()) {
                    problems.add(fault + " at " + request + " " + last.struck + ": " + problem);
                }
                request++;
            } while (!last.struck.isEmpty());
        }
        assertThat(strikes).isGreaterThan(2 * faults().size());
        assertThat(problems).as(change.name).isEmpty();
    }

    /// A slow answer is a good one.
    private static List<String> faults() {
        Map<String, String> faults = new TreeMap<>(FaultInjectionTest.FAULTS);
        faults.remove("latency");
        return List.copyOf(faults.values());
    }

    private static void dropSaved(Domain domain) {
        if (domain.fetchHasManagedSave()) {
            domain.removeManagedSave();
        }
    }

    private static String problem(Run run, Things before, Things after, Things between) {
        if (!run.leaks.isEmpty()) {
            return "it left " + run.leaks;
        }
        if (run.failure.isEmpty()) {
            return run.things.equals(after) ? "" : "it succeeded, but " + difference(run, after);
        }
        return List.of(before, after, between).contains(run.things)
                ? ""
                : "'" + run.failure + "', but " + difference(run, before);
    }

    private static String difference(Run run, Things wanted) {
        Map<String, String> files = new TreeMap<>(run.things.files);
        files.entrySet().removeIf(file -> file.getValue().equals(wanted.files.get(file.getKey())));
        Set<String> gone = new TreeSet<>(wanted.files.keySet());
        gone.removeAll(run.things.files.keySet());
        return "domains are " + run.things.domains + ", other files " + files + ", gone " + gone;
    }

    /// What came of a run.
    private record Run(List<String> struck, String failure, Things things, List<String> leaks) {}

    private Run run(Change change, String rule, Consumer<Connection> deed) {
        Path state = folder.resolve("run" + runs++);
        try (Simulator simulator =
                Simulator.builder()
                        .credentials(Vcsim.USER, Vcsim.PASSWORD)
                        .clock(CLOCK)
                        .state(state)
                        .machine("web")
                        .machine("other")
                        .start()) {
            simulator.machine("web").powerState(change.state);
            DatastoreFolder files = new DatastoreFolder(simulator);
            files.put("web/web.nvram", "variables");
            files.put("web/web.vmx", files.read("web/web.vmx") + "nvram = \"web.nvram\"\n");
            String uri =
                    "esx://" + Vcsim.USER + "@127.0.0.1:" + simulator.port() + "/?transport=http";
            String failure = "";
            List<String> struck;
            try (Connection connection = new OurServer(simulator, uri, List.of()).connect(false)) {
                if (!rule.isEmpty()) {
                    simulator.control().rule(rule);
                }
                try {
                    deed.accept(connection);
                } catch (VirtException e) {
                    failure = String.valueOf(e.getMessage());
                }
                struck = simulator.control().fired().stream().map(fired -> fired.method()).toList();
                simulator.control().clear();
            }
            return new Run(struck, failure, things(simulator, state), simulator.leaks());
        }
    }

    private static Things things(Simulator simulator, Path state) {
        List<String> domains = new ArrayList<>();
        try (OtherClient client = OtherClient.of(simulator)) {
            simulator
                    .machines()
                    .forEach(machine ->
                            domains.add(
                                    machine.name()
                                            + " "
                                            + machine.powerState()
                                            + " "
                                            + client.read(
                                                    new ManagedObjectReference(
                                                            "VirtualMachine", machine.id()),
                                                    "config.files.vmPathName")));
        }
        return new Things(domains, files(state.resolve("datastores")));
    }

    private static Map<String, String> files(Path datastores) {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(datastores)) {
            for (Path file : all.toList()) {
                String name = datastores.relativize(file).toString();
                boolean text = name.endsWith(".vmx") || name.endsWith(".nvram");
                files.put(
                        name,
                        Files.isDirectory(file)
                                ? "directory"
                                : text ? Files.readString(file) : "" + Files.size(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }
}
