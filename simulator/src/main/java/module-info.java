/// simulator.
module dev.vireo.simulator {
    requires static transitive org.jspecify;
    requires transitive dev.vireo.soap;
    requires jdk.httpserver;

    exports dev.vireo.simulator;
}
