/// client.
module dev.vireo.client {
    requires static transitive org.jspecify;
    requires transitive dev.vireo.soap;
    requires java.net.http;

    exports dev.vireo.client;
}
