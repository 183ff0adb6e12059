package dev.vireo.export;

import dev.vireo.api.InventoryItem;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// The tables about hosts, their adapters and the ways to their disks.
final class HostTabs {
    private static final int PATHS = 8;
    private static final int SECONDS_PER_HOUR = 3600;
    private static final String DNS = "config.network.dnsConfig.";
    private static final String ZONE = "config.dateTimeInfo.timeZone.";

    private final Estate estate;
    private final Tallies tallies;

    HostTabs(Estate estate, Tallies tallies) {
        this.estate = estate;
        this.tallies = tallies;
    }

    private static Function<InventoryItem, Object> at(String path) {
        return item -> item.value(path);
    }

    Layout<InventoryItem> host() {
        Layout<InventoryItem> tab =
                new Layout<InventoryItem>("vHost")
                        .column("Host", Figures::name)
                        .column("Datacenter", estate::datacenter)
                        .column("Cluster", estate::clusterName)
                        .column("Config status", at("configStatus"))
                        .column(
                                "Compliance Check State",
                                at("runtime.hostProfileComplianceCheckState"))
                        .column("in Maintenance Mode", at("runtime.inMaintenanceMode"))
                        .column("in Quarantine Mode", at("runtime.inQuarantineMode"))
                        .column(
                                "vSAN Fault Domain Name",
                                at("config.vsanHostConfig.faultDomainInfo.name"));
        processors(tab);
        load(tab);
        tab.column("VMotion support", at("summary.config.vmotionEnabled"))
                .column("Storage VMotion support", at("capability.storageVMotionSupported"))
                .column("Current EVC", at("summary.currentEVCModeKey"))
                .column("Max EVC", at("summary.maxEVCModeKey"))
                .column("Assigned License(s)", _ -> Optional.empty())
                .column("ATS Heartbeat", _ -> Optional.empty())
                .column("ATS Locking", _ -> Optional.empty())
                .column(
                        "Current CPU power man. policy",
                        at("hardware.cpuPowerManagementInfo.currentPolicy"))
                .column(
                        "Supported CPU power man.",
                        at("hardware.cpuPowerManagementInfo.hardwareSupport"))
                .column("Host Power Policy", at("config.powerSystemInfo.currentPolicy.shortName"))
                .column("ESX Version", at("summary.config.product.fullName"))
                .column("Boot time", at("runtime.bootTime"));
        services(tab);
        hardware(tab);
        tab.column("Object ID", InventoryItem::id);
        estate.customColumns(tab, "HostSystem", it -> it);
        return estate.serverColumns(tab.column("UUID", at("summary.hardware.uuid")));
    }

    private static void processors(Layout<InventoryItem> tab) {
        tab.column("CPU Model", at("summary.hardware.cpuModel"))
                .column("Speed", at("summary.hardware.cpuMhz"))
                .column("HT Available", at("config.hyperThread.available"))
                .column("HT Active", at("config.hyperThread.active"))
                .column("# CPU", at("summary.hardware.numCpuPkgs"))
                .column("Cores per CPU", HostTabs::coresPerCpu)
                .column("# Cores", at("summary.hardware.numCpuCores"))
                .column("CPU usage %", HostTabs::cpuUsage)
                .column("# Memory", it -> Figures.mib(it, "summary.hardware.memorySize"))
                .column("Memory Tiering Type", at("hardware.memoryTieringType"))
                .column("Memory usage %", HostTabs::memoryUsage)
                .column("Console", at("config.consoleReservation.serviceConsoleReserved"))
                .column("# NICs", at("summary.hardware.numNics"))
                .column("# HBAs", at("summary.hardware.numHBAs"));
    }

    private static Optional<Long> cores(InventoryItem host) {
        return host.number("summary.hardware.numCpuCores");
    }

    private static Optional<Long> coresPerCpu(InventoryItem host) {
        return host.number("summary.hardware.numCpuPkgs")
                .filter(packages -> packages > 0)
                .flatMap(packages -> cores(host).map(cores -> cores / packages));
    }

    private static Optional<Long> cpuUsage(InventoryItem host) {
        return Figures.percent(
                host.number("summary.quickStats.overallCpuUsage"),
                cores(host)
                        .flatMap(cores ->
                                host.number("summary.hardware.cpuMhz")
                                        .map(speed -> speed * cores)));
    }

    private static Optional<Long> memoryUsage(InventoryItem host) {
        return Figures.percent(
                host.number("summary.quickStats.overallMemoryUsage"),
                Figures.mib(host, "summary.hardware.memorySize"));
    }

    private void load(Layout<InventoryItem> tab) {
        tab.column("# VMs total", it -> tallies.ofHost(it.id()).total())
                .column("# VMs", it -> tallies.ofHost(it.id()).running())
                .column(
                        "VMs per Core",
                        it -> Figures.perUnit(tallies.ofHost(it.id()).running(), cores(it)))
                .column("# vCPUs", it -> tallies.ofHost(it.id()).cpus())
                .column(
                        "vCPUs per Core",
                        it -> Figures.perUnit(tallies.ofHost(it.id()).cpus(), cores(it)))
                .column("vRAM", it -> tallies.ofHost(it.id()).memory())
                .column("VM Used memory", it -> tallies.ofHost(it.id()).used())
                .column("VM Memory Swapped", it -> tallies.ofHost(it.id()).swapped())
                .column("VM Memory Ballooned", it -> tallies.ofHost(it.id()).ballooned());
    }

    private static void services(Layout<InventoryItem> tab) {
        tab.column("DNS Servers", it -> it.texts(DNS + "address"))
                .column("DHCP", at(DNS + "dhcp"))
                .column("Domain", at(DNS + "domainName"))
                .column("Domain List", it -> it.texts(DNS + "searchDomain"))
                .column("DNS Search Order", it -> it.texts(DNS + "searchDomain"))
                .column("NTP Server(s)", it -> it.texts("config.dateTimeInfo.ntpConfig.server"))
                .column("NTPD running", HostTabs::keepsTime)
                .column("Time Zone", at(ZONE + "key"))
                .column("Time Zone Name", at(ZONE + "name"))
                .column(
                        "GMT Offset",
                        it ->
                                it.number(ZONE + "gmtOffset")
                                        .map(seconds -> (double) seconds / SECONDS_PER_HOUR));
    }

    static Optional<Boolean> keepsTime(InventoryItem host) {
        return host.items("config.service.service").stream()
                .filter(service -> service.text("key").map("ntpd"::equals).orElse(false))
                .findFirst()
                .flatMap(service -> service.flag("running"));
    }

    private void hardware(Layout<InventoryItem> tab) {
        tab.column("Vendor", at("hardware.systemInfo.vendor"))
                .column("Model", at("hardware.systemInfo.model"))
                .column(
                        "Serial number",
                        it ->
                                it.text("hardware.systemInfo.serialNumber")
                                        .or(() -> identifier(it, "SerialNumberTag")))
                .column("Service tag", it -> identifier(it, "ServiceTag"))
                .column("OEM specific string", it -> identifier(it, "OemSpecificString"))
                .column("BIOS Vendor", at("hardware.biosInfo.vendor"))
                .column("BIOS Version", at("hardware.biosInfo.biosVersion"))
                .column("BIOS Date", at("hardware.biosInfo.releaseDate"))
                .column("Certificate Issuer", certificate("issuer"))
                .column("Certificate Start Date", certificate("notBefore"))
                .column("Certificate Expiry Date", certificate("notAfter"))
                .column("Certificate Status", certificate("status"))
                .column("Certificate Subject", certificate("subject"));
    }

    private static Optional<String> identifier(InventoryItem host, String key) {
        return host.items("hardware.systemInfo.otherIdentifyingInfo").stream()
                .filter(it -> it.text("identifierType.key").map(key::equals).orElse(false))
                .findFirst()
                .flatMap(it -> it.text("identifierValue"));
    }

    private Function<InventoryItem, Object> certificate(String path) {
        return host -> estate.certificate(host).flatMap(it -> it.value(path));
    }

    /// A part of a host.
    record Part(InventoryItem host, InventoryItem item) {}

    static List<Part> parts(Iterable<InventoryItem> hosts, String path) {
        List<Part> all = new ArrayList<>();
        for (InventoryItem host : hosts) {
            host.items(path).forEach(item -> all.add(new Part(host, item)));
        }
        return all;
    }

    static Function<Part, Object> of(String path) {
        return part -> part.item().value(path);
    }

    static Layout<Part> head(Layout<Part> layout, Estate estate) {
        return layout.column("Host", it -> Figures.name(it.host()))
                .column("Datacenter", it -> estate.datacenter(it.host()))
                .column("Cluster", it -> estate.clusterName(it.host()));
    }

    Layout<Part> adapter() {
        return estate.serverColumns(
                head(new Layout<>("vHBA"), estate)
                        .column("Device", of("device"))
                        .column("Type", it -> adapterType(it.item()))
                        .column("Status", of("status"))
                        .column("Bus", of("bus"))
                        .column("Pci", of("pci"))
                        .column("Driver", of("driver"))
                        .column("Model", of("model"))
                        .column("WWN", it -> worldWideName(it.item())));
    }

    private static String adapterType(InventoryItem adapter) {
        if (adapter.isA("HostFibreChannelHba")) {
            return "Fibre Channel";
        }
        if (adapter.isA("HostInternetScsiHba")) {
            return "iSCSI";
        }
        if (adapter.isA("HostParallelScsiHba")) {
            return "SCSI";
        }
        return adapter.isA("HostBlockHba") ? "Block" : Figures.shortType(adapter, "Host");
    }

    private static Optional<String> worldWideName(InventoryItem adapter) {
        return adapter.number("portWorldWideName")
                .map(number ->
                        HexFormat.ofDelimiter(":")
                                .formatHex(
                                        java.nio.ByteBuffer.allocate(Long.BYTES)
                                                .putLong(number)
                                                .array()))
                .or(() -> adapter.text("iScsiName"));
    }

    Layout<Part> card() {
        return estate.serverColumns(
                head(new Layout<>("vNIC"), estate)
                        .column("Network Device", of("device"))
                        .column("Driver", of("driver"))
                        .column("Speed", of("linkSpeed.speedMb"))
                        .column("Duplex", of("linkSpeed.duplex"))
                        .column("MAC", of("mac"))
                        .column("Switch", HostTabs::switchOf)
                        .column("Uplink port", HostTabs::uplinkOf)
                        .column("PCI", of("pci"))
                        .column("WakeOn", of("wakeOnLanSupported")));
    }

    private static Optional<String> switchOf(Part card) {
        String key = card.item().text("key").orElse("");
        return card.host().items("config.network.vswitch").stream()
                .filter(each -> each.texts("pnic").contains(key))
                .findFirst()
                .flatMap(each -> each.text("name"))
                .or(() -> proxy(card).flatMap(each -> each.text("dvsName")));
    }

    private static Optional<InventoryItem> proxy(Part card) {
        String key = card.item().text("key").orElse("");
        return card.host().items("config.network.proxySwitch").stream()
                .filter(each -> each.texts("pnic").contains(key))
                .findFirst();
    }

    private static Optional<String> uplinkOf(Part card) {
        Optional<String> device = card.item().text("device");
        return proxy(card).stream()
                .flatMap(each -> each.items("spec.backing.pnicSpec").stream())
                .filter(spec -> spec.text("pnicDevice").equals(device))
                .findFirst()
                .flatMap(spec -> spec.text("uplinkPortKey"));
    }

    Layout<Part> kernelCard() {
        return estate.serverColumns(
                head(new Layout<>("vSC_VMK"), estate)
                        .column("Port Group", this::portGroup)
                        .column("Device", of("device"))
                        .column("Mac Address", of("spec.mac"))
                        .column("DHCP", of("spec.ip.dhcp"))
                        .column("IP Address", of("spec.ip.ipAddress"))
                        .column("IP 6 Address", HostTabs::addresses)
                        .column("Subnet mask", of("spec.ip.subnetMask"))
                        .column("Gateway", it -> gateway(it, "defaultGateway"))
                        .column("IP 6 Gateway", it -> gateway(it, "ipV6DefaultGateway"))
                        .column("MTU", of("spec.mtu")));
    }

    private Optional<String> portGroup(Part card) {
        return card.item()
                .text("portgroup")
                .filter(text -> !text.isEmpty())
                .or(() ->
                        card.item()
                                .text("spec.distributedVirtualPort.portgroupKey")
                                .flatMap(estate::portGroup)
                                .map(Figures::name));
    }

    private static List<String> addresses(Part card) {
        return card.item().items("spec.ip.ipV6Config.ipV6Address").stream()
                .flatMap(address -> address.text("ipAddress").stream())
                .toList();
    }

    private static Optional<String> gateway(Part card, String path) {
        return card.item()
                .text("spec.ipRouteSpec.ipRouteConfig." + path)
                .or(() -> card.host().text("config.network.ipRouteConfig." + path));
    }

    Layout<Part> multiPath() {
        Layout<Part> tab =
                new Layout<Part>("vMultiPath")
                        .column("Host", it -> Figures.name(it.host()))
                        .column("Cluster", it -> estate.clusterName(it.host()))
                        .column("Datacenter", it -> estate.datacenter(it.host()))
                        .column("Datastore", this::datastore)
                        .column("Disk", lun("canonicalName"))
                        .column("Display name", lun("displayName"))
                        .column("Policy", of("policy.policy"))
                        .column(
                                "Oper. State",
                                it -> lun(it).map(disk -> disk.texts("operationalState")));
        for (int i = 0; i < PATHS; i++) {
            int index = i;
            tab.column("Path " + (i + 1), it -> path(it, index).flatMap(p -> p.text("name")))
                    .column(
                            "Path " + (i + 1) + " state",
                            it -> path(it, index).flatMap(HostTabs::pathState));
        }
        return estate.serverColumns(
                tab.column("vStorage", lun("vStorageSupport"))
                        .column("Queue depth", lun("queueDepth"))
                        .column("Vendor", lun("vendor"))
                        .column("Model", lun("model"))
                        .column("Revision", lun("revision"))
                        .column("Level", lun("scsiLevel"))
                        .column("Serial #", lun("serialNumber"))
                        .column("UUID", lun("uuid"))
                        .column("Object ID", it -> it.host().id()));
    }

    private static Optional<String> pathState(InventoryItem path) {
        return path.text("state").or(() -> path.text("pathState"));
    }

    private static Optional<InventoryItem> path(Part unit, int index) {
        List<InventoryItem> paths = unit.item().items("path");
        return index < paths.size() ? Optional.of(paths.get(index)) : Optional.empty();
    }

    private static Optional<InventoryItem> lun(Part unit) {
        Optional<String> key = unit.item().text("lun");
        return unit.host().items("config.storageDevice.scsiLun").stream()
                .filter(lun -> lun.text("key").equals(key))
                .findFirst();
    }

    private static Function<Part, Object> lun(String path) {
        return unit ->
                lun(unit)
                        .flatMap(lun -> lun.value(path))
                        .map(value -> value instanceof String text ? text.strip() : value);
    }

    private List<String> datastore(Part unit) {
        Optional<String> disk = lun(unit).flatMap(lun -> lun.text("canonicalName"));
        return estate.datastores().stream()
                .filter(datastore ->
                        datastore.items("info.vmfs.extent").stream()
                                .anyMatch(extent -> extent.text("diskName").equals(disk)))
                .map(Figures::name)
                .toList();
    }
}
