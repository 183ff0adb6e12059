package dev.vireo.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.VirtualMachinePowerState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DescriptionTest {
    @Test
    void anEmptyHostHasNoMachines() {
        try (Simulator simulator = start("host: {name: lab.example.com}")) {
            assertThat(simulator.machines()).isEmpty();
        }
    }

    @Test
    void aHostSaysWhichVcenterManagesIt() {
        try (Simulator simulator = start("host: {managedBy: 192.0.2.7}")) {
            try (TypedClient client = TypedClient.login(simulator)) {
                assertThat(
                                client.read(
                                        new ManagedObjectReference("HostSystem", "ha-host"),
                                        "summary.managementServerIp"))
                        .isEqualTo("192.0.2.7");
            }
        }
    }

    @Test
    void aNumberStandsForThatManyUsualMachines() {
        try (Simulator simulator = start("machines: 3")) {
            assertThat(simulator.machines())
                    .extracting(SimulatedMachine::name)
                    .containsExactly("ha-host_VM0", "ha-host_VM1", "ha-host_VM2");
        }
    }

    @Test
    void jsonIsReadAsWell(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("lab.json");
        Files.writeString(file, "{\n\t\"machines\": [{\"name\": \"web\", \"power\": \"off\"}]\n}");
        try (Simulator simulator = Simulator.builder().describe(file).start()) {
            assertThat(simulator.machine("web").powerState())
                    .isEqualTo(VirtualMachinePowerState.POWERED_OFF);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
                    hosst: {}                          | lab:1:1: unknown key 'hosst'; did you mean 'host'?
                    machines: [{name: a, cpu: 2}]      | lab:1:22: machines[0]: unknown key 'cpu'; did you mean 'cpus'?
                    machines: [{name: a}, {name: a}]   | lab:1:30: machines[1].name: there is another machine 'a'
                    machines: [a, a]                   | lab:1:15: machines[1]: there is another machine 'a'
                    machines: [{memory: 4}]            | lab:1:21: machines[0].memory: a size such as 512 MiB, 4 GiB or 2 TiB is expected, not '4'
                    machines: [{memory: 4 GB}]         | not '4 GB'
                    machines: [{memory: 5 MiB}]        | memory is a multiple of 4 MiB
                    machines: [{memory: 90 TiB}]       | 90 TiB is not between 4 MiB and 24 TiB
                    machines: [{cpus: 0}]              | 0 is not between 1 and 768
                    machines: [{power: onn}]           | 'onn' is none of on, off, suspended; did you mean 'on'?
                    machines: [{guest: ubuntu64}]      | no guest has the identifier 'ubuntu64'
                    machines: [{nics: [Lab]}]          | machines[0].nics[0]: there is no network 'Lab' (there is: VM Network)
                    machines: [{nics: {mac: 1-2}}]     | an address such as 00:50:56:12:34:56 is expected
                    machines: [{datastore: d1}]        | there is no datastore 'd1' (there is: datastore1)
                    machines: [{pool: p}]              | a host without a vCenter has no pools
                    machines: [{template: true, power: on}] | a template is off
                    machines: [{serialFile: a/b}]      | the name of a file in the machine's folder is expected
                    host: {datastores: [{server: x}]}  | only a datastore of the type nfs has a server
                    host: {networks: [a, a]}           | there is another network 'a'
                    {host: {}, datacenters: 1}         | lab:1:8: host: a host goes without datacenters
                    datacenters: 0                     | a vCenter needs a datacenter
                    datacenters: {clusters: {hosts: 0}} | a cluster needs a host
                    datacenters: {hosts: [{name: a}], clusters: {hosts: [{name: a}]}} | there is another host 'a'
                    datacenters: {hosts: [a], clusters: [c], machines: [{host: a, cluster: c}]} | do not go together
                    """)
    void whatCannotBeUnderstoodIsRefusedWithItsPlace(String text, String problem) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> start(text).close())
                .withMessageStartingWith("lab:1:")
                .withMessageContaining(problem);
    }

    @Test
    void theSameSeedGivesTheSameDescribedServer() {
        String text = "datacenters: {clusters: {hosts: 2, pools: 1}, machines: 5}";
        try (Simulator one = start(text);
                Simulator other = start(text)) {
            assertThat(names(one)).isEqualTo(names(other)).contains("DC0_VM4");
        }
    }

    private static String names(Simulator simulator) {
        return simulator.machines().stream()
                .map(machine -> machine.name() + machine.id() + machine.uuid())
                .collect(Collectors.joining(" "));
    }

    private static Simulator start(String text) {
        return Simulator.builder().describe("lab", text).start();
    }
}
