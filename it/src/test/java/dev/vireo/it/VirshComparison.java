package dev.vireo.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.shell.InProcess;
import dev.vireo.testkit.Command.Outcome;
import dev.vireo.testkit.Virsh;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// The same commands to stock virsh and to this shell, on the same server: the same text, errors
/// and exit codes, and the same state afterwards.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class VirshComparison {
    /// Where this shell does not do as virsh 9.0 does, and why.
    private static final Map<String, String> EXCEPTIONS =
            Map.of(
                    "reset",
                    "libvirt's driver has no reset; ours resets",
                    "list --title",
                    "virsh takes titles from the VMX file, which is empty in this simulator",
                    "list --all --title",
                    "as above",
                    "list --all --with-checkpoint",
                    "libvirt's driver overlooks the filter; VMware has no checkpoints, we list none");

    private static final List<String> STATES = List.of("on", "off", "suspended");

    /// Names that need care, for three and more VMs.
    static final List<String> NAMES =
            List.of(
                    "alpha",
                    "bravo",
                    "charlie",
                    "web & <db> \"x\"",
                    "100% 'real'",
                    "caf\u00e9 \u4e2d\u6587");

    private final Server server;
    private final Virsh virsh;
    private final InProcess vireo;
    private final List<String> names;

    /// Prepares both shells.
    ///
    /// @param server with at least five VMs, all powered on
    /// @param folder for the authentication file
    VirshComparison(Server server, Path folder) {
        this.server = server;
        this.virsh = Virsh.to(server.uri(), folder);
        this.vireo = new InProcess(Map.of("LIBVIRT_AUTH_FILE", Virsh.authFile(folder).toString()));
        this.names = server.names();
        server.power(names.get(1), "off");
        server.power(names.get(2), "suspended");
        server.power(names.get(4), "off");
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @MethodSource
    void answersQuestionsLikeVirsh(List<String> arguments) {
        Outcome expected = virsh.run(arguments);
        assertThat(vireo(arguments)).as("%s, virsh is expected", arguments).isEqualTo(expected);
    }

    Stream<List<String>> answersQuestionsLikeVirsh() {
        List<List<String>> cases = new ArrayList<>();
        for (String line : QUESTIONS.lines().toList()) {
            cases.add(words(line));
        }
        for (String command : List.of("domstate", "dominfo", "domid", "domname", "domuuid")) {
            for (String domain : domains()) {
                cases.add(List.of(command, domain));
                cases.add(List.of(command, "--domain", domain));
            }
        }
        for (String domain : domains()) {
            cases.add(List.of("domstate", domain, "--reason"));
        }
        return cases.stream()
                .filter(arguments -> !EXCEPTIONS.containsKey(String.join(" ", arguments)));
    }

    /// Words are parted by spaces.
    private static final String QUESTIONS =
            """
            list
            list --all
            list --inactive
            list --name
            list --all --name
            list --uuid
            list --all --uuid
            list --id
            list --all --id
            list --id --name
            list --id --uuid
            list --all --name --uuid
            list --all --id --name --uuid
            list --all --table
            list --table --name
            list --table --uuid
            list --title
            list --all --title
            list --title --name
            list --state-running
            list --state-paused
            list --state-shutoff
            list --state-other
            list --state-running --state-paused
            list --all --state-running
            list --inactive --state-running
            list --inactive --state-paused
            list --persistent
            list --all --persistent
            list --transient
            list --all --transient
            list --all --persistent --transient
            list --all --with-snapshot
            list --all --without-snapshot
            list --all --with-checkpoint
            list --all --without-checkpoint
            list --all --managed-save
            list --managed-save
            list --all --with-managed-save
            list --all --without-managed-save
            list --all --autostart
            list --all --no-autostart
            list nothing
            list --nothing
            list --all nothing
            version
            version --daemon
            version nothing
            hostname
            hostname --nothing
            uri
            nodeinfo
            freecell
            freecell --all
            freecell 0
            freecell --cellno 0
            freecell --cellno nothing
            freecell --cellno 0 --all
            domstate
            dominfo
            domid
            domname
            domuuid
            start
            shutdown
            reboot
            suspend
            resume
            destroy
            nothing
            nothing --at all
            -q list --all
            -q version
            -r list
            -r hostname
            """;

    private static List<String> words(String line) {
        return List.of(line.split(" ", -1));
    }

    private List<String> domains() {
        List<String> domains = new ArrayList<>(names);
        for (String name : names.subList(0, 3)) {
            domains.add(virsh.run(List.of("domuuid", name)).out().strip());
            domains.add(virsh.run(List.of("domid", name)).out().strip());
        }
        domains.addAll(
                List.of("nothing", "99999", "0", "", " ", "00000000-0000-0000-0000-000000000001"));
        return domains;
    }

    @ParameterizedTest
    @MethodSource
    void changesStatesLikeVirsh(String state, List<String> arguments) {
        String vm = names.getFirst();
        server.power(vm, state);
        Outcome expected = virsh.run(arguments);
        String expectedState = server.powerState(vm);

        server.power(vm, state);
        assertThat(vireo(arguments))
                .as("%s when %s, virsh is expected", arguments, state)
                .isEqualTo(expected);
        assertThat(server.powerState(vm)).isEqualTo(expectedState);
    }

    Stream<Arguments> changesStatesLikeVirsh() {
        String vm = names.getFirst();
        String uuid = virsh.run(List.of("domuuid", vm)).out().strip();
        List<List<String>> commands = new ArrayList<>();
        for (String command :
                List.of("start", "shutdown", "reboot", "suspend", "resume", "destroy")) {
            commands.add(List.of(command, vm));
            commands.add(List.of(command, uuid));
            commands.add(List.of("-r", command, vm));
            commands.add(List.of("-q", command, vm));
        }
        commands.add(List.of("destroy", vm, "--graceful"));
        commands.add(List.of("shutdown", vm, "--mode", "acpi"));
        commands.add(List.of("shutdown", vm, "--mode", "nothing"));
        commands.add(List.of("reboot", vm, "--mode", "acpi"));
        commands.add(List.of("start", vm, "--paused"));
        commands.add(List.of("start", vm, "--autodestroy"));
        commands.add(List.of("domstate", vm, "--reason"));
        commands.add(List.of("dominfo", vm));
        return STATES.stream()
                .flatMap(state -> commands.stream().map(command -> Arguments.of(state, command)));
    }

    @ParameterizedTest
    @MethodSource
    void refusesUnknownDomainsLikeVirsh(List<String> arguments) {
        assertThat(vireo(arguments)).isEqualTo(virsh.run(arguments));
    }

    Stream<List<String>> refusesUnknownDomainsLikeVirsh() {
        return Stream.of("start", "shutdown", "reboot", "suspend", "resume", "destroy")
                .flatMap(command ->
                        Stream.of(
                                List.of(command, "nothing"),
                                List.of(command, "99999"),
                                List.of(command, ""),
                                List.of(command, "00000000-0000-0000-0000-000000000001")));
    }

    @Test
    void resetsARunningDomainAndNoOther() {
        String vm = names.getFirst();
        server.power(vm, "on");
        assertThat(vireo(List.of("reset", vm)))
                .isEqualTo(new Outcome(0, "Domain '" + vm + "' was reset\n\n", ""));
        server.power(vm, "off");
        assertThat(vireo(List.of("reset", vm)))
                .isEqualTo(
                        new Outcome(
                                1,
                                "\n",
                                """
                                error: Failed to reset domain '%s'
                                error: Requested operation is not valid: Domain is not powered on
                                """
                                        .formatted(vm)));
    }

    private Outcome vireo(List<String> arguments) {
        List<String> all = new ArrayList<>(List.of("-c", server.uri()));
        all.addAll(arguments);
        return vireo.run(all);
    }
}
