package dev.vireo.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.api.Connection;
import dev.vireo.api.Domain;
import dev.vireo.api.Snapshot;
import dev.vireo.api.SnapshotCreateFlag;
import dev.vireo.api.Statistics;
import dev.vireo.shell.InProcess;
import dev.vireo.testkit.GoldenFiles;
import dev.vireo.testkit.Virsh;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// How many requests each command sends, login and logout included, counted where they arrive.
/// Stock virsh needs 14 and 3 for each domain to list them, 24 for `dominfo` and 25 for `start`.
class RequestCountTest {
    @TempDir Path folder;

    @ParameterizedTest
    @ValueSource(ints = {2, 100, 1_000})
    void listsAnEsxHostInFourRequests(int vms) {
        try (var host = VcsimServer.esx(vms)) {
            assertThat(requests(host, "list", "--all"))
                    .containsExactly(
                            "RetrieveServiceContent", "Login", "RetrievePropertiesEx", "Logout");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 100, 1_000})
    void listsAHostOfAVcenterInFiveRequests(int vms) {
        try (var host = VcsimServer.vcenter(vms)) {
            assertThat(requests(host, "list", "--all"))
                    .containsExactly(
                            "RetrieveServiceContent",
                            "Login",
                            "RetrievePropertiesEx",
                            "RetrievePropertiesEx",
                            "Logout");
        }
    }

    @ParameterizedTest
    @CsvSource({"'', 4", "/, 4", "/DC0, 5", "/DC0/DC0_C0, 5", "/DC0/DC0_H0, 5"})
    void connectsToEveryPartOfAVcenterInOneRequestAtMost(String path, int count) {
        try (var host = VcsimServer.vcenter(20)) {
            assertThat(requests(host.at(path), "list", "--all")).hasSize(count);
        }
    }

    @Test
    void tellsOfDomainsOfOneNameInOneRequestMore() {
        try (var host = VcsimServer.vcenter(3)) {
            host.vcsim().rename(host.names().get(0), "twin");
            host.vcsim().rename("DC0_H0_VM0", "twin");
            host.proxy().takeRequests();
            var outcome = shell().run(List.of("-c", host.at("/").uri(), "domstate", "twin"));
            assertThat(outcome.err()).contains("2 domains have name 'twin'");
            assertThat(host.proxy().takeRequests()).hasSize(5);
        }
    }

    @Test
    void needsNoMoreThanTheseOnAnEsxHost() {
        try (var host = VcsimServer.esx(3)) {
            GoldenFiles.beside(RequestCountTest.class).check("requests/esx.txt", all(host));
        }
    }

    @Test
    void needsNoMoreThanTheseOnAHostOfAVcenter() {
        try (var host = VcsimServer.vcenter(3)) {
            GoldenFiles.beside(RequestCountTest.class).check("requests/vpx.txt", all(host));
        }
    }

    /// One request for the domain, one for its snapshots.
    @Test
    void listsFiveHundredSnapshotsInFiveRequests() {
        try (OurServer host = OurServer.esx(List.of("a", "b", "c"));
                Connection connection = host.connect(false)) {
            Domain domain = connection.lookupByName("a");
            Snapshot first = snapshot(domain, 0);
            for (int i = 1; i < 500; i++) {
                if (i % 25 == 0) {
                    first.revert(Set.of()); // as deep as VMware lets them be, and then beside
                }
                snapshot(domain, i);
            }
            var outcome =
                    shell().run(
                                    List.of(
                                            "--stats",
                                            "-c",
                                            host.uri(),
                                            "snapshot-list",
                                            "a",
                                            "--tree"));
            assertThat(outcome.out().lines().filter(line -> line.contains("number"))).hasSize(500);
            assertThat(outcome.err()).startsWith("stats: requests=5 ");
        }
    }

    private static Snapshot snapshot(Domain domain, int number) {
        return domain.createSnapshot(
                "<domainsnapshot><name>number " + number + "</name></domainsnapshot>",
                Set.of(SnapshotCreateFlag.DISK_ONLY));
    }

    @Test
    void staysBelowTheLimitsThatWereSet() {
        try (var host = VcsimServer.vcenter(3)) {
            String domain = host.names().getFirst();
            assertThat(requests(host, "dominfo", domain)).hasSizeLessThanOrEqualTo(6);
            host.vcsim().power(domain, "off");
            assertThat(requests(host, "start", domain)).hasSizeLessThanOrEqualTo(9);
        }
    }

    @Test
    void countsWhatArrives() {
        try (var host = VcsimServer.esx(3)) {
            Connection kept;
            try (Connection connection = host.connect(false)) {
                connection.listDomains(Set.of());
                connection.lookupByName(host.names().getFirst()).suspend();
                connection.fetchHostname();
                kept = connection;
            }
            Statistics statistics = kept.statistics();
            Map<String, Long> counted = new TreeMap<>();
            statistics.calls().forEach(call -> counted.put(call.method(), call.requests()));
            Map<String, Long> arrived = new TreeMap<>();
            List<String> requests = host.proxy().takeRequests();
            requests.forEach(method -> arrived.merge(method, 1L, Long::sum));
            assertThat(counted).isEqualTo(arrived);
            assertThat(statistics.requests()).isEqualTo(requests.size());
            assertThat(statistics.bytesSent()).isEqualTo(host.proxy().bytesFromClients());
            assertThat(statistics.bytesReceived()).isEqualTo(host.proxy().bytesToClients());
        }
    }

    @Test
    void printsTheCountsWhenAsked() {
        try (var host = VcsimServer.esx(2)) {
            var outcome = shell().run(List.of("--stats", "-c", host.uri(), "list", "--name"));
            assertThat(outcome.err())
                    .startsWith("stats: requests=4 ")
                    .contains("RetrievePropertiesEx");
        }
    }

    @Test
    void leavesNoSessionBehind() {
        try (var host = VcsimServer.vcenter(2)) {
            requests(host, "list", "--all");
            requests(host, "suspend", host.names().getFirst());
            assertThat(host.vcsim().sessions()).isZero();
        }
    }

    @Test
    void goesOnWhenTheServerForgotTheSession() {
        try (var host = VcsimServer.esx(2);
                Connection connection = host.connect(false)) {
            Domain domain = connection.lookupByName(host.names().getFirst());
            host.vcsim().forgetSessions();
            host.proxy().takeRequests();
            domain.suspend();
            assertThat(host.proxy().takeRequests()).containsOnlyOnce("Login");
            assertThat(host.vcsim().powerState(domain.name())).isEqualTo("suspended");
        }
    }

    private String all(VcsimServer host) {
        String domain = host.names().getFirst();
        var text = new StringBuilder();
        for (String line : COMMANDS.lines().toList()) {
            String[] words = line.split(": ", -1);
            host.vcsim().power(domain, words[0]);
            List<String> requests =
                    requests(host, words[1].replace("DOMAIN", domain).split(" ", -1));
            text.append(words[1] + ": " + requests.size() + "\n");
            requests.forEach(request -> text.append("    " + request + "\n"));
        }
        return text.toString();
    }

    private static final String COMMANDS =
            """
            on: list
            on: list --all --name
            on: list --all --autostart
            on: list --all --with-snapshot
            on: domstate DOMAIN
            on: dominfo DOMAIN
            on: domid DOMAIN
            on: domuuid DOMAIN
            off: start DOMAIN
            on: shutdown DOMAIN
            on: reboot DOMAIN
            on: reset DOMAIN
            on: suspend DOMAIN
            suspended: resume DOMAIN
            on: destroy DOMAIN
            on: version
            on: hostname
            on: uri
            on: nodeinfo
            on: freecell
            on: iface-list
            on: iface-dumpxml vmnic0
            on: net-list --all
            on: net-info vSwitch0
            on: net-dumpxml vSwitch0
            on: snapshot-create-as DOMAIN one
            on: snapshot-create-as DOMAIN two --disk-only
            on: snapshot-list DOMAIN
            on: snapshot-list DOMAIN --tree
            on: snapshot-list DOMAIN --from one --descendants --parent
            on: snapshot-info DOMAIN --current
            on: snapshot-dumpxml DOMAIN one
            on: snapshot-current DOMAIN
            on: snapshot-current DOMAIN --name
            on: snapshot-parent DOMAIN two
            on: snapshot-revert DOMAIN one
            on: snapshot-delete DOMAIN one --children
            on: capabilities
            on: sysinfo
            on: nodecpustats --percent
            on: nodememstats
            on: tree
            """;

    private InProcess shell() {
        return new InProcess(Map.of("LIBVIRT_AUTH_FILE", Virsh.authFile(folder).toString()));
    }

    private List<String> requests(VcsimServer host, String... arguments) {
        List<String> all = new ArrayList<>(List.of("-c", host.uri()));
        all.addAll(List.of(arguments));
        host.proxy().takeRequests();
        var outcome = shell().run(all);
        assertThat(outcome.exit()).as(outcome.err()).isZero();
        return host.proxy().takeRequests();
    }
}
