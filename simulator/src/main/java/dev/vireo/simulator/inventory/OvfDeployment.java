package dev.vireo.simulator.inventory;

import dev.vireo.simulator.ovf.Envelope;
import dev.vireo.simulator.ovf.MachineImport;
import dev.vireo.simulator.ovf.OvfProblem;
import dev.vireo.simulator.ovf.Provisioning;
import dev.vireo.vim.ImportSpec;
import dev.vireo.vim.KeyValue;
import dev.vireo.vim.LocalizedMethodFault;
import dev.vireo.vim.OvfCreateImportSpecParams;
import dev.vireo.vim.OvfCreateImportSpecResult;
import dev.vireo.vim.OvfFileItem;
import dev.vireo.vim.ResourceAllocationInfo;
import dev.vireo.vim.ResourceConfigSpec;
import dev.vireo.vim.SharesInfo;
import dev.vireo.vim.SharesLevel;
import dev.vireo.vim.VAppConfigSpec;
import dev.vireo.vim.VAppEntityConfigInfo;
import dev.vireo.vim.VirtualAppImportSpec;
import dev.vireo.vim.VirtualMachineConfigSpec;
import dev.vireo.vim.VirtualMachineImportSpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Makes the specification of what a descriptor describes, for a place that a client chose.
final class OvfDeployment {
    private final SimResourcePool pool;
    private final SimHostSystem host;
    private final SimDatastore datastore;
    private final OvfCreateImportSpecParams wanted;
    private final List<OvfFileItem> files = new ArrayList<>();
    private final List<LocalizedMethodFault> warnings = new ArrayList<>();
    private final Map<String, String> properties = new HashMap<>();

    OvfDeployment(
            SimResourcePool pool,
            SimHostSystem host,
            SimDatastore datastore,
            OvfCreateImportSpecParams wanted) {
        this.pool = pool;
        this.host = host;
        this.datastore = datastore;
        this.wanted = wanted;
        for (KeyValue property : wanted.propertyMapping()) {
            properties.put(property.key(), property.value());
        }
    }

    /// Makes the specification. What is wrong with the descriptor is part of the result.
    OvfCreateImportSpecResult result(String descriptor) {
        String name = EntityNames.given(wanted.entityName(), pool.self());
        try {
            Envelope envelope = Envelope.read(descriptor);
            warnings.addAll(envelope.warnings());
            requireOption(envelope);
            ImportSpec spec = spec(envelope, envelope.content(), name, "/");
            return OvfCreateImportSpecResult.builder()
                    .importSpec(spec)
                    .fileItem(files)
                    .warning(warnings)
                    .build();
        } catch (OvfProblem problem) {
            return OvfCreateImportSpecResult.builder()
                    .warning(warnings)
                    .error(List.of(problem.localized()))
                    .build();
        }
    }

    private void requireOption(Envelope envelope) {
        String option = wanted.deploymentOption();
        if (!option.isEmpty()
                && envelope.options().stream().noneMatch(each -> each.key().equals(option))) {
            throw SimFault.invalidArgument("cisp.deploymentOption");
        }
    }

    private ImportSpec spec(Envelope envelope, Envelope.Entity entity, String name, String prefix) {
        return switch (entity) {
            case Envelope.Machine machine ->
                    VirtualMachineImportSpec.builder()
                            .configSpec(machine(envelope, machine, name, prefix + name + "/"))
                            .resPoolEntity(pool.self())
                            .build();
            case Envelope.Group group -> group(envelope, group, name, prefix + name + "/");
        };
    }

    private VirtualMachineConfigSpec machine(
            Envelope envelope, Envelope.Machine machine, String name, String prefix) {
        String disks = Objects.requireNonNullElse(wanted.diskProvisioning(), "");
        OvfNetworks networks = new OvfNetworks(host);
        MachineImport made =
                new MachineImport(
                        envelope,
                        machine,
                        new MachineImport.Target(
                                name,
                                prefix,
                                "[" + datastore.name() + "]",
                                wanted.deploymentOption(),
                                Provisioning.find(disks)
                                        .orElseThrow(() -> OvfProblem.provisioning(disks)),
                                network -> networks.find(network, wanted.networkMapping()),
                                properties),
                        warnings::add);
        VirtualMachineConfigSpec spec = made.spec();
        files.addAll(made.files());
        return spec;
    }

    private VirtualAppImportSpec group(
            Envelope envelope, Envelope.Group group, String name, String prefix) {
        if (!host.inventory().isVcenter()) {
            throw OvfProblem.group();
        }
        List<ImportSpec> children = new ArrayList<>();
        for (Envelope.Entity child : group.children()) {
            String called = EntityNames.given(child.facts().name(), pool.self());
            children.add(
                    spec(envelope, child, called, prefix).toBuilder()
                            .entityConfig(start(group, child.facts().id()))
                            .build());
        }
        return VirtualAppImportSpec.builder()
                .name(name)
                .vAppConfigSpec(
                        VAppConfigSpec.builder().annotation(group.facts().annotation()).build())
                .resourcePoolSpec(
                        ResourceConfigSpec.builder()
                                .cpuAllocation(normal(4000))
                                .memoryAllocation(normal(163_840))
                                .build())
                .child(children)
                .build();
    }

    private static VAppEntityConfigInfo start(Envelope.Group group, String id) {
        Envelope.Start start = group.startOf(id);
        return VAppEntityConfigInfo.builder()
                .tag(id)
                .startOrder(start.order())
                .startDelay(start.startDelay())
                .stopDelay(start.stopDelay())
                .waitingForGuest(start.waitForGuest())
                .startAction("powerOn")
                .stopAction("powerOff")
                .build();
    }

    private static ResourceAllocationInfo normal(int shares) {
        return ResourceAllocationInfo.builder()
                .reservation(0L)
                .expandableReservation(true)
                .limit(-1L)
                .shares(SharesInfo.builder().shares(shares).level(SharesLevel.NORMAL).build())
                .build();
    }
}
