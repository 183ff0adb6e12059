package dev.vireo.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.api.Connection;
import dev.vireo.api.Statistics;
import dev.vireo.shell.InProcess;
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
import org.junit.jupiter.params.provider.ValueSource;

/// How many requests each command sends, counted where they arrive. Stock virsh needs 14 and 3 for
/// each domain to list them.
class RequestCountTest {
    @TempDir Path folder;

    @ParameterizedTest
    @ValueSource(ints = {2, 100, 1_000})
    void listsAnEsxHostInAConstantNumberOfRequests(int vms) {
        try (var host = VcsimHost.esx(vms)) {
            assertThat(requests(host, "list", "--all")).isEqualTo(LIST);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 100, 1_000})
    void listsAHostOfAVcenterInAConstantNumberOfRequests(int vms) {
        try (var host = VcsimHost.vcenter(vms)) {
            assertThat(requests(host, "list", "--all")).isEqualTo(LIST_VPX);
        }
    }

    @Test
    void countsWhatArrives() {
        try (var host = VcsimHost.esx(3)) {
            Statistics statistics;
            try (Connection connection = host.connect(false)) {
                connection.listDomains(Set.of());
                connection.lookupByName(host.prefix() + "0").suspend();
                connection.fetchHostname();
                connection.close();
                statistics = connection.statistics();
            }
            Map<String, Long> counted = new TreeMap<>();
            statistics.calls().forEach(call -> counted.put(call.method(), call.requests()));
            Map<String, Long> arrived = new TreeMap<>();
            host.proxy().takeRequests().forEach(method -> arrived.merge(method, 1L, Long::sum));
            assertThat(counted).isEqualTo(arrived);
        }
    }

    private static final List<String> LIST = List.of();
    private static final List<String> LIST_VPX = List.of();

    private List<String> requests(VcsimHost host, String... arguments) {
        var shell = new InProcess(Map.of("LIBVIRT_AUTH_FILE", Virsh.authFile(folder).toString()));
        List<String> all = new ArrayList<>(List.of("-c", host.uri()));
        all.addAll(List.of(arguments));
        host.proxy().takeRequests();
        var outcome = shell.run(all);
        assertThat(outcome.exit()).as(outcome.err()).isZero();
        return host.proxy().takeRequests();
    }
}
