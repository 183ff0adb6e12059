package dev.vireo.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.api.ConnectRequest;
import dev.vireo.api.Connection;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class ShellTest {
    private final FakeHost host = FakeHost.twoRunning();

    @Test
    void takesTheUriFromTheOptionThenTheEnvironmentThenTheSimulator() {
        List<String> uris = new ArrayList<>();
        Function<ConnectRequest, Connection> connector =
                request -> {
                    uris.add(request.uri() + (request.readOnly() ? " read-only" : ""));
                    return host.open(request);
                };
        ShellRun.with(connector).run("hostname");
        ShellRun.with(connector).environment("LIBVIRT_DEFAULT_URI", "esx://a/").run("hostname");
        ShellRun.with(connector)
                .environment("LIBVIRT_DEFAULT_URI", "esx://a/")
                .environment("VIREO_DEFAULT_URI", "esx://b/")
                .run("hostname");
        ShellRun.with(connector)
                .environment("VIREO_DEFAULT_URI", "esx://b/")
                .run("-r", "-c", "esx://c/", "hostname");
        ShellRun.with(connector).environment("VIREO_DEFAULT_URI", "").run("-c", "", "hostname");
        assertThat(uris)
                .containsExactly("sim://", "esx://a/", "esx://b/", "esx://c/ read-only", "sim://");
    }

    private static Connection refuse(ConnectRequest request) {
        throw new VirtException(
                ErrorCode.INTERNAL_ERROR, "nobody answers at " + request.uri().scheme());
    }

    @Test
    void connectsOnceForAllCommandsAndLogsOut() {
        List<ConnectRequest> requests = new ArrayList<>();
        ShellRun run =
                ShellRun.with(
                                request -> {
                                    requests.add(request);
                                    return host.open(request);
                                })
                        .run("hostname; list; domstate nope");
        assertThat(requests).hasSize(1);
        assertThat(host.closed()).isEqualTo(1);
        assertThat(run.exit()).isEqualTo(1);
    }

    @Test
    void helpNeedsNoConnection() {
        ShellRun run = ShellRun.with(ShellTest::refuse).run("-c", "esx://h/", "help uri; quit");
        assertThat(run.out()).startsWith("  NAME\n    uri - ");
        assertThat(run.exit()).isZero();
    }

    @Test
    void aWrongCommandLineIsFoundBeforeConnecting() {
        ShellRun run = ShellRun.with(ShellTest::refuse).run("-c", "esx://h/", "list; bogus");
        assertThat(run.err()).isEqualTo("error: unknown command: 'bogus'\n");
    }

    @Test
    void anExplicitUriThatFailsEndsTheRun() {
        ShellRun run = ShellRun.with(ShellTest::refuse).run("-c", "esx://h/", "uri;uri");
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .isEqualTo(
                        """
                        error: failed to connect to the hypervisor
                        error: internal error: nobody answers at esx
                        """);
        assertThat(run.exit()).isEqualTo(1);
    }

    @Test
    void aDefaultUriThatFailsFailsTheCommand() {
        ShellRun run = ShellRun.with(ShellTest::refuse).run("uri");
        assertThat(run.out()).isEqualTo("\n");
        assertThat(run.err()).startsWith("error: failed to connect to the hypervisor\nerror: ");
        assertThat(run.exit()).isEqualTo(1);
    }

    @Test
    void aMalformedUriIsOneMessage() {
        ShellRun run = ShellRun.on(host).run("-c", "esx://root:s3cret@h/", "uri");
        assertThat(run.err())
                .startsWith(
                        "error: failed to connect to the hypervisor\n"
                                + "error: invalid argument: malformed connection URI: ")
                .doesNotContain("s3cret");
    }

    @Test
    void whatNobodyExpectedIsOneLine() {
        ShellRun run =
                ShellRun.with(
                                _ -> {
                                    throw new IllegalStateException("boom");
                                })
                        .run("-c", "esx://h/", "uri");
        assertThat(run.err()).isEqualTo("error: internal error: IllegalStateException: boom\n");
        assertThat(run.exit()).isEqualTo(1);
        run =
                ShellRun.with(
                                _ -> {
                                    throw new ServiceConfigurationError("bad jar");
                                })
                        .run("uri");
        assertThat(run.err())
                .isEqualTo("error: internal error: ServiceConfigurationError: bad jar\n");
        assertThat(run.exit()).isEqualTo(1);
    }

    @Test
    void aFailedLookupThatIsNoMissingDomainNamesItsReason() {
        FailingHost failing = new FailingHost(host);
        ShellRun run = ShellRun.with(failing::open).run("domstate", "ha-host_VM0");
        assertThat(run.err())
                .isEqualTo(
                        """
                        error: failed to get domain 'ha-host_VM0'
                        error: internal error: the server has gone
                        """);
        run = ShellRun.with(failing::open).run("list");
        assertThat(run.err())
                .isEqualTo(
                        """
                        error: Failed to list domains
                        error: internal error: the server has gone
                        """);
    }

    @Test
    void readsCommandsFromInputWithoutPrompts() {
        ShellRun run =
                ShellRun.on(host)
                        .input("hostname\n\n# no command\nbogus\n list --name ;uri\nquit\nuri\n")
                        .environment("VIREO_DEFAULT_URI", "esx://h/")
                        .run();
        assertThat(run.both())
                .isEqualTo(
                        """
                        localhost.localdomain

                        error: unknown command: 'bogus'
                        ha-host_VM0
                        ha-host_VM1

                        esx://h/

                        """);
        assertThat(run.exit()).isEqualTo(1);
        assertThat(host.closed()).isEqualTo(1);
    }

    @Test
    void aBatchFailsIfOneOfItsCommandsDoes() {
        assertThat(ShellRun.on(host).input("uri\ndomstate nope").run().exit()).isEqualTo(1);
        assertThat(ShellRun.on(host).input("uri\nbogus\n").run().exit()).isEqualTo(1);
        assertThat(ShellRun.on(host).input("domstate nope\nuri\n").run().exit()).isEqualTo(1);
        assertThat(ShellRun.on(host).input("domstate nope;uri\n").run().exit()).isEqualTo(1);
        assertThat(ShellRun.on(host).input("uri\nuri\n").run().exit()).isZero();
        assertThat(ShellRun.on(host).input("").run().exit()).isZero();
        assertThat(ShellRun.with(ShellTest::refuse).input("").run("-c", "esx://h/").exit())
                .isEqualTo(1);
    }

    @Test
    void greetsAndPromptsAPerson() {
        ShellRun run = ShellRun.on(host).interactive().input("hostname\nbogus\n").run();
        assertThat(run.both())
                .isEqualTo(
                        """
                        Welcome to vireo, the terminal for VMware hosts.

                        Type:  'help' for help with commands
                               'quit' to quit

                        vireo # localhost.localdomain

                        vireo # error: unknown command: 'bogus'
                        vireo #\s
                        """);
        assertThat(run.exit()).isZero();
        run = ShellRun.on(host).interactive().input("quit\n").run("-q", "-r");
        assertThat(run.both()).isEqualTo("vireo > ");
    }

    @Test
    void errorsComeAfterTheResultsBeforeThem() {
        ShellRun run = ShellRun.on(host).run("hostname;domstate nope;hostname");
        assertThat(run.both())
                .isEqualTo(
                        """
                        localhost.localdomain

                        error: failed to get domain 'nope'

                        localhost.localdomain

                        """);
    }

    @Test
    void printsTheTimeOfEachCommand() {
        assertThat(ShellRun.on(host).run("-t", "-q", "hostname;hostname").out())
                .matches("(localhost.localdomain\n\n\\(Time: \\d+\\.\\d{3} ms\\)\n\n){2}");
    }

    @Test
    void countsRequestsOnStandardErrorAfterTheLogout() {
        ShellRun run = ShellRun.on(host).run("--stats", "hostname");
        assertThat(run.out()).isEqualTo("localhost.localdomain\n\n");
        assertThat(run.err())
                .isEqualTo(
                        """
                        stats: requests=3 sent=1200 received=5600 ms=42
                        stats: method=Login requests=1 sent=500 received=600 ms=12
                        stats: method=RetrievePropertiesEx requests=2 sent=700 received=5000 ms=30
                        """);
        assertThat(host.closed()).isEqualTo(1);
        assertThat(ShellRun.on(host).run("--stats", "help", "uri").err()).isEmpty();
    }

    @Test
    void saysItsVersion() {
        String version = ShellRun.on(host).run("-v").out();
        assertThat(version).matches("\\d+\\.\\d+\\.\\d+(-SNAPSHOT)?\n");
        assertThat(ShellRun.on(host).run("--version").out()).isEqualTo(version);
        assertThat(ShellRun.on(host).run("--version=short", "x").out()).isEqualTo(version);
        assertThat(ShellRun.on(host).run("-V").out()).startsWith("vireo " + version.strip());
        assertThat(ShellRun.on(host).run("--version=long").out())
                .isEqualTo(ShellRun.on(host).run("-V").out());
    }

    @Test
    void listsAllCommandsInHelpAndUsage() {
        String help = ShellRun.on(host).run("help").out();
        String usage = ShellRun.on(host).run("--help").out();
        assertThat(CommandTable.NAMES)
                .allSatisfy(name -> {
                    assertThat(help).contains("\n    " + name + " ");
                    assertThat(usage).contains("\n    " + name + " ");
                });
        assertThat(help)
                .startsWith("Grouped commands:\n\n Domain Management (help keyword 'domain'):");
        assertThat(usage).startsWith("\nvireo [options]... [<command_string>]\n");
        assertThat(ShellRun.on(host).run("help", "host").out())
                .isEqualTo(
                        """
                         Host and Hypervisor (help keyword 'host'):
                            capabilities                   capabilities
                            domcapabilities                domain capabilities
                            freecell                       NUMA free memory
                            hostname                       print the hypervisor hostname
                            maxvcpus                       connection vcpu maximum
                            nodecpumap                     node cpu map
                            nodecpustats                   Prints cpu stats of the node.
                            nodeinfo                       node information
                            nodememstats                   Prints memory stats of the node.
                            sysinfo                        print the hypervisor sysinfo
                            uri                            print the hypervisor canonical URI
                            version                        show version

                        """);
    }
}
