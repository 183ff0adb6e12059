package dev.vireo.simulator.inventory;

import dev.vireo.vim.DeselectVnicForNicTypeRequest;
import dev.vireo.vim.HostVirtualNic;
import dev.vireo.vim.HostVirtualNicManagerHandler;
import dev.vireo.vim.HostVirtualNicManagerInfo;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.QueryNetConfigRequest;
import dev.vireo.vim.SelectVnicForNicTypeRequest;
import dev.vireo.vim.VirtualNicManagerNetConfig;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Tells which interface of a host serves what.
final class SimHostVirtualNicManager extends HostPart
        implements HostVirtualNicManagerHandler, Lasting {
    private final Map<String, List<String>> selected = new LinkedHashMap<>();

    SimHostVirtualNicManager(SimHostSystem host, ManagedObjectReference self) {
        super(host, self);
        for (String type :
                List.of(
                        "vmotion",
                        "faultToleranceLogging",
                        "vSphereReplication",
                        "vSphereReplicationNFC",
                        "management",
                        "vsan",
                        "vSphereProvisioning",
                        "vSphereBackupNFC")) {
            selected.put(type, new ArrayList<>());
        }
        select("management", HostNetworking.MANAGEMENT_DEVICE);
        if (host.isManaged()) {
            select("vmotion", HostNetworking.MANAGEMENT_DEVICE);
        }
    }

    private void select(String type, String device) {
        List<String> devices = devices(type);
        if (!devices.contains(device)) {
            devices.add(device);
        }
    }

    private List<String> devices(String type) {
        List<String> devices = selected.get(type);
        if (devices == null) {
            throw SimFault.invalidArgument("nicType");
        }
        return devices;
    }

    /// Returns the interface for moving running machines, null if there is none.
    @Nullable String vmotion() {
        List<String> devices = existing("vmotion");
        return devices.isEmpty() ? null : devices.getFirst();
    }

    private List<String> existing(String type) {
        return devices(type).stream()
                .filter(host().networking().kernelNics()::containsKey)
                .toList();
    }

    HostVirtualNicManagerInfo info() {
        return HostVirtualNicManagerInfo.builder()
                .netConfig(selected.keySet().stream().map(this::config).toList())
                .build();
    }

    private VirtualNicManagerNetConfig config(String type) {
        List<HostVirtualNic> candidates =
                host().networking().describeKernelNics().stream()
                        .map(nic -> nic.toBuilder().key(key(type, nic.device())).build())
                        .toList();
        return VirtualNicManagerNetConfig.builder()
                .nicType(type)
                .multiSelectAllowed(!type.equals("faultToleranceLogging"))
                .candidateVnic(candidates)
                .selectedVnic(existing(type).stream().map(device -> key(type, device)).toList())
                .build();
    }

    @Override
    public void save(StateWriter out) {
        selected.forEach((type, devices) -> out.list(type, "String", devices));
    }

    @Override
    public void restore(StateReader in) {
        selected.forEach((type, devices) -> {
            devices.clear();
            devices.addAll(in.list(type, String.class));
        });
        touch();
        host().touch();
    }

    @Override
    public void discard() {
        inventory().remove(this);
    }

    private static String key(String type, String device) {
        return type + ".key-vim.host.VirtualNic-" + device;
    }

    @Override
    @Nullable Object property(String name) {
        return name.equals("info") ? info() : super.property(name);
    }

    @Override
    public VirtualNicManagerNetConfig queryNetConfig(QueryNetConfigRequest request) {
        devices(request.nicType());
        return config(request.nicType());
    }

    @Override
    public void selectVnicForNicType(SelectVnicForNicTypeRequest request) {
        host().networking().kernelNic(request.device());
        devices(request.nicType());
        change(() -> select(request.nicType(), request.device()));
    }

    @Override
    public void deselectVnicForNicType(DeselectVnicForNicTypeRequest request) {
        if (!devices(request.nicType()).contains(request.device())) {
            throw SimFault.invalidArgument("device");
        }
        change(() -> devices(request.nicType()).remove(request.device()));
    }
}
