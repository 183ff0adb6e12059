package dev.vireo.it;

import static dev.vireo.api.MetadataKind.DESCRIPTION;
import static dev.vireo.api.MetadataKind.ELEMENT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.api.Connection;
import dev.vireo.api.DefineOptions;
import dev.vireo.api.Domain;
import dev.vireo.api.Statistics;
import dev.vireo.api.UndefineFlag;
import dev.vireo.it.FaultInjectionTest.Call;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import dev.vireo.simulator.Simulator;
import dev.vireo.testkit.GoldenFiles;
import dev.vireo.testkit.Vcsim;
import dev.vireo.vim.VirtualMachinePowerState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// How many requests each function of the API sends, to a host and to a vCenter, exactly. The
/// lookup of the domain is in it, one request; login and logout are not. The budgets are in
/// `requests/functions.txt`.
class RoundTripBudgetTest {
    private static final String LAB =
            """
            datacenters:
              - name: DC
                datastores: [datastore1]
                hosts: [h]
                machines: [{name: web, host: h}, {name: other, host: h}]
            """;

    private static final int MANY = 30;

    /// What is about everything that there is: an inventory.
    private static final Set<String> ABOUT_ALL = Set.of("capture");

    /// Ways to call a function that take another way to the server.
    private static Map<String, Call> variants() {
        Map<String, Call> variants = new TreeMap<>();
        variants.put(
                "defineXml, of a domain that is there",
                connection(c -> redefine(c, "1048576", "2097152")));
        variants.put(
                "defineXml, of a domain that is there, its name too",
                connection(c -> redefine(c, ">web<", ">web2<")));
        variants.put(
                "defineXml, with a controller that depends on the disk",
                connection(c ->
                        define(
                                c,
                                FaultInjectionTest.DOCUMENT
                                        .replace(
                                                "</disk>",
                                                "</disk><controller type='scsi' index='0' model='auto'/>")
                                        .replace("new/new.vmdk", "web/web.vmdk"))));
        variants.put(
                "fetchMetadata, description", off(d -> d.fetchMetadata(DESCRIPTION, "", Set.of())));
        variants.put(
                "fetchMetadata, element", off(d -> d.fetchMetadata(ELEMENT, "http://a", Set.of())));
        variants.put(
                "setMetadata, description",
                off(d -> d.setMetadata(DESCRIPTION, Optional.of("t"), "", "", Set.of())));
        variants.put(
                "setMetadata, element",
                off(d -> d.setMetadata(ELEMENT, Optional.of("<a/>"), "a", "http://a", Set.of())));
        variants.put(
                "undefine, with the variables of the firmware",
                off(d -> d.undefine(Set.of(UndefineFlag.NVRAM))));
        return variants;
    }

    private static Call off(Consumer<Domain> deed) {
        return connection(c -> deed.accept(c.lookupByName("web")));
    }

    private static Call connection(Consumer<Connection> deed) {
        return new Call(VirtualMachinePowerState.POWERED_OFF, deed, List.of());
    }

    private static void redefine(Connection connection, String from, String to) {
        String document = connection.lookupByName("web").fetchXml(Set.of());
        define(connection, document.replace(from, to));
    }

    private static void define(Connection connection, String document) {
        connection.defineXml(document, DefineOptions.DEFAULT);
    }

    private static Map<String, Call> calls() {
        Map<String, Call> calls = new TreeMap<>(FaultInjectionTest.calls());
        calls.putAll(variants());
        calls.remove("events"); // waits as often as there is something, see below
        return calls;
    }

    @Test
    void everyFunctionKeepsToItsBudget() {
        var budgets = new StringBuilder(HEAD);
        calls().forEach((name, call) -> {
            String host = requests(call, "esx", "/", host(0));
            String vcenter = requests(call, "vpx", "/DC/h", vcenter());
            budgets.append(name + "\n    host: " + host + "\n");
            if (!vcenter.equals(host)) {
                budgets.append("    vCenter: " + vcenter + "\n");
            }
        });
        GoldenFiles.beside(RoundTripBudgetTest.class)
                .check("requests/functions.txt", budgets.toString());
    }

    private static final String HEAD =
            """
            # How many requests each function sends, with the lookup of the domain and without login and
            # logout; to a vCenter as many as to a host unless there is a line for it.
            """;

    /// A function that is in no table fails in [FaultInjectionTest], whose table this is.
    @Test
    void hasABudgetForEveryFunction() {
        Set<String> known = new TreeSet<>(FaultInjectionTest.calls().keySet());
        known.addAll(FaultInjectionTest.SILENT);
        assertThat(FaultInjectionTest.functionsOfTheApi()).isSubsetOf(known);
    }

    @Test
    void eventsTakeFourRequestsBesideTheWaits() {
        try (Simulator simulator = host(0).start();
                Connection connection = connect(simulator, "esx", "/")) {
            Statistics before = connection.statistics();
            connection.events().close();
            assertThat(sent(before, connection.statistics()))
                    .filteredOn(request -> !request.contains("Wait"))
                    .containsExactly(
                            "CreateCollectorForEvents",
                            "CreateFilter",
                            "DestroyPropertyFilter",
                            "DestroyCollector");
        }
    }

    /// What a function costs does not depend on how many domains there are.
    @Test
    void noFunctionCostsMoreWhereThereAreManyDomains() {
        calls().forEach((name, call) -> {
            if (!ABOUT_ALL.contains(name)) {
                assertThat(requests(call, "esx", "/", host(MANY)))
                        .as(name)
                        .isEqualTo(requests(call, "esx", "/", host(0)));
            }
        });
    }

    private static Simulator.Builder host(int more) {
        Simulator.Builder server = server().machine("web").machine("other");
        IntStream.range(0, more).forEach(i -> server.machine("more" + i));
        return server;
    }

    private static Simulator.Builder vcenter() {
        return server().describe("lab", LAB);
    }

    private static Simulator.Builder server() {
        return Simulator.builder().credentials(Vcsim.USER, Vcsim.PASSWORD);
    }

    /// Calls a function and tells what it sent.
    private static String requests(
            Call call, String scheme, String path, Simulator.Builder server) {
        try (Simulator simulator = server.start()) {
            simulator.machine("web").powerState(call.state());
            try (Connection connection = connect(simulator, scheme, path)) {
                Statistics before = connection.statistics();
                String failure = "";
                try {
                    call.deed().accept(connection);
                } catch (VirtException e) {
                    failure = e.code() == ErrorCode.NO_SUPPORT ? "not there" : ", then " + e.code();
                }
                Statistics after = connection.statistics();
                return failure.equals("not there")
                        ? failure
                        : after.requests()
                                - before.requests()
                                + " ("
                                + String.join(", ", sent(before, after))
                                + ")"
                                + failure;
            }
        }
    }

    private static Connection connect(Simulator simulator, String scheme, String path) {
        String server = Vcsim.USER + "@127.0.0.1:" + simulator.port();
        String uri = scheme + "://" + server + path + "?transport=http";
        return new OurServer(simulator, uri, List.of()).connect(false);
    }

    private static List<String> sent(Statistics before, Statistics after) {
        Map<String, Long> earlier = new TreeMap<>();
        before.calls().forEach(call -> earlier.put(call.method(), call.requests()));
        List<String> sent = new ArrayList<>();
        for (Statistics.Call call : after.calls()) {
            long count = call.requests() - earlier.getOrDefault(call.method(), 0L);
            if (count > 0) {
                sent.add(call.method() + (count > 1 ? " x" + count : ""));
            }
        }
        return sent;
    }
}
