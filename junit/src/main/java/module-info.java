/// junit.
module dev.vireo.junit {
    requires static transitive org.jspecify;
    requires transitive dev.vireo.simulator;
    requires transitive org.junit.jupiter.api;

    exports dev.vireo.junit;
}
