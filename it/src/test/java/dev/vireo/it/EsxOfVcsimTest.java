package dev.vireo.it;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vireo.driver.tck.TestHost;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EsxOfVcsimTest implements VcsimGaps {
    private final Server server = VcsimServer.esx(4);

    /// A host has no event history.
    @Override
    @Test
    public void endsAWaitInTime() {
        assertThatThrownBy(VcsimGaps.super::endsAWaitInTime).hasMessageContaining("NotImplemented");
    }

    @Override
    public TestHost host() {
        return server;
    }

    @AfterAll
    void stop() {
        server.close();
    }
}
