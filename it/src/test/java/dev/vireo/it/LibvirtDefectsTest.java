package dev.vireo.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vireo.api.Connection;
import dev.vireo.api.Credentials;
import dev.vireo.api.CredentialsProvider;
import dev.vireo.api.Domain;
import dev.vireo.api.MigrationOptions;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import dev.vireo.shell.InProcess;
import dev.vireo.simulator.Simulator;
import dev.vireo.testkit.Command.Outcome;
import dev.vireo.testkit.Vcsim;
import dev.vireo.testkit.Virsh;
import dev.vireo.vim.AutoStartPowerInfo;
import dev.vireo.vim.AutoStartWaitHeartbeatSetting;
import dev.vireo.vim.CreateSnapshotTaskRequest;
import dev.vireo.vim.HostAutoStartManagerConfig;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.ReconfigureAutostartRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What libvirt's ESX driver does wrong and this one does not, each on one simulated server, seen
/// with stock virsh 9.0 wherever virsh gets that far. `docs/libvirt-defects.md` lists all of them
/// by their numbers.
@Timeout(120)
class LibvirtDefectsTest {
    /// How virsh ends when it has crashed: 128 and the number of the signal.
    private static final int CRASHED = 128;

    private static final String DOCUMENT =
            """
            <domain type='vmware'>
              <name>new</name>
              <uuid>c1f2a3b4-0000-4000-8000-000000000001</uuid>
              <memory unit='MiB'>256</memory>
              <vcpu>1</vcpu>
              <os><type arch='x86_64'>hvm</type></os>
              <devices>
                <disk type='file' device='disk'>
                  <source file='[datastore1] PLACE'/>
                  <target dev='sda' bus='scsi'/>
                </disk>
              </devices>
            </domain>
            """;

    @TempDir Path folder;

    @Test
    void d01_memoryIsSetAndReadWithTheFlagsThatVirshSends() {
        try (TwoShells shells = host("web")) {
            refused(shells.virsh("setmem web 512M --live"), "unsupported flags");
            done(shells.vireo("setmem web 512M --live"));
            refused(shells.virsh("memtune web"), "unsupported flags");
            assertThat(done(shells.vireo("memtune web"))).contains("hard_limit     : 524288");
            done(shells.vireo("destroy web"));
            refused(shells.virsh("setmaxmem web 2G"), "unsupported flags");
            done(shells.vireo("setmaxmem web 2G"));
            assertThat(done(shells.virsh("dominfo web"))).contains("Max memory:     2097152 KiB");
        }
    }

    @Test
    void d02_newHostsGetTheHardwareVersionOfTheirRelease() {
        try (TwoShells shells = host("web")) { // an ESXi 8.0.2
            String document = shells.file("new.xml", DOCUMENT.replace("PLACE", "web/web.vmdk"));
            String line = "domxml-to-native vmware-vmx " + document;
            assertThat(done(shells.virsh(line))).contains("virtualHW.version = \"8\"");
            assertThat(done(shells.vireo(line))).contains("virtualHW.version = \"21\"");
            done(shells.vireo("define " + document));
            assertThat(new DatastoreFolder(shells.simulator()).read("web/new.vmx"))
                    .contains("virtualHW.version = \"21\"");
        }
    }

    @Test
    void d03_specialCharactersAreEscapedInRequests() {
        String document = DOCUMENT.replace("PLACE", "R&amp;D &lt;1&gt;/disk.vmdk");
        try (TwoShells shells = host("web")) {
            String define = "define " + shells.file("new.xml", document);
            refused(shells.virsh(define), "");
            new DatastoreFolder(shells.simulator()).delete("R&D <1>/new.vmx");
            done(shells.vireo(define));
            assertThat(done(shells.vireo("dumpxml new")))
                    .contains("<source file='[datastore1] R&amp;D &lt;1&gt;/disk.vmdk'/>");
        }
    }

    @Test
    void d03_specialCharactersAreEscapedInSnapshotsAndNetworks() {
        try (TwoShells shells = host("web")) {
            String take = "snapshot-create-as web R&D<1> a&b";
            refused(shells.virsh(take), "");
            done(shells.vireo(take));
            assertThat(done(shells.vireo("snapshot-dumpxml web R&D<1>")))
                    .contains("<description>a&amp;b</description>");
            String define =
                    "net-define "
                            + shells.file("net.xml", "<network><name>R&amp;D</name></network>");
            refused(shells.virsh(define), "");
            done(shells.vireo(define));
            assertThat(done(shells.vireo("net-list --name"))).contains("R&D\n");
        }
    }

    @Test
    void d03_specialCharactersAreEscapedInNamesOfUsers() {
        String user = "R&D <\"it's\">";
        try (TwoShells shells =
                TwoShells.before(
                        TwoShells.server().credentials(user, Vcsim.PASSWORD).machine("web"),
                        folder)) {
            String auth = shells.file("auth", AUTH.replace("USER", user));
            TwoShells nobody = shells.at(shells.uri().replace(Vcsim.USER + "@", ""));
            refused(
                    Virsh.to(nobody.uri(), folder)
                            .command()
                            .with("LIBVIRT_AUTH_FILE", auth)
                            .run("-c", nobody.uri(), "list"),
                    "");
            Outcome list =
                    new InProcess(Map.of("LIBVIRT_AUTH_FILE", auth))
                            .run(List.of("-c", nobody.uri(), "list", "--name"));
            assertThat(done(list)).startsWith("web\n");
        }
    }

    private static final String AUTH =
            """
            [credentials-test]
            username=USER
            password=%s
            [auth-esx-127.0.0.1]
            credentials=test
            """
                    .formatted(Vcsim.PASSWORD);

    @Test
    void d04_interfacesAreFoundByTheirNames() {
        try (TwoShells shells = host("web")) {
            refused(shells.virsh("iface-mac vmnic0"), "Could not find physical NIC");
            assertThat(done(shells.virsh("iface-list"))).doesNotContain("vmnic0");
            assertThat(done(shells.vireo("iface-list"))).contains("vmnic0").contains("vmk0");
            String mac = done(shells.vireo("iface-mac vmnic0")).strip();
            assertThat(done(shells.virsh("iface-name " + mac))).startsWith("vmnic0\n");
            assertThat(done(shells.vireo("iface-name " + mac))).startsWith("vmnic0\n");
        }
    }

    @Test
    void d05_filesInTheRootOfADatastoreAreNoDirectories() {
        try (TwoShells shells = host("web")) {
            DatastoreFolder files = new DatastoreFolder(shells.simulator());
            String define =
                    "define " + shells.file("new.xml", DOCUMENT.replace("PLACE", "root.vmdk"));
            shells.virsh(define);
            assertThat(files.exists("root.vmdk/new.vmx")).isTrue();
            shells.vireo("undefine new");
            files.delete("root.vmdk/new.vmx");

            done(shells.vireo(define));
            assertThat(files.exists("new.vmx")).isTrue();
            String plain = "fileName = \"root.vmdk";
            files.put(
                    "new.vmx",
                    files.read("new.vmx").replaceAll("fileName = \"[^\"]*root.vmdk", plain));
            assertThat(done(shells.virsh("dumpxml new")))
                    .contains("[datastore1] new.vmx/root.vmdk'");
            assertThat(done(shells.vireo("dumpxml new"))).contains("[datastore1] root.vmdk'");
        }
    }

    @Test
    void d07_anUnknownPathComponentIsAnError() {
        try (TwoShells shells =
                TwoShells.before(
                        TwoShells.server().vcenter(1, 2, 1), folder, "vpx", "/DC0/nope/DC0_H0")) {
            done(shells.virsh("list"));
            assertThat(refused(shells.vireo("list"), "nope"))
                    .contains("'nope'")
                    .contains("DC0_C0, DC0_H0");
        }
    }

    @Test
    void d08_aDomainWhoseConfigurationIsNotGreenKeepsItsUuid() {
        try (TwoShells shells = host("web")) {
            shells.changing(body -> body.replace(">green<", ">yellow<"));
            assertThat(shells.virsh("list --all").out()).doesNotContain("web");
            assertThat(done(shells.vireo("list --all"))).contains("web");
            assertThat(done(shells.vireo("domuuid web")))
                    .contains(shells.simulator().machine("web").uuid().toString());
            done(shells.vireo("destroy web"));
        }
    }

    @Test
    void d09_aPercentSignInANameHarmsNobody() {
        try (TwoShells shells = host("half", "web")) {
            shells.changing(body -> body.replace(">half<", ">50% off<"));
            refused(shells.virsh("domuuid web"), "");
            done(shells.vireo("domuuid web"));
            assertThat(done(shells.vireo("list --name"))).contains("50% off\n");
            try (Connection connection = shells.connect()) {
                assertThat(connection.lookupByName("50% off").fetchState()).isNotNull();
            }
        }
    }

    @Test
    void d10_theNumberOfProcessorsIsTheDomainsOwn() {
        try (TwoShells shells = host("web")) {
            String line = "vcpucount web --live --active";
            String hosts = done(shells.virsh(line));
            assertThat(hosts).isEqualTo(done(shells.virsh("vcpucount web --live --maximum")));
            assertThat(done(shells.vireo("vcpucount web --live"))).startsWith("1\n");
            assertThat(done(shells.vireo(line))).startsWith("1\n");
        }
    }

    /// The state of the task does not change any more, so that libvirt's driver would wait without
    /// end. `QuestionMatrixTest` has all other cases.
    @Test
    void d11_aQuestionThatComesWhileATaskRunsIsSeenAtOnce() {
        try (TwoShells shells = host("web")) {
            shells.simulator()
                    .control()
                    .rule(
                            "{method: SuspendVM_Task, task: {time: 300ms, question: {text: Sure?,"
                                    + " choices: [Yes, Cancel], default: 0}}}");
            assertThat(refused(shells.vireo("suspend web"), "Sure?")).contains("was cancelled");
            shells.simulator().control().clear();
            done(shells.vireo("suspend web"));
        }
    }

    @Test
    void d12_nothingCrashesIfADatastoreTellsNoMountPath() {
        try (TwoShells shells = host("web")) {
            UnaryOperator<String> withoutPaths =
                    body -> body.replaceAll("<path>/vmfs/volumes/[^<]*</path>", "");
            String vmx = shells.file("a.vmx", VMX);
            shells.changing(withoutPaths);
            crashed(shells.virsh("domxml-from-native vmware-vmx " + vmx));
            assertThat(done(shells.vireo("domxml-from-native vmware-vmx " + vmx)))
                    .contains("[datastore1] a/a.vmdk");
        }
    }

    private static final String VMX =
            """
            config.version = "8"
            virtualHW.version = "8"
            scsi0.present = "true"
            scsi0:0.present = "true"
            scsi0:0.deviceType = "scsi-hardDisk"
            scsi0:0.fileName = "/vmfs/volumes/datastore1/a/a.vmdk"
            """;

    @Test
    void d12_nothingCrashesOnAWrongParameterOfTheUri() {
        try (TwoShells plain = host("web")) {
            TwoShells shells = plain.at(plain.uri() + "&no_verify=7");
            crashed(shells.virsh("list"));
            refused(shells.vireo("list"), "no_verify");
        }
    }

    /// virsh cannot be told of a domain that is gone; libvirt would follow a null pointer.
    @Test
    void d12_nothingCrashesIfADomainIsGone() {
        try (TwoShells shells = host("web");
                Connection connection = shells.connect()) {
            Domain web = connection.lookupByName("web");
            done(shells.virsh("destroy web"));
            done(shells.virsh("undefine web"));
            assertThatThrownBy(web::fetchGuestHostname)
                    .isInstanceOfSatisfying(
                            VirtException.class,
                            e -> assertThat(e.code()).isEqualTo(ErrorCode.NO_DOMAIN));
        }
    }

    /// libvirt's core asks a driver first whether it can migrate, so that virsh does not get to
    /// where libvirt's driver would follow a null pointer.
    @Test
    void d12_nothingCrashesIfAMigrationHasNoVcenter() {
        try (TwoShells shells = host("web");
                Connection connection = shells.connect()) {
            String line = "migrate web " + shells.uri();
            refused(shells.virsh(line), "virDomainMigrate3");
            refused(shells.vireo(line), "name its vCenter with the URI's parameter 'vcenter'");
            assertThatThrownBy(() -> connection.prepareMigration(MigrationOptions.DEFAULT))
                    .isInstanceOfSatisfying(
                            VirtException.class,
                            e -> assertThat(e.code()).isEqualTo(ErrorCode.NO_SUPPORT));
        }
    }

    @Test
    void d13_spaceBetweenElementsMeansNothing() {
        try (TwoShells shells = host("web")) {
            shells.changing(body -> body.replace("><", ">\n  <"));
            refused(shells.virsh("list"), "internal error");
            assertThat(done(shells.vireo("list --name"))).startsWith("web\n");
            done(shells.vireo("dominfo web"));
            done(shells.vireo("suspend web"));
        }
    }

    @Test
    void d15_everyFailureSaysWhatIsWrong() {
        try (TwoShells shells = host("web")) {
            shells.changing(body -> body.replace(">-2147483647<", ">7<"));
            wordless(shells.virsh("list"));
            done(shells.vireo("list"));
            shells.changing(UnaryOperator.identity());

            String unknown = "maxSupportedVcpus";
            shells.changing(body -> body.replace(unknown, "noSuchProperty"));
            wordless(shells.virsh("vcpucount web --maximum --live"));
            refused(shells.vireo("vcpucount web --maximum --live"), unknown);
            shells.changing(UnaryOperator.identity());

            done(shells.vireo("destroy web"));
            new DatastoreFolder(shells.simulator()).put("web/web.vmx", "");
            wordless(shells.virsh("dumpxml web"));
            refused(shells.vireo("dumpxml web"), "file '[datastore1] web/web.vmx' is empty");
        }
    }

    @Test
    void d15_anAuthFileThatCannotBeReadIsNamed() {
        try (TwoShells shells = host("web")) {
            String file = folder.resolve("nothing").toString();
            wordless(
                    Virsh.to(shells.uri(), folder)
                            .command()
                            .with("LIBVIRT_AUTH_FILE", file)
                            .run("-c", shells.uri(), "list"));
            Outcome list =
                    new InProcess(Map.of("LIBVIRT_AUTH_FILE", file))
                            .run(List.of("-c", shells.uri(), "list"));
            refused(list, file);
        }
    }

    @Test
    void d16_aWaitThatIsGivenUpLeavesNoFilter() {
        try (TwoShells shells = host("web")) {
            var machine = shells.simulator().machine("web");
            machine.askOn("SuspendVM_Task", "Sure?", List.of("Yes", "Cancel"), OptionalInt.of(0));
            refused(shells.virsh("suspend web"), "Sure?");
            assertThat(shells.proxy().takeRequests())
                    .contains("CreateFilter")
                    .doesNotContain("DestroyPropertyFilter");
            if (machine.hasQuestion()) {
                machine.answer("Cancel");
            }

            machine.askOn("SuspendVM_Task", "Sure?", List.of("Yes", "Cancel"), OptionalInt.of(0));
            try (Connection connection = shells.connect()) {
                Domain web = connection.lookupByName("web");
                assertThatThrownBy(web::suspend).hasMessageContaining("Sure?");
                assertThat(shells.simulator().filterCount()).isZero();
            }
        }
    }

    /// Without virsh, which has no way to trust a certificate of a test.
    @Test
    void d17_theVcenterOfAHostIsReachedByItsName() throws IOException {
        Certificates certificates = new Certificates(folder);
        var hosts = certificates.valid();
        var vcenters = certificates.ofLocalhost();
        String both = Files.readString(hosts.pem()) + Files.readString(vcenters.pem());
        Path trusted = Files.writeString(folder.resolve("both.pem"), both);
        List<String> asked = new ArrayList<>();
        CredentialsProvider credentials =
                request -> {
                    asked.add(request.host());
                    return Optional.of(new Credentials(Vcsim.USER, Vcsim.PASSWORD));
                };
        try (Simulator host =
                        TwoShells.server()
                                .describe("host", "host: {managedBy: 127.0.0.1}")
                                .tls(hosts.context())
                                .start();
                Simulator vcenter =
                        TwoShells.server()
                                .describe("vc", "datacenters: [{hosts: 1}]")
                                .tls(vcenters.context())
                                .start()) {
            String uri = "esx://127.0.0.1:" + host.port() + "/?cacert=" + trusted + "&vcenter=";
            Connection.open(uri + "localhost:" + vcenter.port(), credentials).close();
            assertThat(asked).containsExactly("127.0.0.1", "localhost");
            assertThat(vcenter.requests().of("Login")).isEqualTo(1);
            assertThatThrownBy(
                            () -> Connection.open(uri + "127.0.0.1:" + vcenter.port(), credentials))
                    .hasMessageContaining("is not for host '127.0.0.1' but for localhost");
        }
    }

    @Test
    void d20_aListTakesAsManyRequestsForManyDomainsAsForOne() {
        try (TwoShells shells = TwoShells.before(TwoShells.server().machines(50), folder)) {
            done(shells.virsh("list --all"));
            assertThat(shells.proxy().takeRequests()).hasSizeGreaterThan(3 * 50);
            done(shells.vireo("list --all"));
            assertThat(shells.proxy().takeRequests())
                    .containsExactly(
                            "RetrieveServiceContent", "Login", "RetrievePropertiesEx", "Logout");
        }
    }

    @Test
    void d21_aHostIsReachedByIpv6() {
        try (TwoShells plain =
                TwoShells.before(TwoShells.server().listen("::1", 0).machine("web"), folder)) {
            String authority = Vcsim.USER + "@[::1]:" + plain.simulator().port();
            TwoShells shells = plain.at("esx://" + authority + "/?transport=http");
            refused(shells.virsh("list"), "");
            try (Connection connection = shells.connect()) {
                assertThat(connection.listDomains(Set.of())).hasSize(1);
            }
        }
    }

    @Test
    void d22_autostartLeavesWhatHappensWhenTheHostStops() {
        try (TwoShells shells = host("web", "db")) {
            stopAction(shells, "web", "guestShutdown");
            stopAction(shells, "db", "suspend");
            refused(shells.virsh("autostart web"), "without affecting other domains");
            done(shells.vireo("autostart web"));
            assertThat(entry(shells, "web").startAction()).isEqualTo("powerOn");
            assertThat(entry(shells, "web").stopAction()).isEqualTo("guestShutdown");
            assertThat(entry(shells, "db").stopAction()).isEqualTo("suspend");

            done(shells.virsh("autostart db"));
            assertThat(entry(shells, "db").stopAction()).isEqualTo("none");
        }
    }

    private static final ManagedObjectReference AUTOSTART =
            new ManagedObjectReference("HostAutoStartManager", "ha-autostart-mgr");

    private static void stopAction(TwoShells shells, String machine, String action) {
        try (OtherClient client = OtherClient.of(shells.simulator())) {
            AutoStartPowerInfo entry =
                    AutoStartPowerInfo.builder()
                            .key(reference(shells, machine))
                            .startOrder(-1)
                            .startDelay(-1)
                            .waitForHeartbeat(AutoStartWaitHeartbeatSetting.SYSTEM_DEFAULT)
                            .startAction("none")
                            .stopDelay(-1)
                            .stopAction(action)
                            .build();
            client.call(
                    ReconfigureAutostartRequest.builder(AUTOSTART)
                            .spec(
                                    HostAutoStartManagerConfig.builder()
                                            .powerInfo(List.of(entry))
                                            .build())
                            .build());
        }
    }

    private static AutoStartPowerInfo entry(TwoShells shells, String machine) {
        try (OtherClient client = OtherClient.of(shells.simulator())) {
            var config = (HostAutoStartManagerConfig) client.read(AUTOSTART, "config");
            return config.powerInfo().stream()
                    .filter(each -> each.key().equals(reference(shells, machine)))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static ManagedObjectReference reference(TwoShells shells, String machine) {
        return new ManagedObjectReference(
                "VirtualMachine", shells.simulator().machine(machine).id());
    }

    /// `PlacementTest` has all other cases.
    @Test
    void d23_aDomainIsDefinedWhereItIsWanted() {
        try (TwoShells shells =
                TwoShells.before(
                        TwoShells.server().describe("lab", LAB), folder, "vpx", "/DC0/DC0_C0/H0")) {
            String document = DOCUMENT.replace("datastore1", "shared");
            String define =
                    "define " + shells.file("new.xml", document.replace("PLACE", "new/new.vmdk"));
            done(shells.virsh(define));
            assertThat(place(shells)).isEqualTo("vm, Resources");
            done(shells.vireo("undefine new"));
            new DatastoreFolder(shells.simulator(), "DC0", "shared").delete("new/new.vmx");
            done(shells.vireo(define + " --folder Sites/Public --pool Web"));
            assertThat(place(shells)).isEqualTo("Public, Web");
        }
    }

    private static final String LAB =
            """
            datacenters:
              - name: DC0
                datastores: [{name: shared}]
                folders: [Sites/Public]
                clusters: [{name: DC0_C0, hosts: [H0], pools: [Web]}]
            """;

    private static String place(TwoShells shells) {
        try (OtherClient client = OtherClient.of(shells.simulator())) {
            ManagedObjectReference made = reference(shells, "new");
            return client.nameOf(made, "parent") + ", " + client.nameOf(made, "resourcePool");
        }
    }

    @Test
    void d24_snapshotsCanGoWithoutMemoryAndShareTheirNames() {
        try (TwoShells shells = host("web");
                OtherClient client = OtherClient.of(shells.simulator())) {
            done(shells.vireo("snapshot-create-as web same --memspec snapshot=no"));
            assertThat(done(shells.vireo("snapshot-info web same"))).contains("shutoff");
            client.run(
                    CreateSnapshotTaskRequest.builder(reference(shells, "web"))
                            .name("same")
                            .memory(false)
                            .quiesce(false)
                            .build());
            assertThat(done(shells.virsh("snapshot-dumpxml web same"))).doesNotContain("<parent>");
            refused(shells.vireo("snapshot-dumpxml web same"), "id:2 is 'same/same'");
            for (String name : List.of("id:2", "same/same")) {
                assertThat(done(shells.vireo("snapshot-dumpxml web " + name))).contains("<parent>");
            }
            done(shells.vireo("snapshot-delete web id:2"));
            done(shells.vireo("snapshot-revert web same"));
        }
    }

    private TwoShells host(String... machines) {
        var server = TwoShells.server();
        for (String machine : machines) {
            server.machine(machine);
        }
        return TwoShells.before(server, folder);
    }

    /// Returns what a command printed that did what it should.
    private static String done(Outcome outcome) {
        assertThat(outcome.exit()).as(outcome.err()).isZero();
        return outcome.out();
    }

    /// Returns what a command complained of.
    private static String refused(Outcome outcome, String part) {
        assertThat(outcome.exit()).as(outcome.out()).isEqualTo(1);
        assertThat(outcome.err()).contains(part);
        return outcome.err();
    }

    /// Checks that a command failed without saying why.
    private static void wordless(Outcome outcome) {
        assertThat(outcome.exit()).as(outcome.out()).isEqualTo(1);
        assertThat(outcome.err())
                .containsPattern("An error occurred, but the cause is unknown|error: *$");
    }

    private static void crashed(Outcome outcome) {
        assertThat(outcome.exit()).as(outcome.err()).isGreaterThan(CRASHED);
    }
}
