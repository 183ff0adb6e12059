package dev.vireo.shell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RehearsalTest {
    @Test
    void endsWithTheDomainRunning() {
        FakeHost host = FakeHost.twoRunning();
        Rehearsal.run("esx://host/", Rehearsal.ALL, host::open);
        assertThat(ShellRun.on(host).run("-q", "list").out())
                .isEqualTo(
                        """
                         9    ha-host_VM0   running
                         12   ha-host_VM1   running
                        """);
        assertThat(host.closed()).isGreaterThanOrEqualTo(3);
    }
}
