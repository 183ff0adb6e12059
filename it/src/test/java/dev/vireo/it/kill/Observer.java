package dev.vireo.it.kill;

import dev.vireo.client.CallOptions;
import dev.vireo.client.Endpoint;
import dev.vireo.client.LoginCredentials;
import dev.vireo.client.PropertyRow;
import dev.vireo.client.Session;
import dev.vireo.client.SessionOptions;
import dev.vireo.client.TaskOptions;
import dev.vireo.client.TransportOptions;
import dev.vireo.client.VimClient;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.MethodRequest;
import dev.vireo.vim.VirtualDisk;
import dev.vireo.vim.VirtualMachineConfigInfo;
import dev.vireo.vim.VirtualMachinePowerState;
import dev.vireo.vim.VirtualMachineSnapshotInfo;
import dev.vireo.vim.VirtualMachineSnapshotTree;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/// A client that is logged in.
final class Observer implements AutoCloseable {
    private final VimClient client;
    private final Session session;

    Observer(URI server) {
        Endpoint endpoint = new Endpoint(false, server.getHost(), server.getPort());
        client = VimClient.connect(endpoint, TransportOptions.defaults(), CallOptions.defaults());
        session =
                client.login(
                        () -> new LoginCredentials("root", "password"), SessionOptions.defaults());
    }

    void call(MethodRequest<?> request) {
        session.invoke(request);
    }

    void run(MethodRequest<ManagedObjectReference> request) {
        session.tasks().run(request, TaskOptions.of(CallOptions.defaults()));
    }

    /// Looks at all machines.
    ///
    /// @return what there is by name
    Map<String, Seen> look() {
        Map<String, Seen> seen = new TreeMap<>();
        try (var view =
                session.propertyCollector()
                        .view(
                                client.serviceContent().rootFolder(),
                                List.of("VirtualMachine"),
                                true)) {
            var filter =
                    view.filter(
                            "VirtualMachine",
                            List.of(
                                    "name",
                                    "config",
                                    "runtime.powerState",
                                    "runtime.connectionState",
                                    "snapshot"));
            for (PropertyRow row : session.propertyCollector().retrieveAll(List.of(filter))) {
                seen.put((String) row.get("name").orElseThrow(), seen(row));
            }
        }
        return seen;
    }

    private static Seen seen(PropertyRow row) {
        var config = (VirtualMachineConfigInfo) row.get("config").orElseThrow();
        List<String> snapshots = new ArrayList<>();
        row.get("snapshot")
                .map(VirtualMachineSnapshotInfo.class::cast)
                .ifPresent(info -> names(info.rootSnapshotList(), snapshots));
        boolean on =
                row.get("runtime.powerState")
                        .orElseThrow()
                        .equals(VirtualMachinePowerState.POWERED_ON);
        return new Seen(
                row.object(),
                config,
                row.get("runtime.connectionState").orElseThrow().toString(),
                new Facts(
                        config.hardware().memoryMB(),
                        Objects.requireNonNullElse(config.annotation(), ""),
                        on,
                        disks(config).size(),
                        List.copyOf(snapshots)));
    }

    /// Returns the disks of a machine.
    static List<VirtualDisk> disks(VirtualMachineConfigInfo config) {
        return config.hardware().device().stream()
                .filter(VirtualDisk.class::isInstance)
                .map(VirtualDisk.class::cast)
                .toList();
    }

    private static void names(List<VirtualMachineSnapshotTree> trees, List<String> names) {
        for (VirtualMachineSnapshotTree tree : trees) {
            names.add(tree.name());
            names(tree.childSnapshotList(), names);
        }
    }

    @Override
    public void close() {
        session.close();
        client.close();
    }

    /// A machine as the server shows it.
    record Seen(
            ManagedObjectReference reference,
            VirtualMachineConfigInfo config,
            String connection,
            Facts facts) {}
}
