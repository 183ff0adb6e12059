package dev.vireo.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.shell.InProcess;
import dev.vireo.simulator.Simulator;
import dev.vireo.testkit.Command.Outcome;
import dev.vireo.testkit.GoldenFiles;
import dev.vireo.testkit.Vcsim;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// `tree` over what this shell's users have: hosts by themselves, and vCenters with all that can be
/// in them.
class TreeTest {
    private static final String VCENTER =
            """
            datacenters:
              - name: Berlin
                networks: [VM Network]
                datastores: [{name: shared1, type: nfs, capacity: 2 TiB}]
                switches: [{name: DVS0, portGroups: [Blue, Red]}]
                folders: [Archive/2024]
                hosts: [{name: esx0, datastores: [{name: esx0-local, type: local, capacity: 1 TiB}]}]
                clusters:
                  - name: Prod
                    hosts: [esx1, esx2]
                    pools: [{name: Web, pools: [Cache], vApps: [Shop]}]
                machines:
                  - {name: web, pool: Web, host: esx1, folder: Sites/Public, nics: [Blue]}
                  - {name: shop, pool: Shop, host: esx2, power: suspended}
                  - {name: 50% off/sale, cluster: Prod, host: esx2, power: off, folder: Archive/2024}
                  - {name: golden, host: esx0, template: true}
              - {name: Empty, hosts: 0, clusters: 0, machines: 0}
            """;

    private static Simulator.Builder server() {
        return Simulator.builder().credentials(Vcsim.USER, Vcsim.PASSWORD);
    }

    private static Outcome run(Simulator simulator, String scheme, String path, String... words) {
        List<String> line =
                new ArrayList<>(
                        List.of(
                                "-c",
                                scheme
                                        + "://"
                                        + Vcsim.USER
                                        + "@127.0.0.1:"
                                        + simulator.port()
                                        + "/"
                                        + path
                                        + "?transport=http"));
        line.addAll(List.of(words));
        return new InProcess(Map.of("VIREO_PASSWORD", Vcsim.PASSWORD)).run(line);
    }

    @Test
    void drawsWhatThereIsAndWhere() {
        StringBuilder transcript = new StringBuilder();
        try (Simulator vcenter = server().describe("vcenter", VCENTER).start()) {
            for (String line :
                    List.of(
                            "|tree",
                            "|tree --by pool",
                            "|tree --by folder",
                            "|tree --datastores --networks --no-domains",
                            "Berlin/Prod|tree --by pool",
                            "Berlin/Prod/esx2|tree",
                            "Berlin/esx0|tree --by pool --datastores",
                            "|--format json tree --by folder",
                            "|tree --by size")) {
                int bar = line.indexOf('|');
                String words = line.substring(bar + 1);
                Outcome outcome = run(vcenter, "vpx", line.substring(0, bar), words.split(" ", -1));
                transcript
                        .append("$ ")
                        .append(bar == 0 ? "" : line.substring(0, bar) + " ")
                        .append(words)
                        .append('\n')
                        .append(outcome.out())
                        .append(outcome.err());
            }
        }
        GoldenFiles.beside(TreeTest.class)
                .in("shell")
                .check("tree.transcript", transcript.toString());
    }

    @Test
    void aHostByItselfIsATreeToo() {
        try (Simulator host = server().machine("web").machine("db", m -> m.poweredOff()).start()) {
            assertThat(run(host, "esx", "", "tree").out())
                    .containsSubsequence(
                            "127.0.0.1 (VMware ESXi",
                            "(host)",
                            "+- db (shut off)",
                            "+- web (running)");
        }
    }

    @Test
    void endsInOneEmptyLineAndNoLineInBlanks() {
        try (Simulator vcenter = server().describe("vcenter", VCENTER).start()) {
            for (String by : List.of("host", "pool", "folder")) {
                String drawn = run(vcenter, "vpx", "", "tree", "--by", by).out();
                assertThat(drawn).doesNotContain(" \n").endsWith("\n\n").doesNotEndWith("\n\n\n");
            }
        }
    }

    @Test
    void statesHaveColoursForThoseWhoWantThem() {
        try (Simulator vcenter = server().describe("vcenter", VCENTER).start()) {
            assertThat(run(vcenter, "vpx", "", "--color", "always", "tree").out())
                    .contains("web (\u001b[32mrunning\u001b[0m)", "(\u001b[33mpaused\u001b[0m)");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 100, 2_000})
    void readsAHostOfAnySizeInOneRequest(int machines) {
        List<String> names = IntStream.range(0, machines).mapToObj(i -> "vm" + i).toList();
        try (OurServer host = OurServer.esx(names)) {
            assertThat(run(host.simulator(), "esx", "", "--stats", "tree").err())
                    .contains("method=RetrievePropertiesEx requests=1 ");
        }
    }
}
