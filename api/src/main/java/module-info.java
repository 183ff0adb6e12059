/// api.
module dev.vireo.api {
    requires static transitive org.jspecify;
    requires transitive dev.vireo.model;

    exports dev.vireo.api;
    exports dev.vireo.api.spi;

    uses dev.vireo.api.spi.DriverProvider;
}
