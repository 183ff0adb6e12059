package dev.vireo.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.api.Connection;
import dev.vireo.api.SnapshotCreateFlag;
import dev.vireo.client.CallOptions;
import dev.vireo.client.Endpoint;
import dev.vireo.client.LoginCredentials;
import dev.vireo.client.SessionOptions;
import dev.vireo.client.TaskOptions;
import dev.vireo.client.TransportOptions;
import dev.vireo.client.VimClient;
import dev.vireo.shell.InProcess;
import dev.vireo.simulator.Simulator;
import dev.vireo.simulator.VcenterSize;
import dev.vireo.testkit.Command.Outcome;
import dev.vireo.testkit.GoldenFiles;
import dev.vireo.testkit.Vcsim;
import dev.vireo.testkit.Virsh;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.ReconfigVMTaskRequest;
import dev.vireo.vim.VirtualDeviceConfigSpec;
import dev.vireo.vim.VirtualDeviceConfigSpecOperation;
import dev.vireo.vim.VirtualMachineConfigSpec;
import dev.vireo.vim.VirtualUSBController;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The inventory as files, read back by a reader that is not the writer's.
class ExportTest {
    private static final String FORMULA = "=1+1";

    @TempDir Path folder;

    @Test
    void fillsEveryTableOfAVcenterOfTwoThousandMachines() {
        try (OurServer server = vcenter(1_000)) {
            Path file = folder.resolve("inventory.xlsx");
            var outcome = run(server, "--stats", "export", "--to", file.toString());
            assertThat(outcome.exit()).as(outcome.err()).isZero();
            Map<String, WorkbookReader.Sheet> sheets = WorkbookReader.read(file);
            assertThat(sheets).hasSize(27);
            assertThat(sheets)
                    .allSatisfy((name, sheet) -> {
                        assertThat(sheet.rows()).as(name).hasSizeGreaterThan(1);
                        assertThat(sheet.frozen()).as(name).isTrue();
                        assertThat(sheet.filter()).as(name).startsWith("A1:");
                        assertThat(sheet.rows().getFirst().values())
                                .as(name)
                                .allMatch(cell -> cell.style() != 0);
                    });
            assertThat(sheet(sheets, "vInfo").rows()).hasSize(2_001);
            GoldenFiles.beside(ExportTest.class)
                    .check(
                            "export/columns.txt",
                            sheets.entrySet().stream()
                                    .map(sheet ->
                                            sheet.getKey()
                                                    + "\n    "
                                                    + String.join(
                                                            "\n    ", sheet.getValue().headings())
                                                    + "\n")
                                    .collect(Collectors.joining()));
            assertThat(counted(outcome.err()))
                    .containsEntry("RetrieveServiceContent", 1L)
                    .containsEntry("Login", 1L)
                    .containsEntry("RetrievePropertiesEx", 3L)
                    .containsEntry("Logout", 1L)
                    .containsOnlyKeys(
                            "RetrieveServiceContent",
                            "Login",
                            "RetrievePropertiesEx",
                            "ContinueRetrievePropertiesEx",
                            "Logout");
        }
    }

    @Test
    void needsSixRequestsForAStandaloneHost() {
        try (OurServer server = OurServer.esx(List.of("a", "b"))) {
            var outcome = run(server, "--stats", "export", "--to", folder + "/host.xlsx");
            assertThat(outcome.exit()).as(outcome.err()).isZero();
            assertThat(outcome.err()).startsWith("stats: requests=6 ");
        }
    }

    @Test
    void assessesTheConfigurationOfEachDomainInThreeMoreRequests() {
        try (OurServer server = OurServer.esx(List.of("a", "b"))) {
            var outcome = run(server, "--stats", "assess", "--deep");
            assertThat(outcome.exit()).as(outcome.err()).isZero();
            assertThat(outcome.err())
                    .startsWith("stats: requests=12 ")
                    .contains("method=GET /folder requests=2 ");
            assertThat(outcome.out())
                    .satisfies(text ->
                            assertThat(text.split("settings that mean something to VMware only"))
                                    .hasSize(3));
        }
    }

    @Test
    void hasNumbersAsNumbersAndTimesAsDates() {
        try (OurServer server = vcenter(2)) {
            Path file = folder.resolve("small.xlsx");
            assertThat(run(server, "export", "--to", file.toString()).exit()).isZero();
            WorkbookReader.Sheet machines = sheet(WorkbookReader.read(file), "vInfo");
            int row = rowOf(machines, FORMULA);
            assertThat(machines.cell(row, "CPUs").isText()).isFalse();
            assertThat(machines.cell(row, "Memory").text()).isEqualTo("2048");
            assertThat(machines.cell(row, "Template"))
                    .isEqualTo(new WorkbookReader.Cell("False", true, 0));
            WorkbookReader.Cell made = machines.cell(row, "Creation date");
            assertThat(made.isText()).isFalse();
            assertThat(made.style()).isNotZero();
            assertThat(Double.parseDouble(made.text())).isBetween(40_000.0, 60_000.0);
            assertThat(machines.cell(row, "VM").isText()).isTrue();
        }
    }

    @Test
    void tellsOfWhatAPathNamesAndNothingElse() {
        try (OurServer server = vcenter(2)) {
            Path file = folder.resolve("part.xlsx");
            OurServer part =
                    new OurServer(
                            server.simulator(),
                            server.uri().replace("/?", "/DC0/DC0_H0?"),
                            List.of());
            assertThat(run(part, "export", "--to", file.toString()).exit()).isZero();
            Map<String, WorkbookReader.Sheet> sheets = WorkbookReader.read(file);
            assertThat(sheet(sheets, "vHost").rows()).hasSize(2);
            assertThat(sheet(sheets, "vInfo").rows()).hasSize(3);
            assertThat(sheet(sheets, "vCluster").rows()).hasSize(1);
            assertThat(sheet(sheets, "vRP").rows()).hasSize(2);
        }
    }

    @Test
    void keepsNamesFromBeingFormulasInCsv() throws IOException {
        try (OurServer server = vcenter(2)) {
            String to = folder.resolve("csv").toString();
            var outcome = run(server, "export", "--to", to, "--as", "csv", "--tab", "vInfo");
            assertThat(outcome.exit()).as(outcome.err()).isZero();
            assertThat(entries("csv")).containsExactly("RVTools_tabvInfo.csv");
            assertThat(Files.readAllLines(folder.resolve("csv/RVTools_tabvInfo.csv")))
                    .anyMatch(line -> line.startsWith("'=1+1,"))
                    .noneMatch(line -> line.startsWith("="));
        }
    }

    @Test
    void replacesNothingUnlessItIsTold() throws IOException {
        Path file = Files.writeString(folder.resolve("there.xlsx"), "mine");
        try (OurServer server = OurServer.esx(List.of("a"))) {
            var outcome = run(server, "export", "--to", file.toString());
            assertThat(outcome.exit()).isEqualTo(1);
            assertThat(outcome.err())
                    .isEqualTo("error: '" + file + "' exists; --force replaces it\n");
            assertThat(file).hasContent("mine");
            assertThat(run(server, "export", "--to", file.toString(), "--force").exit()).isZero();
            assertThat(WorkbookReader.read(file)).hasSize(27);
            assertThat(entries("")).containsExactlyInAnyOrder("auth.conf", "there.xlsx");
        }
    }

    @Test
    void standardOutputIsNoTarget() {
        try (OurServer server = OurServer.esx(List.of("a"))) {
            var outcome = run(server, "export", "--to", "-", "--as", "csv", "--tab", "vInfo");
            assertThat(outcome.exit()).isEqualTo(1);
            assertThat(outcome.out()).isBlank();
            assertThat(outcome.err())
                    .startsWith("error: option --to takes the name of a file or folder;");
            assertThat(Path.of("-")).doesNotExist();
        }
    }

    @Test
    void writesRowsAsJson() throws IOException {
        try (OurServer server = OurServer.esx(List.of("a"))) {
            String to = folder.resolve("json").toString();
            var outcome = run(server, "export", "--to", to, "--as", "json", "--tab", "vcpu", "vRP");
            assertThat(outcome.exit()).as(outcome.err()).isZero();
            assertThat(entries("json")).containsExactlyInAnyOrder("vCPU.json", "vRP.json");
            assertThat(Files.readString(folder.resolve("json/vCPU.json")))
                    .startsWith("[{\"VM\":\"a\",\"Powerstate\":\"poweredOn\",\"Template\":false,");
        }
    }

    private static WorkbookReader.Sheet sheet(
            Map<String, WorkbookReader.Sheet> sheets, String name) {
        return Objects.requireNonNull(sheets.get(name), name);
    }

    private List<String> entries(String name) throws IOException {
        try (var files = Files.list(folder.resolve(name))) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    private static int rowOf(WorkbookReader.Sheet sheet, String machine) {
        for (int row = 1; row < sheet.rows().size(); row++) {
            if (sheet.cell(row, "VM").text().equals(machine)) {
                return row;
            }
        }
        throw new AssertionError("no " + machine);
    }

    private static Map<String, Long> counted(String stats) {
        return stats.lines()
                .filter(line -> line.startsWith("stats: method="))
                .map(line -> line.split("[ =]"))
                .collect(Collectors.toMap(words -> words[2], words -> Long.valueOf(words[4])));
    }

    /// Starts a vCenter with something for every table: distributed switches, a snapshot, a USB
    /// controller.
    ///
    /// @param machines how many of the single host, and as many of the cluster
    private static OurServer vcenter(int machines) {
        Simulator simulator =
                Simulator.builder()
                        .credentials(Vcsim.USER, Vcsim.PASSWORD)
                        .vcenter(VcenterSize.SMALL.withMachines(machines).withPortGroups(2))
                        .start();
        String uri = "vpx://" + Vcsim.USER + "@127.0.0.1:" + simulator.port() + "/?transport=http";
        OurServer server = new OurServer(simulator, uri, List.of("DC0_H0_VM0"));
        addUsb(simulator, "DC0_H0_VM0");
        server.power("DC0_H0_VM1", "off");
        try (Connection connection = server.connect(false)) {
            connection.lookupByName("DC0_H0_VM1").rename(FORMULA);
            connection
                    .lookupByName("DC0_H0_VM0")
                    .createSnapshot(
                            "<domainsnapshot><name>before</name></domainsnapshot>",
                            Set.of(SnapshotCreateFlag.DISK_ONLY));
        }
        return server;
    }

    private static void addUsb(Simulator simulator, String machine) {
        VirtualUSBController controller =
                VirtualUSBController.builder().key(-1).busNumber(0).ehciEnabled(true).build();
        VirtualMachineConfigSpec spec =
                VirtualMachineConfigSpec.builder()
                        .deviceChange(
                                List.of(
                                        VirtualDeviceConfigSpec.builder()
                                                .operation(VirtualDeviceConfigSpecOperation.ADD)
                                                .device(controller)
                                                .build()))
                        .build();
        ManagedObjectReference vm =
                new ManagedObjectReference("VirtualMachine", simulator.machine(machine).id());
        Endpoint endpoint = new Endpoint(false, "127.0.0.1", simulator.port());
        try (VimClient client =
                        VimClient.connect(
                                endpoint, TransportOptions.defaults(), CallOptions.defaults());
                var session =
                        client.login(
                                () -> new LoginCredentials(Vcsim.USER, Vcsim.PASSWORD),
                                SessionOptions.defaults())) {
            session.tasks()
                    .run(
                            ReconfigVMTaskRequest.builder(vm).spec(spec).build(),
                            TaskOptions.of(CallOptions.defaults()));
        }
    }

    private Outcome run(OurServer server, String... arguments) {
        List<String> all = new ArrayList<>(List.of("-c", server.uri()));
        all.addAll(List.of(arguments));
        return new InProcess(Map.of("LIBVIRT_AUTH_FILE", Virsh.authFile(folder).toString()))
                .run(all);
    }
}
