package dev.vireo.it;

import dev.vireo.simulator.Simulator;
import dev.vireo.simulator.VcenterSize;
import dev.vireo.testkit.Vcsim;
import dev.vireo.vim.VirtualMachinePowerState;
import java.util.List;
import java.util.Optional;

/// Our own simulator, with nothing between it and its clients.
///
/// @param simulator the simulator
/// @param uri where the host of the VMs is
/// @param names the VMs there
record OurServer(Simulator simulator, String uri, List<String> names) implements Server {
    /// Starts an ESX host.
    static OurServer esx(List<String> names) {
        var builder = Simulator.builder().credentials(Vcsim.USER, Vcsim.PASSWORD);
        names.forEach(builder::machine);
        Simulator simulator = builder.start();
        return new OurServer(simulator, uri("esx", simulator, "/"), names);
    }

    /// Starts a vCenter with a cluster of two hosts and a single host, which has the VMs.
    static OurServer vcenter(int vms) {
        Simulator simulator =
                Simulator.builder()
                        .credentials(Vcsim.USER, Vcsim.PASSWORD)
                        .vcenter(1, 2, vms)
                        .start();
        List<String> names =
                simulator.machines().stream()
                        .map(machine -> machine.name())
                        .filter(name -> name.startsWith("DC0_H0_"))
                        .toList();
        return new OurServer(simulator, uri("vpx", simulator, "/DC0/DC0_H0"), names);
    }

    /// Starts a vCenter with a datacenter that has nothing but a cluster of two hosts.
    ///
    /// @param path what of it to connect to
    static OurServer cluster(String path) {
        Simulator simulator =
                Simulator.builder()
                        .credentials(Vcsim.USER, Vcsim.PASSWORD)
                        .vcenter(VcenterSize.SMALL.withHosts(0).withClusterHosts(2).withMachines(4))
                        .start();
        List<String> names = simulator.machines().stream().map(machine -> machine.name()).toList();
        return new OurServer(simulator, uri("vpx", simulator, path), names);
    }

    /// Starts a vCenter over TLS, whose hosts serve their files themselves.
    static OurServer vcenterWithHosts() {
        Simulator simulator =
                Simulator.builder()
                        .credentials(Vcsim.USER, Vcsim.PASSWORD)
                        .vcenter(1, 2, 1)
                        .tls()
                        .hostServers()
                        .start();
        String uri =
                "vpx://"
                        + Vcsim.USER
                        + "@127.0.0.1:"
                        + simulator.port()
                        + "/DC0/DC0_H0?thumbprint="
                        + simulator.thumbprint("SHA-256").orElseThrow();
        return new OurServer(simulator, uri, List.of("DC0_H0_VM0"));
    }

    /// Starts an ESX host with two domains that run, `web` and `worker`, and `archive`, which does
    /// not.
    static Simulator threeDomains() {
        return Simulator.builder()
                .credentials(Vcsim.USER, Vcsim.PASSWORD)
                .machine("web")
                .machine("worker")
                .machine("archive", machine -> machine.poweredOff())
                .start();
    }

    /// Returns how the shell prompts who is connected to an ESX host of ours.
    static String prompt(Simulator simulator) {
        return "vireo esx://127.0.0.1:" + simulator.port() + " # ";
    }

    /// Writes the URI of a simulator without TLS.
    static String uri(String scheme, Simulator simulator, String path) {
        return scheme
                + "://"
                + Vcsim.USER
                + "@127.0.0.1:"
                + simulator.port()
                + path
                + "?transport=http";
    }

    @Override
    public Optional<String> uriElsewhere() {
        return uri.contains("/DC0/DC0_H0")
                ? Optional.of(uri.replace("/DC0/DC0_H0", "/DC0/DC0_C0/DC0_C0_H1"))
                : Optional.empty();
    }

    @Override
    public void power(String vm, String state) {
        simulator
                .machine(vm)
                .powerState(
                        switch (state) {
                            case "on" -> VirtualMachinePowerState.POWERED_ON;
                            case "off" -> VirtualMachinePowerState.POWERED_OFF;
                            default -> VirtualMachinePowerState.SUSPENDED;
                        });
    }

    @Override
    public String powerState(String vm) {
        return simulator.machine(vm).powerState().value();
    }

    @Override
    public void close() {
        simulator.close();
    }
}
