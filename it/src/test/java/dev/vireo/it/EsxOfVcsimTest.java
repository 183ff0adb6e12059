package dev.vireo.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.vireo.driver.tck.TestHost;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EsxOfVcsimTest implements VcsimGaps {
    private final Server server = VcsimServer.esx(4);

    @Override
    public TestHost host() {
        return server;
    }

    /// It has no `QueryEvents`, which is asked for as soon as anything happens there.
    @Override
    @Test
    public void endsAWaitInTime() {
        Throwable thrown = catchThrowable(VcsimGaps.super::endsAWaitInTime);
        if (thrown != null) {
            assertThat(thrown).hasMessageContaining("NotImplemented");
        }
    }

    @AfterAll
    void stop() {
        server.close();
    }
}
