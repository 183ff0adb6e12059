/// A simulated ESX host or vCenter: inventory, managed objects, property collector, tasks,
/// questions, and the HTTP endpoint that serves them. It shares the bindings and the codec with the
/// client and knows nothing else of it.
module dev.vireo.simulator {
    requires static transitive org.jspecify;
    requires transitive dev.vireo.vim;
    requires dev.vireo.soap;
    requires dev.vireo.vmx;
    requires com.grack.nanojson; // answers of the control port
    requires org.snakeyaml.engine; // scenario files and descriptions

    exports dev.vireo.simulator;

    provides java.util.spi.ToolProvider with
            dev.vireo.simulator.command.SimulatorTool;
}
