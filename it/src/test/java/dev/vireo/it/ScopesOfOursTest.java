package dev.vireo.it;

import dev.vireo.driver.tck.TestHost;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.TestInstance;

/// The driver contract over everything that the path of a `vpx://` URI can name beside a host.
class ScopesOfOursTest {
    @Nested
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    class Cluster extends Scoped {
        Cluster() {
            super("/DC0/DC0_C0");
        }
    }

    @Nested
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    class Datacenter extends Scoped {
        Datacenter() {
            super("/DC0/");
        }
    }

    @Nested
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    class Everything extends Scoped {
        Everything() {
            super("/");
        }
    }

    abstract static class Scoped implements SeveralHosts {
        private final Server server;

        Scoped(String path) {
            this.server = OurServer.cluster(path);
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
}
