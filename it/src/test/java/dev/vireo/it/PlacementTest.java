package dev.vireo.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.simulator.Simulator;
import dev.vireo.testkit.Command.Outcome;
import dev.vireo.vim.CreateFolderRequest;
import dev.vireo.vim.ManagedObjectReference;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Where `define --folder --pool` puts new domains in a vCenter that has folders in folders and
/// pools in pools, and that it leaves nothing behind where it cannot.
class PlacementTest {
    private static final String LAB =
            """
            datacenters:
              - name: Berlin
                datastores: [{name: shared1}]
                folders: [Sites/Public/Shops, Archive]
                clusters:
                  - name: Prod
                    hosts: [esx1, esx2]
                    pools: [{name: Web, pools: [Front, Back]}, Db]
                machines:
                  - {name: model, cluster: Prod, host: esx1, datastore: shared1, power: "off"}
            """;

    private static final String DOCUMENT =
            """
            <domain type='vmware'>
              <name>new</name>
              <memory unit='MiB'>256</memory>
              <vcpu>1</vcpu>
              <os><type arch='x86_64'>hvm</type></os>
              <devices>
                <disk type='file' device='disk'>
                  <source file='[shared1] fresh/new.vmdk'/>
                  <target dev='sda' bus='scsi'/>
                </disk>
              </devices>
            </domain>
            """;

    @TempDir Path folder;

    /// Puts a domain at a place.
    private Outcome define(TwoShells shells, String options) {
        String line = "define " + shells.file("new.xml", DOCUMENT);
        return shells.vireo(options.isEmpty() ? line : line + " " + options);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    ''                                          | vm               | Resources
                    --folder Sites                              | Sites            | Resources
                    --folder Sites/Public/Shops                 | Shops            | Resources
                    --folder /Sites//Public/                    | Public           | Resources
                    --folder Archive --pool Db                  | Archive          | Db
                    --pool Web/Front                            | vm               | Front
                    """)
    void isWhereItWasWanted(String options, String inFolder, String inPool) {
        try (TwoShells shells = start()) {
            assertThat(define(shells, options).err()).isEmpty();
            assertPlace(shells, inFolder, inPool);
        }
    }

    /// Names with percent signs, slashes and `&` are meant as people see them, or as the server
    /// escapes them: a slash within a name cannot be told from one between names otherwise.
    @ParameterizedTest
    @CsvSource({
        "Sites/50%25, 50%25",
        "Sites/50%, 50%25",
        "Sites/a%2fb, a%2fb",
        "'Sites/R&D<1>', R&D<1>"
    })
    void findsFoldersOfOddNames(String path, String inFolder) {
        try (TwoShells shells = start()) {
            makeFolder(shells, "Sites", inFolder);
            assertThat(define(shells, "--folder " + path).err()).isEmpty();
            assertPlace(shells, inFolder, "Resources");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    --folder Nope           | there is no folder of domains 'Nope'; there is: Archive, Sites
                    --folder Sites/Nope     | there is no folder of domains 'Nope' in 'Sites'; there is: Public
                    --folder sites          | there is no folder of domains 'sites'; there is: Archive, Sites
                    --folder Archive/x      | there is no folder of domains 'x' in 'Archive'; there is none
                    --pool Nope             | there is no resource pool 'Nope'; there is: Db, Web
                    --pool Web/Nope         | there is no resource pool 'Nope' in 'Web'; there is: Back, Front
                    --pool Db/Nope          | there is no resource pool 'Nope' in 'Db'; there is none
                    --folder Archive --pool x | there is no resource pool 'x'; there is: Db, Web
                    """)
    void saysWhatThereIsInPlaceOfAWrongName(String options, String message) {
        try (TwoShells shells = start()) {
            Outcome outcome = define(shells, options);
            assertThat(outcome.exit()).isEqualTo(1);
            assertThat(outcome.err())
                    .startsWith("error: Failed to define domain from ")
                    .contains(message + "\n");
            assertNothing(shells);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "NotSupported",
                "InvalidState",
                "{type: InvalidName, name: new}",
                "{type: DuplicateName, name: new, object: 'VirtualMachine:vm-1'}"
            })
    void leavesNothingBehindIfTheServerRefusesThePlace(String fault) {
        try (TwoShells shells = start()) {
            shells.simulator()
                    .control()
                    .rule("{method: RegisterVM_Task, first: 1, fault: " + fault + "}");
            Outcome outcome = define(shells, "--folder Sites --pool Web");
            assertThat(outcome.exit()).isEqualTo(1);
            assertThat(outcome.err()).hasLineCount(2);
            assertNothing(shells);
            assertThat(define(shells, "--folder Sites --pool Web").err()).isEmpty();
            assertPlace(shells, "Sites", "Web");
        }
    }

    private static void assertPlace(TwoShells shells, String inFolder, String inPool) {
        try (OtherClient client = OtherClient.of(shells.simulator())) {
            var machine =
                    new ManagedObjectReference(
                            "VirtualMachine", shells.simulator().machine("new").id());
            assertThat(client.nameOf(machine, "parent")).isEqualTo(inFolder);
            assertThat(client.nameOf(machine, "resourcePool")).isEqualTo(inPool);
        }
    }

    /// Neither a domain, nor its file, nor the directory that was made for it.
    private static void assertNothing(TwoShells shells) {
        Simulator simulator = shells.simulator();
        assertThat(simulator.machines())
                .extracting(machine -> machine.name())
                .containsOnly("model");
        assertThat(new DatastoreFolder(simulator, "Berlin", "shared1").exists("fresh/")).isFalse();
        assertThat(simulator.leaks()).isEmpty();
    }

    private static void makeFolder(TwoShells shells, String parent, String name) {
        try (OtherClient client = OtherClient.of(shells.simulator())) {
            client.call(
                    CreateFolderRequest.builder(client.find("Folder", parent)).name(name).build());
        }
    }

    private TwoShells start() {
        return TwoShells.before(
                TwoShells.server().describe("lab", LAB), folder, "vpx", "/Berlin/Prod/esx1");
    }
}
