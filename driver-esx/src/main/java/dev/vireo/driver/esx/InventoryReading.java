package dev.vireo.driver.esx;

import dev.vireo.client.PropertyFilters;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.PropertyFilterSpec;
import dev.vireo.vim.SelectionSpec;
import dev.vireo.vim.ServiceContent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Reads the inventory in three requests, whatever its size: what hosts and machines are in, the
/// hosts with what they have mounted and are connected to, and the machines.
record InventoryReading(EsxSession session, Scope scope) {
    private static final String FOLDER = "Folder";
    private static final String POOL = "ResourcePool";
    private static final String PLACES = "the inventory";

    private static final List<String> OF_COMPUTE_RESOURCES =
            List.of(
                    Scope.NAME,
                    Scope.PARENT,
                    "host",
                    "overallStatus",
                    "configStatus",
                    "summary",
                    "configurationEx",
                    "customValue");

    private static final List<String> OF_POOLS =
            List.of(
                    Scope.NAME,
                    Scope.PARENT,
                    "owner",
                    "vm",
                    "overallStatus",
                    "config.cpuAllocation",
                    "config.memoryAllocation",
                    "runtime",
                    "summary.configuredMemoryMB",
                    "summary.quickStats");

    private static final List<String> OF_HOSTS =
            List.of(
                    Scope.NAME,
                    Scope.PARENT,
                    "configStatus",
                    "overallStatus",
                    "customValue",
                    "runtime",
                    "datastore",
                    "capability.storageVMotionSupported",
                    "summary.hardware",
                    "summary.quickStats",
                    "summary.config",
                    "summary.currentEVCModeKey",
                    "summary.maxEVCModeKey",
                    "hardware.systemInfo",
                    "hardware.cpuInfo",
                    "hardware.cpuPkg",
                    "hardware.memorySize",
                    "hardware.memoryTieringType",
                    "hardware.biosInfo",
                    "hardware.cpuPowerManagementInfo",
                    "config.hyperThread",
                    "config.network",
                    "config.storageDevice",
                    "config.dateTimeInfo",
                    "config.service",
                    "config.powerSystemInfo",
                    "config.vsanHostConfig.faultDomainInfo",
                    "config.consoleReservation",
                    "configManager.certificateManager");

    private static final List<String> OF_DATASTORES =
            List.of(
                    Scope.NAME,
                    Scope.PARENT,
                    "host",
                    "vm",
                    "info",
                    "summary",
                    "overallStatus",
                    "configStatus",
                    "iormConfiguration.enabled",
                    "iormConfiguration.congestionThreshold",
                    "customValue");

    private static final List<String> OF_MACHINES =
            List.of(
                    Scope.NAME,
                    Scope.PARENT,
                    "parentVApp",
                    "resourcePool",
                    "overallStatus",
                    "configStatus",
                    "guestHeartbeatStatus",
                    "customValue",
                    "runtime.host",
                    "runtime.connectionState",
                    "runtime.powerState",
                    "runtime.vmFailoverInProgress",
                    "runtime.faultToleranceState",
                    "runtime.dasVmProtection",
                    "runtime.suspendTime",
                    "runtime.bootTime",
                    "runtime.suspendInterval",
                    "runtime.suspendedToMemory",
                    "runtime.maxCpuUsage",
                    "runtime.maxMemoryUsage",
                    "runtime.minRequiredEVCModeKey",
                    "runtime.consolidationNeeded",
                    "runtime.opNotificationTimeout",
                    "summary.quickStats",
                    "summary.storage",
                    "summary.config.installBootRequired",
                    "config.annotation",
                    "config.template",
                    "config.managedBy",
                    "config.createDate",
                    "config.changeVersion",
                    "config.changeTrackingEnabled",
                    "config.cpuAllocation",
                    "config.memoryAllocation",
                    "config.cpuHotAddEnabled",
                    "config.cpuHotRemoveEnabled",
                    "config.memoryHotAddEnabled",
                    "config.memoryReservationLockedToMax",
                    "config.latencySensitivity",
                    "config.fixedPassthruHotPlugEnabled",
                    "config.firmware",
                    "config.bootOptions",
                    "config.rebootPowerOff",
                    "config.version",
                    "config.scheduledHardwareUpgradeInfo",
                    "config.files",
                    "config.flags",
                    "config.tools",
                    "config.guestFullName",
                    "config.guestId",
                    "config.uuid",
                    "config.instanceUuid",
                    "config.ftInfo",
                    "config.keyId",
                    "config.numaInfo",
                    "config.cpuAffinity",
                    "config.nestedHVEnabled",
                    "config.hardware",
                    "guest",
                    "layoutEx.file",
                    "layoutEx.snapshot",
                    "snapshot");

    private static final List<String> PLACE = List.of(Scope.NAME, Scope.PARENT);

    private static final List<String> MACHINE_OUTLINE =
            List.of(
                    Scope.NAME,
                    Scope.PARENT,
                    "parentVApp",
                    "resourcePool",
                    "runtime.host",
                    "runtime.powerState",
                    "summary.config.template",
                    "summary.config.uuid");

    private static final List<String> HOST_OUTLINE =
            List.of(
                    Scope.NAME,
                    Scope.PARENT,
                    "runtime.connectionState",
                    "runtime.inMaintenanceMode");

    private static final List<String> DATASTORE_OUTLINE =
            List.of(
                    Scope.NAME,
                    Scope.PARENT,
                    "summary.type",
                    "summary.capacity",
                    "summary.freeSpace",
                    "summary.accessible");

    /// Reads names, places and states, in one request.
    void outline(Consumer<Row> rows) {
        PropertyFilterSpec places =
                PropertyFilters.start()
                        .properties(FOLDER, PLACE)
                        .properties(Scope.DATACENTER, PLACE)
                        .properties(Scope.COMPUTE_RESOURCE, PLACE)
                        .properties(POOL, PLACE)
                        .object(session.rootFolder())
                        .reachedFrom(session.rootFolder(), everywhere())
                        .build();
        PropertyFilters filter =
                PropertyFilters.start()
                        .properties(Scope.HOST, HOST_OUTLINE)
                        .properties(DatastoreMounts.TYPE, DATASTORE_OUTLINE)
                        .properties("Network", PLACE)
                        .properties(
                                SwitchView.PORT_GROUP,
                                List.of(
                                        Scope.NAME,
                                        Scope.PARENT,
                                        "config.distributedVirtualSwitch"))
                        .properties(SwitchView.SWITCH, PLACE)
                        .properties(Scope.MACHINE, MACHINE_OUTLINE);
        String[] next = {"stores", "networks", "machines"};
        List<SelectionSpec> way = new ArrayList<>();
        way.add(step("machines", Scope.HOST, "vm"));
        addWays(way, filter, next);
        session.visit(List.of(places, filter.reachedFrom(scope.root(), way).build()), PLACES, rows);
    }

    /// Adds the ways to the hosts, and from them to their datastores, networks and switches.
    private void addWays(List<SelectionSpec> way, PropertyFilters filter, String... next) {
        way.add(step("stores", Scope.HOST, "datastore"));
        way.add(step("networks", Scope.HOST, "network", "switches"));
        way.add(step("switches", SwitchView.PORT_GROUP, "config.distributedVirtualSwitch"));
        scope.host().ifPresentOrElse(filter::object, () -> way.addAll(Scope.toHosts(next)));
    }

    /// Reads folders, datacenters, compute resources, resource pools, licences and the definitions
    /// of custom attributes.
    void places(Consumer<Row> rows) {
        List<PropertyFilterSpec> filters = new ArrayList<>();
        filters.add(
                PropertyFilters.start()
                        .properties(FOLDER, List.of(Scope.NAME, Scope.PARENT))
                        .properties(Scope.DATACENTER, List.of(Scope.NAME, Scope.PARENT))
                        .properties(Scope.COMPUTE_RESOURCE, OF_COMPUTE_RESOURCES)
                        .properties(POOL, OF_POOLS)
                        .object(session.rootFolder())
                        .reachedFrom(session.rootFolder(), everywhere())
                        .build());
        filters.add(
                PropertyFilters.start()
                        .properties("StoragePod", List.of(Scope.NAME, "summary"))
                        .reachedFrom(
                                session.rootFolder(),
                                List.of(
                                        step("folders", FOLDER, "childEntity", "folders", "stores"),
                                        step(
                                                "stores",
                                                Scope.DATACENTER,
                                                "datastoreFolder",
                                                "folders")))
                        .build());
        single(session.find(ServiceContent::licenseManager), "licenses").ifPresent(filters::add);
        single(session.find(ServiceContent::customFieldsManager), "field").ifPresent(filters::add);
        session.rows(filters, PLACES).forEach(rows);
    }

    private static Optional<PropertyFilterSpec> single(
            Optional<ManagedObjectReference> object, String property) {
        return object.map(one -> Scope.object(one, List.of(property)));
    }

    private static List<SelectionSpec> everywhere() {
        return List.of(
                step(
                        "folders",
                        FOLDER,
                        "childEntity",
                        "folders",
                        "machines",
                        "hosts",
                        "stores",
                        "networks",
                        "pools"),
                step("machines", Scope.DATACENTER, "vmFolder", "folders"),
                step("hosts", Scope.DATACENTER, "hostFolder", "folders"),
                step("stores", Scope.DATACENTER, "datastoreFolder", "folders"),
                step("networks", Scope.DATACENTER, "networkFolder", "folders"),
                step("pools", Scope.COMPUTE_RESOURCE, "resourcePool", "below"),
                step("below", POOL, "resourcePool", "below"));
    }

    /// Reads the hosts, their datastores, their networks and the distributed switches of those.
    void hosts(Consumer<Row> rows) {
        PropertyFilters filter =
                PropertyFilters.start()
                        .properties(Scope.HOST, OF_HOSTS)
                        .properties(DatastoreMounts.TYPE, OF_DATASTORES)
                        .properties("Network", List.of(Scope.NAME))
                        .properties(
                                SwitchView.PORT_GROUP,
                                List.of(Scope.NAME, "key", "config", "customValue"))
                        .properties(
                                SwitchView.SWITCH,
                                List.of(
                                        Scope.NAME,
                                        Scope.PARENT,
                                        "uuid",
                                        "config",
                                        "summary",
                                        "customValue"))
                        .properties("HostCertificateManager", List.of("certificateInfo"));
        String[] next = {"stores", "networks", "certificates"};
        List<SelectionSpec> way = new ArrayList<>();
        way.add(step("certificates", Scope.HOST, "configManager.certificateManager"));
        addWays(way, filter, next);
        session.rows(filter.reachedFrom(scope.root(), way).build(), "the hosts").forEach(rows);
    }

    /// Reads the machines.
    void machines(Consumer<Row> rows) {
        session.visit(scope.virtualMachines(OF_MACHINES, List.of()), "the domains", rows);
    }

    private static SelectionSpec step(String name, String type, String path, String... next) {
        return PropertyFilters.traversal(
                name, type, path, Stream.of(next).map(PropertyFilters::named).toList());
    }
}
