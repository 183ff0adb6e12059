package dev.vireo.it;

import dev.vireo.driver.tck.DriverContract;
import dev.vireo.driver.tck.TestHost;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EsxOfOursTest implements DriverContract {
    private final Server server = OurServer.esx(List.of("a", "b", "c"));

    @Override
    public TestHost host() {
        return server;
    }

    @AfterAll
    void stop() {
        server.close();
    }
}
