package dev.vireo.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.shell.InProcess;
import dev.vireo.simulator.Simulator;
import dev.vireo.testkit.Command.Outcome;
import dev.vireo.testkit.Vcsim;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/// The whole way of a connection: through proxies, and to a name of which not all addresses answer.
/// Names are those of a file that the JVM of the shell reads in place of the system's resolver.
@Timeout(120)
class WaysToTheServerTest {
    @TempDir Path folder;

    @Test
    void throughAnHttpProxyThatKnowsTheName() throws IOException, InterruptedException {
        try (Simulator simulator = server();
                TunnelProxy proxy = TunnelProxy.start()) {
            assertReached(simulator, "127.0.0.9", "&proxy=http://127.0.0.1:" + proxy.port());
            assertThat(proxy.asked()).containsExactly("esx.test:" + simulator.port());
        }
    }

    /// A proxy of this kind gets addresses, and says of each whether it answers.
    @Test
    void throughASocksProxyToTheAddressThatAnswers() throws IOException, InterruptedException {
        try (Simulator simulator = server();
                TunnelProxy proxy = TunnelProxy.start()) {
            assertReached(
                    simulator,
                    "127.0.0.9 esx.test\n127.0.0.1",
                    "&proxy=socks5://127.0.0.1:" + proxy.port());
            assertThat(proxy.asked())
                    .containsExactly(
                            "127.0.0.9:" + simulator.port(), "127.0.0.1:" + simulator.port());
        }
    }

    @Test
    @EnabledIf("hasIpv6")
    void throughASocksProxyByIpv6AndThenByIpv4() throws IOException, InterruptedException {
        try (Simulator simulator = server();
                TunnelProxy proxy = TunnelProxy.start()) {
            assertReached(
                    simulator,
                    "::1 esx.test\n127.0.0.1",
                    "&proxy=socks5://127.0.0.1:" + proxy.port());
            assertThat(proxy.asked())
                    .containsExactly(
                            "0:0:0:0:0:0:0:1:" + simulator.port(), "127.0.0.1:" + simulator.port());
        }
    }

    @Test
    @EnabledIf("hasIpv6")
    void toANameOfWhichOnlyTheIpv4AddressAnswers() throws IOException, InterruptedException {
        try (Simulator simulator = server()) {
            assertReached(simulator, "::1 esx.test\n127.0.0.1", "");
        }
    }

    @Test
    @EnabledIf("hasIpv6")
    void toAnIpv6Address() {
        try (Simulator simulator = builder().listen("::1", 0).start()) {
            Outcome outcome = vireo("[::1]:" + simulator.port(), "domstate", "web");
            assertThat(outcome).isEqualTo(new Outcome(0, "running\n\n", ""));
        }
    }

    @Test
    void namesAZoneThatIsNotThere() {
        assertThat(vireo("[fe80::1%25nowhere9]:443", "hostname").err())
                .isEqualTo(
                        """
                        error: failed to connect to the hypervisor
                        error: [fe80::1%nowhere9]:443: 'fe80::1%nowhere9' is no address that can be\
                         used here
                        """);
    }

    private static Outcome vireo(String server, String... words) {
        List<String> all = new ArrayList<>();
        all.addAll(List.of("-c", "esx://" + Vcsim.USER + "@" + server + "/?no_verify=1"));
        all.addAll(List.of(words));
        return new InProcess(Map.of("VIREO_PASSWORD", Vcsim.PASSWORD)).run(all);
    }

    static boolean hasIpv6() {
        return Files.exists(Path.of("/proc/net/if_inet6"));
    }

    private static Simulator server() {
        return builder().start();
    }

    private static Simulator.Builder builder() {
        return Simulator.builder().credentials(Vcsim.USER, Vcsim.PASSWORD).machine("web").tls();
    }

    /// @param addresses the lines of the name `esx.test`, without the last one's end
    private void assertReached(Simulator simulator, String addresses, String parameters)
            throws IOException, InterruptedException {
        Path hosts = Files.writeString(folder.resolve("hosts"), addresses + " esx.test\n");
        String uri = "esx://" + Vcsim.USER + "@esx.test:" + simulator.port() + "/?no_verify=1";
        try (ShellProcess shell =
                ShellProcess.start(
                        folder,
                        List.of(
                                "-Djdk.net.hosts.file=" + hosts,
                                "-Djava.net.preferIPv6Addresses=true"),
                        "-c",
                        uri + parameters,
                        "domstate",
                        "web")) {
            String out = new String(shell.process().getInputStream().readAllBytes(), UTF_8);
            String err = new String(shell.process().getErrorStream().readAllBytes(), UTF_8);
            assertThat(err).isEmpty();
            assertThat(out).startsWith("running\n");
            assertThat(shell.process().waitFor()).isZero();
        }
        assertThat(simulator.leaks()).isEmpty();
    }
}
