package dev.vireo.simulator.inventory;

import dev.vireo.vim.DeselectVnicForNicTypeRequest;
import dev.vireo.vim.DeselectVnicRequest;
import dev.vireo.vim.HostIpConfig;
import dev.vireo.vim.HostVMotionInfo;
import dev.vireo.vim.HostVMotionNetConfig;
import dev.vireo.vim.HostVMotionSystemHandler;
import dev.vireo.vim.HostVirtualNicSpec;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.SelectVnicForNicTypeRequest;
import dev.vireo.vim.SelectVnicRequest;
import dev.vireo.vim.UpdateIpConfigRequest;
import org.jspecify.annotations.Nullable;

/// Tells which interface of a host moves running machines; the same choice as that of the
/// [SimHostVirtualNicManager] for `vmotion`.
final class SimHostVMotionSystem extends HostPart implements HostVMotionSystemHandler {
    SimHostVMotionSystem(SimHostSystem host, ManagedObjectReference self) {
        super(host, self);
    }

    HostVMotionInfo info() {
        return HostVMotionInfo.builder().netConfig(netConfig()).ipConfig(ipConfig()).build();
    }

    private HostVMotionNetConfig netConfig() {
        String device = chosen();
        return HostVMotionNetConfig.builder()
                .candidateVnic(host().networking().describeKernelNics())
                .selectedVnic(device == null ? null : "key-vim.host.VirtualNic-" + device)
                .build();
    }

    private @Nullable HostIpConfig ipConfig() {
        String device = chosen();
        return device == null ? null : host().networking().kernelNic(device).ip();
    }

    private @Nullable String chosen() {
        return host().parts().interfaces().vmotion();
    }

    @Override
    @Nullable Object property(String name) {
        return switch (name) {
            case "netConfig" -> netConfig();
            case "ipConfig" -> ipConfig();
            default -> super.property(name);
        };
    }

    @Override
    public void selectVnic(SelectVnicRequest request) {
        host().networking().kernelNic(request.device());
        deselect();
        SimHostVirtualNicManager interfaces = host().parts().interfaces();
        interfaces.selectVnicForNicType(
                SelectVnicForNicTypeRequest.builder(interfaces.self())
                        .nicType("vmotion")
                        .device(request.device())
                        .build());
        touch();
    }

    @Override
    public void deselectVnic(DeselectVnicRequest request) {
        deselect();
        touch();
    }

    private void deselect() {
        SimHostVirtualNicManager interfaces = host().parts().interfaces();
        for (String device = chosen(); device != null; device = chosen()) {
            interfaces.deselectVnicForNicType(
                    DeselectVnicForNicTypeRequest.builder(interfaces.self())
                            .nicType("vmotion")
                            .device(device)
                            .build());
        }
    }

    @Override
    public void updateIpConfig(UpdateIpConfigRequest request) {
        String device = chosen();
        if (device == null) {
            throw HostFaults.configuration("no interface is selected for vMotion");
        }
        change(() ->
                host().networking()
                        .updateKernelNic(
                                device,
                                HostVirtualNicSpec.builder().ip(request.ipConfig()).build()));
    }
}
