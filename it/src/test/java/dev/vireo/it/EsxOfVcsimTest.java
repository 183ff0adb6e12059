package dev.vireo.it;

import dev.vireo.driver.tck.TestHost;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EsxOfVcsimTest implements VcsimGaps {
    private final Server server = VcsimServer.esx(4);

    @Override
    public TestHost host() {
        return server;
    }

    @AfterAll
    void stop() {
        server.close();
    }
}
