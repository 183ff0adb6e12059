/// The JUnit extension that gives each test a simulated host.
module dev.vireo.junit {
    requires static transitive org.jspecify;
    requires transitive dev.vireo.simulator;
    requires transitive org.junit.jupiter.api;

    exports dev.vireo.junit;
}
