/// The driver for VMware hosts and vCenters.
module dev.vireo.driver.esx {
    requires static transitive org.jspecify;
    requires dev.vireo.api;
    requires dev.vireo.client;
    requires dev.vireo.disk;
    requires dev.vireo.vmx;

    provides dev.vireo.api.spi.DriverProvider with
            dev.vireo.driver.esx.EsxDriverProvider;
}
