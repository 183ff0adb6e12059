package dev.vireo.export;

import dev.vireo.api.InventoryItem;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/// The tables with a row for each machine.
final class MachineTabs {
    private static final int NETWORKS = 8;

    private final Estate estate;

    MachineTabs(Estate estate) {
        this.estate = estate;
    }

    /// Adds the columns at the beginning of all tables about machines.
    static <T> Layout<T> head(Layout<T> layout, Function<T, Machine> machine) {
        return layout.column("VM", it -> machine.apply(it).name())
                .column("Powerstate", it -> item(machine, it).text("runtime.powerState"))
                .column("Template", it -> machine.apply(it).isTemplate())
                .column("SRM Placeholder", it -> machine.apply(it).isPlaceholder());
    }

    /// Adds the columns at the end of all tables about machines.
    <T> Layout<T> tail(Layout<T> layout, Function<T, Machine> machine) {
        return tail(layout, machine, "OS according to the VMware Tools", false);
    }

    /// Adds the same columns as some tables have them: with the machine's reference once more.
    <T> Layout<T> tailWithReference(
            Layout<T> layout, Function<T, Machine> machine, String toolsHeading) {
        return tail(layout, machine, toolsHeading, true);
    }

    private <T> Layout<T> tail(
            Layout<T> layout, Function<T, Machine> machine, String tools, boolean reference) {
        layout.column("Annotation", it -> item(machine, it).text("config.annotation"));
        estate.customColumns(layout, "VirtualMachine", it -> item(machine, it));
        place(layout, machine)
                .column("Folder", it -> estate.folder(item(machine, it)))
                .column(
                        "OS according to the configuration file",
                        it -> item(machine, it).text("config.guestFullName"))
                .column(tools, it -> machine.apply(it).toolsOs());
        if (reference) {
            layout.column("VMRef", it -> item(machine, it).id());
        }
        layout.column("VM ID", it -> item(machine, it).id())
                .column("VM UUID", it -> item(machine, it).text("config.instanceUuid"));
        return estate.serverColumns(layout);
    }

    private <T> Layout<T> place(Layout<T> layout, Function<T, Machine> machine) {
        return layout.column(
                        "Datacenter", it -> machine.apply(it).host().flatMap(estate::datacenter))
                .column("Cluster", it -> machine.apply(it).cluster().map(Figures::name))
                .column("Host", it -> machine.apply(it).host().map(Figures::name));
    }

    private static <T> InventoryItem item(Function<T, Machine> machine, T subject) {
        return machine.apply(subject).item();
    }

    private static Function<Machine, Object> at(String path) {
        return machine -> machine.item().value(path);
    }

    Layout<Machine> info() {
        Layout<Machine> tab = head(new Layout<>("vInfo"), it -> it);
        state(tab);
        size(tab);
        for (int i = 0; i < NETWORKS; i++) {
            int index = i;
            tab.column("Network #" + (i + 1), it -> it.network(index));
        }
        tab.column("Num Monitors", it -> video(it, "numDisplays"))
                .column("Video Ram KiB", it -> video(it, "videoRamSizeInKB"))
                .column("Resource pool", Machine::poolPath)
                .column("Folder ID", at("parent"))
                .column("Folder", it -> estate.folder(it.item()))
                .column(
                        "vApp",
                        it ->
                                it.item()
                                        .text("parentVApp")
                                        .flatMap(estate::pool)
                                        .map(Figures::name));
        availability(tab);
        boot(tab);
        tab.column("Path", at("config.files.vmPathName"))
                .column("Log directory", at("config.files.logDirectory"))
                .column("Snapshot directory", at("config.files.snapshotDirectory"))
                .column("Suspend directory", at("config.files.suspendDirectory"))
                .column("Annotation", at("config.annotation"));
        estate.customColumns(tab, "VirtualMachine", Machine::item);
        place(tab, it -> it)
                .column("OS according to the configuration file", at("config.guestFullName"))
                .column("OS according to the VMware Tools", Machine::toolsOs)
                .column("Customization Info", at("guest.customizationInfo.customizationStatus"))
                .column("Guest Detailed Data", at("guest.guestDetailedData"))
                .column("VM ID", it -> it.item().id())
                .column("SMBIOS UUID", at("config.uuid"))
                .column("VM UUID", at("config.instanceUuid"))
                .column(
                        "VI SDK Server type",
                        _ -> estate.about().flatMap(it -> it.text("fullName")))
                .column(
                        "VI SDK API Version",
                        _ -> estate.about().flatMap(it -> it.text("apiVersion")));
        return estate.serverColumns(tab);
    }

    private static void state(Layout<Machine> tab) {
        tab.column("Config status", at("configStatus"))
                .column("DNS Name", at("guest.hostName"))
                .column("Connection state", at("runtime.connectionState"))
                .column("Guest state", at("guest.guestState"))
                .column("Heartbeat", at("guestHeartbeatStatus"))
                .column("Consolidation Needed", at("runtime.consolidationNeeded"))
                .column("PowerOn", at("runtime.bootTime"))
                .column("Suspended To Memory", at("runtime.suspendedToMemory"))
                .column("Suspend time", at("runtime.suspendTime"))
                .column("Suspend Interval", at("runtime.suspendInterval"))
                .column("Creation date", at("config.createDate"))
                .column("Change Version", at("config.changeVersion"));
    }

    private static void size(Layout<Machine> tab) {
        tab.column("CPUs", at("config.hardware.numCPU"))
                .column("Overall Cpu Readiness", at("summary.quickStats.overallCpuReadiness"))
                .column("Memory", at("config.hardware.memoryMB"))
                .column("Active Memory", MachineTabs::activeMemory)
                .column("NICs", it -> it.cards().size())
                .column("Disks", it -> it.disks().size())
                .column(
                        "Total disk capacity MiB",
                        it -> Figures.mib(it.disks().stream().mapToLong(Machine::capacity).sum()))
                .column("Fixed Passthru HotPlug", at("config.fixedPassthruHotPlugEnabled"))
                .column("min Required EVC Mode Key", at("runtime.minRequiredEVCModeKey"))
                .column("Latency Sensitivity", at("config.latencySensitivity.level"))
                .column("Op Notification Timeout", at("runtime.opNotificationTimeout"))
                .column("EnableUUID", at("config.flags.diskUuidEnabled"))
                .column("CBT", at("config.changeTrackingEnabled"))
                .column("Primary IP Address", at("guest.ipAddress"));
    }

    private static Optional<Long> activeMemory(Machine machine) {
        return machine.item()
                .number("summary.quickStats.activeMemory")
                .or(() -> machine.item().number("summary.quickStats.guestMemoryUsage"));
    }

    private static Object video(Machine machine, String path) {
        return machine.devices("VirtualMachineVideoCard").stream()
                .findFirst()
                .flatMap(card -> card.value(path));
    }

    private static void availability(Layout<Machine> tab) {
        tab.column("DAS protection", at("runtime.dasVmProtection.dasProtected"))
                .column("FT State", at("runtime.faultToleranceState"))
                .column("FT Role", at("config.ftInfo.role"))
                .column("FT Latency", at("summary.quickStats.ftLatencyStatus"))
                .column("FT Bandwidth", at("summary.quickStats.ftLogBandwidth"))
                .column("FT Sec. Latency", at("summary.quickStats.ftSecondaryLatency"))
                .column("Vm Failover In Progress", at("runtime.vmFailoverInProgress"))
                .column(
                        "Provisioned MiB",
                        it -> Figures.mib(it.storage("committed") + it.storage("uncommitted")))
                .column("In Use MiB", it -> Figures.mib(it.storage("committed")))
                .column("Unshared MiB", it -> Figures.mib(it.storage("unshared")))
                .column("HA Restart Priority", it -> it.availability("restartPriority"))
                .column("HA Isolation Response", it -> it.availability("isolationResponse"))
                .column(
                        "HA VM Monitoring",
                        it -> it.availability("vmToolsMonitoringSettings.vmMonitoring"))
                .column(
                        "Cluster rule(s)",
                        it ->
                                it.rules().stream()
                                        .map(rule -> Figures.shortType(rule, "Cluster"))
                                        .toList())
                .column(
                        "Cluster rule name(s)",
                        it ->
                                it.rules().stream()
                                        .map(rule -> rule.text("name").orElse(""))
                                        .toList());
    }

    private static void boot(Layout<Machine> tab) {
        tab.column("Boot Required", at("summary.config.installBootRequired"))
                .column("Boot delay", at("config.bootOptions.bootDelay"))
                .column("Boot retry delay", at("config.bootOptions.bootRetryDelay"))
                .column("Boot retry enabled", at("config.bootOptions.bootRetryEnabled"))
                .column("Boot BIOS setup", at("config.bootOptions.enterBIOSSetup"))
                .column("Reboot PowerOff", at("config.rebootPowerOff"))
                .column("EFI Secure boot", at("config.bootOptions.efiSecureBootEnabled"))
                .column("Firmware", at("config.firmware"))
                .column(
                        "HW version",
                        it -> Figures.hardwareVersion(it.item().text("config.version")))
                .column(
                        "HW upgrade status",
                        at("config.scheduledHardwareUpgradeInfo.scheduledHardwareUpgradeStatus"))
                .column(
                        "HW upgrade policy",
                        at("config.scheduledHardwareUpgradeInfo.upgradePolicy"))
                .column("HW target", at("config.scheduledHardwareUpgradeInfo.versionKey"));
    }

    Layout<Machine> cpu() {
        return head(new Layout<Machine>("vCPU"), it -> it)
                .column("CPUs", at("config.hardware.numCPU"))
                .column("Sockets", MachineTabs::sockets)
                .column("Cores p/s", MachineTabs::coresPerSocket)
                .column("Max", at("runtime.maxCpuUsage"))
                .column("Overall", at("summary.quickStats.overallCpuUsage"))
                .column("Level", at("config.cpuAllocation.shares.level"))
                .column("Shares", at("config.cpuAllocation.shares.shares"))
                .column("Reservation", at("config.cpuAllocation.reservation"))
                .column("Entitlement", at("summary.quickStats.staticCpuEntitlement"))
                .column("DRS Entitlement", at("summary.quickStats.distributedCpuEntitlement"))
                .column("Limit", at("config.cpuAllocation.limit"))
                .column("Hot Add", at("config.cpuHotAddEnabled"))
                .column("Hot Remove", at("config.cpuHotRemoveEnabled"))
                .column("Numa Hotadd Exposed", at("config.numaInfo.vnumaOnCpuHotaddExposed"))
                .columns(tab -> tail(tab, it -> it));
    }

    private static long coresPerSocket(Machine machine) {
        return Math.max(1, machine.item().number("config.hardware.numCoresPerSocket").orElse(1L));
    }

    private static Optional<Long> sockets(Machine machine) {
        return machine.item()
                .number("config.hardware.numCPU")
                .map(cpus -> Math.ceilDiv(cpus, coresPerSocket(machine)));
    }

    Layout<Machine> memory() {
        return head(new Layout<Machine>("vMemory"), it -> it)
                .column("Size MiB", at("config.hardware.memoryMB"))
                .column(
                        "Memory Reservation Locked To Max",
                        at("config.memoryReservationLockedToMax"))
                .column("Overhead", at("summary.quickStats.consumedOverheadMemory"))
                .column("Max", at("runtime.maxMemoryUsage"))
                .column("Consumed", at("summary.quickStats.hostMemoryUsage"))
                .column("Consumed Overhead", at("summary.quickStats.consumedOverheadMemory"))
                .column("Private", at("summary.quickStats.privateMemory"))
                .column("Shared", at("summary.quickStats.sharedMemory"))
                .column("Swapped", at("summary.quickStats.swappedMemory"))
                .column("Ballooned", at("summary.quickStats.balloonedMemory"))
                .column("Active", MachineTabs::activeMemory)
                .column("Entitlement", at("summary.quickStats.staticMemoryEntitlement"))
                .column("DRS Entitlement", at("summary.quickStats.distributedMemoryEntitlement"))
                .column("Level", at("config.memoryAllocation.shares.level"))
                .column("Shares", at("config.memoryAllocation.shares.shares"))
                .column("Reservation", at("config.memoryAllocation.reservation"))
                .column("Limit", at("config.memoryAllocation.limit"))
                .column("Hot Add", at("config.memoryHotAddEnabled"))
                .columns(tab -> tail(tab, it -> it));
    }

    Layout<Machine> tools() {
        return head(new Layout<Machine>("vTools"), it -> it)
                .column(
                        "VM Version",
                        it -> Figures.hardwareVersion(it.item().text("config.version")))
                .column("Tools", at("guest.toolsStatus"))
                .column("Tools Version", at("guest.toolsVersion"))
                .column("Required Version", MachineTabs::requiredTools)
                .column("Upgradeable", it -> needsUpgrade(it) ? "Yes" : "No")
                .column("Upgrade Policy", at("config.tools.toolsUpgradePolicy"))
                .column("Sync time", at("config.tools.syncTimeWithHost"))
                .column("App status", at("guest.appState"))
                .column("Heartbeat status", at("guest.appHeartbeatStatus"))
                .column("Kernel Crash state", at("guest.guestKernelCrashed"))
                .column("Operation Ready", at("guest.guestOperationsReady"))
                .column("State change support", at("guest.guestStateChangeSupported"))
                .column("Interactive Guest", at("guest.interactiveGuestOperationsReady"))
                .columns(tab ->
                        tailWithReference(tab, it -> it, "OS according to the VMware Tools"));
    }

    private static boolean needsUpgrade(Machine machine) {
        return List.of("guestToolsNeedUpgrade", "guestToolsSupportedOld", "guestToolsTooOld")
                .contains(machine.item().text("guest.toolsVersionStatus2").orElse(""));
    }

    /// The server tells the version that it has only by saying that the guest's is the same.
    private static Optional<String> requiredTools(Machine machine) {
        return machine.item()
                .text("guest.toolsVersion")
                .filter(_ ->
                        Objects.equals(
                                machine.item().text("guest.toolsVersionStatus2").orElse(""),
                                "guestToolsCurrent"));
    }
}
