/// libvirt's object model over any driver: programs use `dev.vireo.api`, drivers implement
/// `dev.vireo.api.spi` and are found as services.
module dev.vireo.api {
    requires static transitive org.jspecify;
    requires transitive dev.vireo.model;

    exports dev.vireo.api;
    exports dev.vireo.api.spi;

    uses dev.vireo.api.spi.DriverProvider;
}
