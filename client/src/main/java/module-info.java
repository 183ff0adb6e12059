/// The client of a VI API server: HTTP transport, session, property collector and tasks.
module dev.vireo.client {
    requires static transitive org.jspecify;
    requires transitive dev.vireo.soap;

    exports dev.vireo.client;
}
