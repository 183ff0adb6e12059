/// The driver for `sim://`: a simulated host within the process. The one place where the simulator
/// and the ESX driver meet.
module dev.vireo.driver.sim {
    requires static transitive org.jspecify;
    requires dev.vireo.api;
    requires dev.vireo.simulator;
    requires dev.vireo.driver.esx;

    provides dev.vireo.api.spi.DriverProvider with
            dev.vireo.driver.sim.SimDriverProvider;
}
