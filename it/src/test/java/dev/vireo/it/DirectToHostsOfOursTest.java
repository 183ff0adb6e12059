package dev.vireo.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.driver.tck.TestHost;
import dev.vireo.driver.tck.TransferContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;

/// The contract of transfers where a vCenter's hosts carry the bytes.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DirectToHostsOfOursTest implements TransferContract {
    private final OurServer server = OurServer.vcenterWithHosts();

    @Override
    public TestHost host() {
        return server;
    }

    @AfterAll
    void stop() {
        assertThat(server.simulator().hostRequests()).hasSizeGreaterThan(20);
        server.close();
    }
}
