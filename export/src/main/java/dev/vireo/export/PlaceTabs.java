package dev.vireo.export;

import dev.vireo.api.InventoryItem;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The tables about clusters, resource pools and datastores.
final class PlaceTabs {
    private static final String DAS = "configurationEx.dasConfig.";
    private static final String MONITORING = DAS + "defaultVmSettings.vmToolsMonitoringSettings.";
    private static final String DRS = "configurationEx.drsConfig.";
    private static final String DPM = "configurationEx.dpmConfigInfo.";
    private static final String QUICK = "summary.quickStats.";

    private final Estate estate;
    private final Tallies tallies;

    PlaceTabs(Estate estate, Tallies tallies) {
        this.estate = estate;
        this.tallies = tallies;
    }

    private static Function<InventoryItem, Object> at(String path) {
        return item -> item.value(path);
    }

    Layout<InventoryItem> cluster() {
        Layout<InventoryItem> tab =
                new Layout<InventoryItem>("vCluster")
                        .column("Name", Figures::name)
                        .column("Config status", at("configStatus"))
                        .column("OverallStatus", at("overallStatus"))
                        .column("NumHosts", at("summary.numHosts"))
                        .column("numEffectiveHosts", at("summary.numEffectiveHosts"))
                        .column("TotalCpu", at("summary.totalCpu"))
                        .column("NumCpuCores", at("summary.numCpuCores"))
                        .column("NumCpuThreads", at("summary.numCpuThreads"))
                        .column("Effective Cpu", at("summary.effectiveCpu"))
                        .column("TotalMemory", it -> Figures.mib(it, "summary.totalMemory"))
                        .column("Effective Memory", at("summary.effectiveMemory"))
                        .column("Num VMotions", at("summary.numVmotions"))
                        .column("HA enabled", at(DAS + "enabled"))
                        .column("Failover Level", at(DAS + "failoverLevel"))
                        .column("AdmissionControlEnabled", at(DAS + "admissionControlEnabled"))
                        .column("Host monitoring", at(DAS + "hostMonitoring"))
                        .column(
                                "HB Datastore Candidate Policy",
                                at(DAS + "hBDatastoreCandidatePolicy"))
                        .column(
                                "Isolation Response",
                                at(DAS + "defaultVmSettings.isolationResponse"))
                        .column("Restart Priority", at(DAS + "defaultVmSettings.restartPriority"))
                        .column("Cluster Settings", at(MONITORING + "clusterSettings"))
                        .column("Max Failures", at(MONITORING + "maxFailures"))
                        .column("Max Failure Window", at(MONITORING + "maxFailureWindow"))
                        .column("Failure Interval", at(MONITORING + "failureInterval"))
                        .column("Min Up Time", at(MONITORING + "minUpTime"))
                        .column("VM Monitoring", at(DAS + "vmMonitoring"))
                        .column("DRS enabled", at(DRS + "enabled"))
                        .column("DRS default VM behavior", at(DRS + "defaultVmBehavior"))
                        .column("DRS vmotion rate", at(DRS + "vmotionRate"))
                        .column("DPM enabled", at(DPM + "enabled"))
                        .column("DPM default behavior", at(DPM + "defaultDpmBehavior"))
                        .column("DPM Host Power Action Rate", at(DPM + "hostPowerActionRate"))
                        .column("Object ID", InventoryItem::id);
        estate.customColumns(tab, "ClusterComputeResource", it -> it);
        return estate.serverColumns(tab);
    }

    Layout<InventoryItem> pool() {
        Layout<InventoryItem> tab =
                new Layout<InventoryItem>("vRP")
                        .column("Resource Pool name", Figures::name)
                        .column("Resource Pool path", estate::poolPath)
                        .column("Status", at("overallStatus"))
                        .column("# VMs total", it -> tallies.ofPool(it.id()).total())
                        .column("# VMs", it -> tallies.ofPool(it.id()).running())
                        .column("# vCPUs", it -> tallies.ofPool(it.id()).cpus());
        pool(tab, "CPU", "cpu");
        tab.column("Mem Configured", at("summary.configuredMemoryMB"));
        pool(tab, "Mem", "memory");
        for (String figure :
                List.of(
                        "overallCpuDemand",
                        "overallCpuUsage",
                        "staticCpuEntitlement",
                        "distributedCpuEntitlement",
                        "balloonedMemory",
                        "compressedMemory",
                        "consumedOverheadMemory",
                        "distributedMemoryEntitlement",
                        "guestMemoryUsage",
                        "hostMemoryUsage",
                        "overheadMemory",
                        "privateMemory",
                        "sharedMemory",
                        "staticMemoryEntitlement",
                        "swappedMemory")) {
            tab.column("QS " + figure, at(QUICK + figure));
        }
        return estate.serverColumns(tab.column("Object ID", InventoryItem::id));
    }

    private static void pool(Layout<InventoryItem> tab, String heading, String resource) {
        String allocation = "config." + resource + "Allocation.";
        String usage = "runtime." + resource + ".";
        boolean memory = resource.equals("memory"); // whose usage is in bytes
        tab.column(heading + " limit", at(allocation + "limit"))
                .column(heading + " overheadLimit", at(allocation + "overheadLimit"))
                .column(heading + " reservation", at(allocation + "reservation"))
                .column(heading + " level", at(allocation + "shares.level"))
                .column(heading + " shares", at(allocation + "shares.shares"))
                .column(
                        heading + " expandableReservation",
                        at(allocation + "expandableReservation"));
        for (String figure :
                List.of(
                        "maxUsage",
                        "overallUsage",
                        "reservationUsed",
                        "reservationUsedForVm",
                        "unreservedForPool",
                        "unreservedForVm")) {
            tab.column(
                    heading + " " + figure,
                    memory ? it -> Figures.mib(it, usage + figure) : at(usage + figure));
        }
    }

    Layout<InventoryItem> datastore() {
        Layout<InventoryItem> tab =
                new Layout<InventoryItem>("vDatastore")
                        .column("Name", Figures::name)
                        .column("Config status", at("configStatus"))
                        .column("Address", PlaceTabs::address)
                        .column("Accessible", at("summary.accessible"))
                        .column("Type", at("summary.type"))
                        .column("# VMs total", it -> it.texts("vm").size())
                        .column("# VMs", it -> tallies.running(it.texts("vm")))
                        .column("Capacity MiB", it -> Figures.mib(it, "summary.capacity"))
                        .column("Provisioned MiB", it -> Figures.mib(provisioned(it)))
                        .column("In Use MiB", it -> Figures.mib(used(it)))
                        .column("Free MiB", it -> Figures.mib(it, "summary.freeSpace"))
                        .column("Free %", PlaceTabs::free)
                        .column("SIOC enabled", at("iormConfiguration.enabled"))
                        .column("SIOC Threshold", at("iormConfiguration.congestionThreshold"))
                        .column("# Hosts", it -> it.items("host").size())
                        .column("Hosts", this::hosts)
                        .column("Cluster name", it -> estate.pod(it).map(Figures::name))
                        .column("Cluster capacity MiB", it -> pod(it, "summary.capacity"))
                        .column("Cluster free space MiB", it -> pod(it, "summary.freeSpace"))
                        .column("Block size", at("info.vmfs.blockSizeMb"))
                        .column("Max Blocks", at("info.vmfs.maxBlocks"))
                        .column("# Extents", it -> extents(it).map(List::size))
                        .column("Major Version", at("info.vmfs.majorVersion"))
                        .column("Version", at("info.vmfs.version"))
                        .column("VMFS Upgradeable", at("info.vmfs.vmfsUpgradable"))
                        .column("MHA", at("summary.multipleHostAccess"))
                        .column("URL", at("summary.url"))
                        .column("Object ID", InventoryItem::id);
        estate.customColumns(tab, "Datastore", it -> it);
        return estate.serverColumns(tab);
    }

    private static Optional<List<InventoryItem>> extents(InventoryItem datastore) {
        return datastore.item("info.vmfs").map(vmfs -> vmfs.items("extent"));
    }

    private static Optional<String> address(InventoryItem datastore) {
        return extents(datastore)
                .map(extents ->
                        extents.stream()
                                .flatMap(extent -> extent.text("diskName").stream())
                                .collect(Collectors.joining(", ")))
                .or(() ->
                        datastore
                                .text("info.nas.remoteHost")
                                .map(host ->
                                        host
                                                + ":"
                                                + datastore
                                                        .text("info.nas.remotePath")
                                                        .orElse("")));
    }

    private static long used(InventoryItem datastore) {
        return datastore.number("summary.capacity").orElse(0L)
                - datastore.number("summary.freeSpace").orElse(0L);
    }

    private static long provisioned(InventoryItem datastore) {
        return used(datastore) + datastore.number("summary.uncommitted").orElse(0L);
    }

    static Optional<Long> free(InventoryItem datastore) {
        return Figures.percent(
                datastore.number("summary.freeSpace"), datastore.number("summary.capacity"));
    }

    private List<String> hosts(InventoryItem datastore) {
        return datastore.items("host").stream()
                .flatMap(mount -> mount.text("key").flatMap(estate::host).stream())
                .map(Figures::name)
                .sorted()
                .toList();
    }

    private Optional<Long> pod(InventoryItem datastore, String path) {
        return estate.pod(datastore).flatMap(pod -> Figures.mib(pod, path));
    }
}
