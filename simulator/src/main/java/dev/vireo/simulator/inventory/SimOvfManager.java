package dev.vireo.simulator.inventory;

import dev.vireo.simulator.ovf.Envelope;
import dev.vireo.simulator.ovf.OvfProblem;
import dev.vireo.simulator.ovf.Provisioning;
import dev.vireo.vim.CreateDescriptorRequest;
import dev.vireo.vim.CreateImportSpecRequest;
import dev.vireo.vim.InvalidDatastore;
import dev.vireo.vim.KeyValue;
import dev.vireo.vim.LocalizableMessage;
import dev.vireo.vim.LocalizedMethodFault;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.OvfCreateDescriptorResult;
import dev.vireo.vim.OvfCreateImportSpecResult;
import dev.vireo.vim.OvfManagerHandler;
import dev.vireo.vim.OvfOptionInfo;
import dev.vireo.vim.OvfParseDescriptorResult;
import dev.vireo.vim.OvfValidateHostResult;
import dev.vireo.vim.ParseDescriptorRequest;
import dev.vireo.vim.ValidateHostRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads and writes OVF descriptors. What is wrong with a descriptor is told in the result, and not
/// by a fault.
final class SimOvfManager extends SimObject implements OvfManagerHandler {
    SimOvfManager(Inventory inventory, ManagedObjectReference self) {
        super(inventory, self);
    }

    @Override
    @Nullable Object property(String name) {
        return switch (name) {
            case "ovfImportOption" -> List.of(option("lax", "Pass over what is not supported."));
            case "ovfExportOption" ->
                    List.of(
                            option("mac", "Include the addresses of network adapters."),
                            option("uuid", "Include the UUIDs of machines."),
                            option("extraconfig", "Include further entries of configurations."),
                            option("nodevicesubtypes", "Leave out what kind a device is of."));
            default -> null;
        };
    }

    private static OvfOptionInfo option(String name, String description) {
        return OvfOptionInfo.builder()
                .option(name)
                .description(
                        LocalizableMessage.builder()
                                .key("com.vmware.ovfs.ovfs-main.option." + name)
                                .message(description)
                                .build())
                .build();
    }

    private <T extends SimObject> T find(ManagedObjectReference id, Class<T> kind) {
        return inventory()
                .find(id)
                .filter(kind::isInstance)
                .map(kind::cast)
                .orElseThrow(() -> SimFault.notFound(id));
    }

    // Import

    @Override
    public OvfCreateImportSpecResult createImportSpec(CreateImportSpecRequest request) {
        SimResourcePool pool = find(request.resourcePool(), SimResourcePool.class);
        SimDatastore datastore = find(request.datastore(), SimDatastore.class);
        inventory().access().require(pool, "VApp.Import");
        inventory().access().require(datastore, "Datastore.AllocateSpace");
        ManagedObjectReference wanted = request.cisp().hostSystem();
        SimHostSystem host =
                wanted == null
                        ? pool.owner().hosts().stream()
                                .filter(each -> each.datastores().contains(datastore))
                                .findFirst()
                                .orElseThrow(() -> invalid(datastore))
                        : find(wanted, SimHostSystem.class);
        if (!pool.owner().hosts().contains(host)) {
            throw SimFault.invalidArgument("cisp.hostSystem");
        }
        if (!host.datastores().contains(datastore)) {
            throw invalid(datastore);
        }
        return new OvfDeployment(pool, host, datastore, request.cisp())
                .result(request.ovfDescriptor());
    }

    private static SimFault invalid(SimDatastore datastore) {
        return new SimFault(
                InvalidDatastore.builder()
                        .datastore(datastore.self())
                        .name(datastore.name())
                        .build(),
                "The datastore " + datastore.name() + " is not accessible from the host.");
    }

    @Override
    public OvfParseDescriptorResult parseDescriptor(ParseDescriptorRequest request) {
        try {
            return describe(Envelope.read(request.ovfDescriptor()));
        } catch (OvfProblem problem) {
            return OvfParseDescriptorResult.builder()
                    .annotation("")
                    .defaultEntityName("")
                    .virtualApp(false)
                    .defaultDeploymentOption("")
                    .error(List.of(problem.localized()))
                    .build();
        }
    }

    private static OvfParseDescriptorResult describe(Envelope envelope) {
        Envelope.Entity content = envelope.content();
        return OvfParseDescriptorResult.builder()
                .eula(content.facts().licenses())
                .network(envelope.networks())
                .property(content.facts().properties())
                .productInfo(content.facts().products().stream().findFirst().orElse(null))
                .annotation(content.facts().annotation())
                .approximateDownloadSize(envelope.downloadSize())
                .approximateFlatDeploymentSize(envelope.flatSize())
                .approximateSparseDeploymentSize(envelope.sparseSize())
                .defaultEntityName(content.facts().name())
                .virtualApp(content instanceof Envelope.Group)
                .deploymentOption(envelope.options())
                .defaultDeploymentOption(
                        envelope.options().isEmpty() ? "" : envelope.options().getFirst().key())
                .entityName(names(content).toList())
                .warning(envelope.warnings())
                .build();
    }

    private static Stream<KeyValue> names(Envelope.Entity entity) {
        Stream<KeyValue> self =
                Stream.of(
                        KeyValue.builder()
                                .key(entity.facts().id())
                                .value(entity.facts().name())
                                .build());
        return entity instanceof Envelope.Group group
                ? Stream.concat(self, group.children().stream().flatMap(SimOvfManager::names))
                : self;
    }

    @Override
    public OvfValidateHostResult validateHost(ValidateHostRequest request) {
        SimHostSystem host = find(request.host(), SimHostSystem.class);
        inventory().access().require(host, Privileges.READ);
        List<LocalizedMethodFault> errors = new ArrayList<>();
        OvfValidateHostResult.Builder<?> result =
                OvfValidateHostResult.builder().supportedDiskProvisioning(Provisioning.supported());
        try {
            Envelope envelope = Envelope.read(request.ovfDescriptor());
            result.downloadSize(envelope.downloadSize())
                    .flatDeploymentSize(envelope.flatSize())
                    .sparseDeploymentSize(envelope.sparseSize())
                    .warning(envelope.warnings());
            check(envelope, host, errors);
        } catch (OvfProblem problem) {
            errors.add(problem.localized());
        }
        return result.error(errors).build();
    }

    private static void check(
            Envelope envelope, SimHostSystem host, List<LocalizedMethodFault> errors) {
        if (envelope.content() instanceof Envelope.Group && !host.inventory().isVcenter()) {
            errors.add(OvfProblem.group().localized());
        }
        long threads = host.hardware().threads();
        long memory = host.hardware().memoryBytes();
        for (Envelope.Machine machine : envelope.machines()) {
            if (machine.processors() > threads) {
                errors.add(
                        OvfProblem.tooMuch("processors", String.valueOf(machine.processors()))
                                .localized());
            }
            if (machine.memoryBytes() > memory) {
                errors.add(
                        OvfProblem.tooMuch("memory", String.valueOf(machine.memoryBytes()))
                                .localized());
            }
        }
    }

    // Export

    @Override
    public OvfCreateDescriptorResult createDescriptor(CreateDescriptorRequest request) {
        SimEntity entity = find(request.obj(), SimEntity.class);
        inventory().access().require(entity, "VApp.Export");
        OvfDescription description = new OvfDescription(request.cdp());
        return switch (entity) {
            case SimVirtualMachine vm -> {
                if (vm.power() != PowerState.OFF && request.cdp().snapshot() == null) {
                    throw SimFault.invalidPowerState(PowerState.OFF.wire(), vm.power());
                }
                yield description.of(vm);
            }
            case SimVirtualApp app -> description.of(app);
            default -> throw SimFault.invalidArgument("obj");
        };
    }
}
