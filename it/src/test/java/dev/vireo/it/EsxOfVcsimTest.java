package dev.vireo.it;

import dev.vireo.driver.tck.DriverContract;
import dev.vireo.driver.tck.TestHost;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EsxOfVcsimTest implements DriverContract {
    private final VcsimHost host = VcsimHost.esx(4);

    @Override
    public TestHost host() {
        return host;
    }

    @AfterAll
    void stop() {
        host.close();
    }
}
