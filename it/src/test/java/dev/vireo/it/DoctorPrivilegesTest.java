package dev.vireo.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.grack.nanojson.JsonObject;
import com.grack.nanojson.JsonParser;
import com.grack.nanojson.JsonParserException;
import dev.vireo.shell.CommandTable;
import dev.vireo.shell.InProcess;
import dev.vireo.shell.command.CommandSpec;
import dev.vireo.simulator.Role;
import dev.vireo.simulator.Simulator;
import dev.vireo.simulator.VcenterSize;
import dev.vireo.testkit.Command.Outcome;
import dev.vireo.testkit.Vcsim;
import dev.vireo.vim.AddAuthorizationRoleRequest;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.Permission;
import dev.vireo.vim.RenameTaskRequest;
import dev.vireo.vim.SetEntityPermissionsRequest;
import dev.vireo.vim.UpdateAuthorizationRoleRequest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What `doctor` says of an account's privileges is true: what it finds enough is enough, what it
/// misses is missing, and on the objects that commands act upon.
class DoctorPrivilegesTest {
    private static final String USER = "clerk";

    /// The role `View`.
    private static final int SEES = -3;

    /// Commands that need no server, and why.
    private static final Map<String, String> WITHOUT_SERVER =
            Map.ofEntries(
                    Map.entry("cd", "about this machine"),
                    Map.entry("pwd", "about this machine"),
                    Map.entry("echo", "prints its words"),
                    Map.entry("exit", "ends the session"),
                    Map.entry("quit", "ends the session"),
                    Map.entry("help", "knows it all"),
                    Map.entry("convert", "converts files"),
                    Map.entry("domxml-from-native", "converts a file"),
                    Map.entry("simulator", "is a server itself"),
                    Map.entry("connect", "the login is all that it needs"),
                    Map.entry("watch", "what it runs is on the list"),
                    Map.entry("net-event", "lists nothing but kinds of events"),
                    Map.entry("pool-event", "lists nothing but kinds of events"),
                    Map.entry("pool-create-as", "prints a document"),
                    Map.entry("pool-start", "refused for every pool, as all are active"));

    private static final Pattern DENIED =
            Pattern.compile("access denied|NoPermission|lacks the privilege|not for this account");

    @TempDir Path folder;

    /// What one doctor's finding says of a group.
    private record Group(String name, List<String> commands, Set<String> missing, String places) {
        boolean has(String command) {
            return commands.stream().anyMatch(each -> each.split(" ", 2)[0].equals(command));
        }
    }

    private static Simulator.Builder vcenter() {
        return Simulator.builder()
                .credentials("owner", "another password")
                .user(USER, Vcsim.PASSWORD, Role.NO_ACCESS)
                .vcenter(VcenterSize.SMALL.withDatacenters(2).withHosts(2).withClusterHosts(2));
    }

    private static String uri(Simulator simulator, String path) {
        return "vpx://" + USER + "@127.0.0.1:" + simulator.port() + path + "?transport=http";
    }

    private static void permit(OtherClient owner, ManagedObjectReference place, int role) {
        permit(owner, place, role, USER);
    }

    private static void permit(
            OtherClient owner, ManagedObjectReference place, int role, String user) {
        owner.call(
                SetEntityPermissionsRequest.builder(owner.authorization())
                        .entity(place)
                        .permission(
                                List.of(
                                        Permission.builder()
                                                .principal(user)
                                                .group(false)
                                                .roleId(role)
                                                .propagate(true)
                                                .build()))
                        .build());
    }

    private static Outcome run(String... words) {
        return new InProcess(Map.of("VIREO_PASSWORD", Vcsim.PASSWORD)).run(List.of(words));
    }

    private static Outcome doctor(Simulator simulator, String path) {
        return run("doctor", uri(simulator, path));
    }

    private static List<Group> lacking(Simulator simulator, String path) {
        List<Group> groups = new ArrayList<>();
        Outcome outcome = run("--format", "json", "doctor", uri(simulator, path));
        JsonObject reply;
        try {
            reply = JsonParser.object().from(outcome.out());
        } catch (JsonParserException e) {
            throw new AssertionError(outcome.out() + outcome.err(), e);
        }
        for (Object each : reply.getArray("checks")) {
            JsonObject check = (JsonObject) each;
            JsonObject facts = check.getObject("facts");
            if (check.getString("check").equals("privileges") && facts.has("group")) {
                groups.add(
                        new Group(
                                facts.getString("group"),
                                List.of(facts.getString("commands").split(",", -1)),
                                new LinkedHashSet<>(
                                        List.of(facts.getString("missing").split(",", -1))),
                                facts.getString("places")));
            }
        }
        return groups;
    }

    /// All groups: an account that just sees the inventory lacks something for each.
    private static List<Group> allGroups() {
        try (Simulator simulator = vcenter().start();
                OtherClient owner = OtherClient.of(simulator)) {
            permit(owner, owner.rootFolder(), SEES);
            return lacking(simulator, "/");
        }
    }

    private static Set<String> refused() {
        Set<String> refused = new TreeSet<>();
        new ProjectDocument("json.md")
                .read()
                .lines()
                .filter(line -> line.contains("| always the error"))
                .forEach(line -> refused.add(line.replaceAll("^\\| `([^`]+)`.*", "$1")));
        return refused;
    }

    @Test
    void knowsEveryCommand() {
        Map<String, List<String>> groups = new LinkedHashMap<>();
        for (Group group : allGroups()) {
            group.commands().stream()
                    .filter(command -> !command.contains(" "))
                    .forEach(command ->
                            groups.computeIfAbsent(command, _ -> new ArrayList<>())
                                    .add(group.name()));
        }
        Set<String> refused = refused();
        SoftAssertions softly = new SoftAssertions();
        for (CommandSpec command : CommandTable.specs()) {
            String name = command.name();
            boolean excepted = WITHOUT_SERVER.containsKey(name) || refused.contains(name);
            softly.assertThat(groups.getOrDefault(name, List.of()))
                    .as("groups with " + name)
                    .hasSize(excepted ? 0 : 1);
        }
        softly.assertThat(CommandTable.specs().stream().map(CommandSpec::name))
                .as("commands that there are")
                .containsAll(groups.keySet())
                .containsAll(WITHOUT_SERVER.keySet());
        softly.assertAll();
    }

    @Test
    void namesPrivilegesThatThereAre() {
        Set<String> all = new TreeSet<>();
        allGroups().forEach(group -> all.addAll(group.missing()));
        assertThat(all).hasSizeGreaterThan(40);
        try (VcsimServer stranger = VcsimServer.vcenter(1);
                OtherClient client = OtherClient.of(stranger)) {
            assertThat(client.privileges()).containsAll(all);
        }
    }

    @Test
    void isRightWhatEachCommandOfAHostNeeds() {
        try (EveryCommand server = EveryCommand.hostOfAnother(folder)) {
            needsNoMore(server, "host");
        }
    }

    @Test
    void isRightWhatEachCommandOfAVcenterNeeds() {
        try (EveryCommand server = EveryCommand.vcenterOfAnother(folder)) {
            needsNoMore(server, "vcenter");
        }
    }

    /// Each command works for an account that may do nothing but what its groups need.
    private static void needsNoMore(EveryCommand server, String script) {
        List<Group> groups = allGroups();
        SoftAssertions softly = new SoftAssertions();
        try (OtherClient owner = OtherClient.of(server.simulator())) {
            int role =
                    owner.call(
                            AddAuthorizationRoleRequest.builder(owner.authorization())
                                    .name("Limited")
                                    .build());
            permit(owner, owner.rootFolder(), role, Vcsim.USER);
            for (EveryCommand.Line line : EveryCommand.lines(script)) {
                if (line.command().equals("simulator") || server.prepare(line)) {
                    continue;
                }
                Set<String> privileges = new TreeSet<>(Set.of("System.View", "System.Read"));
                groups.stream()
                        .filter(group -> group.has(line.command()))
                        .forEach(group -> privileges.addAll(group.missing()));
                owner.call(
                        UpdateAuthorizationRoleRequest.builder(owner.authorization())
                                .roleId(role)
                                .newName("Limited")
                                .privIds(List.copyOf(privileges))
                                .build());
                Outcome outcome = server.run(line);
                softly.assertThat(DENIED.matcher(outcome.err()).find())
                        .as(line.text() + ": " + outcome.err())
                        .isFalse();
            }
        }
        softly.assertAll();
    }

    @Test
    void findsNothingMissingInTheDatacenterThatIsTheAccountsOwn() {
        try (Simulator simulator = vcenter().start();
                OtherClient owner = OtherClient.of(simulator)) {
            permit(owner, owner.find("Datacenter", "DC1"), Role.ADMINISTRATOR.id());
            for (String path : List.of("/", "/DC1", "/DC1/DC1_H0", "/DC1/DC1_C0/DC1_C0_H0")) {
                assertThat(doctor(simulator, path).out())
                        .as(path)
                        .contains("enough for read, files, power, jobs, define")
                        .doesNotContain("FAILED")
                        .doesNotContain("lacks");
            }
            assertThat(doctor(simulator, "/").out()).contains("4 hosts are connected");
            assertThat(doctor(simulator, "/DC0").out())
                    .containsPattern("FAILED +Could not find datacenter 'DC0'.*there is: DC1");
        }
    }

    @Test
    void findsWhatIsMissingInOneDatacenterOnly() {
        try (Simulator simulator = vcenter().start();
                OtherClient owner = OtherClient.of(simulator)) {
            permit(owner, owner.rootFolder(), Role.READ_ONLY.id());
            permit(owner, owner.find("Datacenter", "DC1"), Role.ADMINISTRATOR.id());
            assertThat(lacking(simulator, "/DC1")).isEmpty();
            assertThat(lacking(simulator, "/DC0"))
                    .filteredOn(group -> group.name().equals("power"))
                    .singleElement()
                    .satisfies(power -> {
                        assertThat(power.missing()).contains("VirtualMachine.Interact.PowerOn");
                        assertThat(power.places()).isEqualTo("/DC0");
                    });
            assertThat(doctor(simulator, "/").out())
                    .containsPattern("power \\(start, .*on \\d+ of \\d+ domains \\('/DC0/vm/")
                    .contains("or name a part in the URI where it has them: vpx://.../DATACENTER");
        }
    }

    /// Whoever may configure a host may neither use its datastores nor put machines into folders.
    @Test
    void findsWhatIsMissingBesideAHostThatIsTheAccountsOwn() {
        try (Simulator simulator = vcenter().start();
                OtherClient owner = OtherClient.of(simulator)) {
            permit(owner, owner.rootFolder(), Role.READ_ONLY.id());
            permit(owner, owner.find("HostSystem", "DC0_H0"), Role.ADMINISTRATOR.id());
            List<Group> lacking = lacking(simulator, "/DC0/DC0_H0");
            assertThat(lacking.stream().map(Group::name))
                    .contains("power", "define", "volumes")
                    .doesNotContain("read", "autostart", "pools", "networks");
            assertThat(lacking)
                    .filteredOn(group -> group.name().equals("define"))
                    .singleElement()
                    .satisfies(define ->
                            assertThat(define.missing())
                                    .contains(
                                            "VirtualMachine.Inventory.Register",
                                            "Resource.AssignVMToPool",
                                            "Datastore.FileManagement"));
            assertThat(lacking(simulator, "/DC0/DC0_H1").stream().map(Group::name))
                    .contains("autostart", "pools", "networks");
        }
    }

    @Test
    void findsAMachineThatIsNotForTheAccount() {
        try (Simulator simulator = vcenter().start();
                OtherClient owner = OtherClient.of(simulator)) {
            permit(owner, owner.rootFolder(), Role.ADMINISTRATOR.id());
            permit(owner, owner.find("VirtualMachine", "DC0_H0_VM0"), Role.READ_ONLY.id());
            assertThat(lacking(simulator, "/DC0/DC0_H1")).isEmpty();
            String out = doctor(simulator, "/DC0").out();
            assertThat(out)
                    .containsPattern(
                            "power .*PowerOn.* on 1 of \\d+ domains \\('/DC0/vm/DC0_H0_VM0'\\)\n")
                    .contains("on the domain '/DC0/vm/DC0_H0_VM0', with Propagate to children")
                    .contains(
                            "govc permissions.set -principal clerk -role ROLE -propagate=true"
                                    + " /DC0/vm/DC0_H0_VM0\n")
                    .containsPattern("define .*lacks VirtualMachine.Inventory.Unregister on 1 of")
                    .containsPattern("enough for .*volumes");
        }
    }

    @Test
    void quotesWhatAShellMayTakeForItsOwn() {
        try (Simulator simulator = vcenter().start();
                OtherClient owner = OtherClient.of(simulator)) {
            permit(owner, owner.rootFolder(), Role.READ_ONLY.id());
            owner.run(
                    RenameTaskRequest.builder(owner.find("Datacenter", "DC0"))
                            .newName("it's $(mine) [1]")
                            .build());
            assertThat(doctor(simulator, "/it's%20$(mine)%20%5B1%5D").out())
                    .contains("on the datacenter '/it's $(mine) [1]'")
                    .contains("-propagate=true '/it'\\''s $(mine) \\[1]'\n")
                    .doesNotContain("group-");
        }
    }

    @Test
    void asksTheSameNumberOfTimesHoweverMuchThereIs() {
        Set<Long> requests = new TreeSet<>();
        for (int machines : List.of(1, 60)) {
            try (Simulator simulator =
                    Simulator.builder()
                            .credentials(USER, Vcsim.PASSWORD)
                            .vcenter(VcenterSize.SMALL.withMachines(machines))
                            .start()) {
                assertThat(doctor(simulator, "/DC0").exit()).isZero();
                requests.add(simulator.requests().total());
            }
        }
        assertThat(requests).containsExactly(7L);
    }

    @Test
    void isInTheDocument() {
        StringBuilder rows = new StringBuilder();
        for (Group group : allGroups()) {
            rows.append("| `")
                    .append(group.name())
                    .append("` | ")
                    .append(String.join(", ", group.commands()))
                    .append(" | ")
                    .append(String.join(", ", group.missing()))
                    .append(" |\n");
        }
        assertThat(rows).isNotEmpty();
        new ProjectDocument("doctor.md")
                .checkTable("What groups of commands need", rows.toString());
    }
}
