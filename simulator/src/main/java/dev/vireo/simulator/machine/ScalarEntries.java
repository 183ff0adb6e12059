package dev.vireo.simulator.machine;

import dev.vireo.vim.DataObject;
import dev.vireo.vim.EnumType;
import dev.vireo.vim.EnumValue;
import dev.vireo.vim.OptionValue;
import dev.vireo.vim.VirtualMachineConfigInfo;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The entries of a VMX file that are one member of a configuration each.
final class ScalarEntries {
    private static final List<Row> ROWS =
            List.of(
                    // hardware
                    Row.always("memSize", "hardware.memoryMB", 32),
                    Row.always("numvcpus", "hardware.numCPU", 1),
                    new Row("cpuid.coresPerSocket", "hardware.numCoresPerSocket", 1),
                    new Row("cpuid.autoCoresPerSocket", "hardware.autoCoresPerSocket", null),
                    new Row("cpuid.threadsPerCore", "hardware.simultaneousThreads", null),
                    new Row("ich7m.present", "hardware.virtualICH7MPresent", false),
                    new Row("smc.present", "hardware.virtualSMCPresent", false),
                    new Row("chipset.motherboardLayout", "hardware.motherboardLayout", null),
                    new Row("vcpu.hotadd", "cpuHotAddEnabled", false),
                    new Row("vcpu.hotremove", "cpuHotRemoveEnabled", false),
                    new Row("mem.hotadd", "memoryHotAddEnabled", false),
                    new Row("vhv.enable", "nestedHVEnabled", false),
                    new Row("vpmc.enable", "vPMCEnabled", false),
                    new Row("vassert.enable", "vAssertsEnabled", false),
                    new Row("sev.enable", "sevEnabled", null),
                    new Row("sev.snp.enable", "sevSnpEnabled", null),
                    new Row("tdx.enable", "tdxEnabled", null),
                    new Row("numa.vcpu.coresPerNode", "numaInfo.coresPerNumaNode", null),
                    new Row("numa.autoCoresPerNode", "numaInfo.autoCoresPerNumaNode", null),
                    new Row("numa.allowHotadd", "numaInfo.vnumaOnCpuHotaddExposed", null),
                    new Row("sched.mem.pin", "memoryReservationLockedToMax", false),
                    // identity
                    new Row("annotation", "annotation", ""),
                    new Row("guestOSAltName", "alternateGuestName", ""),
                    new Row("template", "template", false),
                    new Row("managedBy.extensionKey", "managedBy.extensionKey", null),
                    new Row("managedBy.type", "managedBy.type", null),
                    // starting
                    new Row("firmware", "firmware", "bios"),
                    new Row("bios.bootDelay", "bootOptions.bootDelay", 0L),
                    new Row("bios.forceSetupOnce", "bootOptions.enterBIOSSetup", false),
                    new Row("uefi.secureBoot.enabled", "bootOptions.efiSecureBootEnabled", null),
                    new Row("bios.bootRetry.enabled", "bootOptions.bootRetryEnabled", false),
                    new Row("bios.bootRetry.delay", "bootOptions.bootRetryDelay", 10_000L),
                    new Row("bios.networkBootProtocol", "bootOptions.networkBootProtocol", null),
                    // power operations
                    Row.always("powerType.powerOff", "defaultPowerOps.powerOffType", "soft"),
                    Row.always("powerType.suspend", "defaultPowerOps.suspendType", "hard"),
                    Row.always("powerType.reset", "defaultPowerOps.resetType", "soft"),
                    new Row("powerType.standby", "defaultPowerOps.standbyAction", "checkpoint"),
                    new Row("vmx.reboot.powerCycle", "rebootPowerOff", null),
                    // Tools
                    Row.always("tools.upgrade.policy", "tools.toolsUpgradePolicy", "manual"),
                    Row.always("tools.syncTime", "tools.syncTimeWithHost", false),
                    new Row("time.synchronize.allow", "tools.syncTimeWithHostAllowed", null),
                    Row.always("toolScripts.afterPowerOn", "tools.afterPowerOn", true),
                    Row.always("toolScripts.afterResume", "tools.afterResume", true),
                    Row.always("toolScripts.beforeSuspend", "tools.beforeGuestStandby", true),
                    Row.always("toolScripts.beforePowerOff", "tools.beforeGuestShutdown", true),
                    new Row("toolScripts.beforeReboot", "tools.beforeGuestReboot", null),
                    new Row("guestInfo.vmtools.versionNumber", "tools.toolsVersion", 0),
                    new Row("tools.installType", "tools.toolsInstallType", null),
                    new Row("tools.deployPkg.fileName", "tools.pendingCustomization", null),
                    new Row("tools.guest.desktop.autolock", "guestAutoLockEnabled", true),
                    // flags
                    new Row("disable_acceleration", "flags.disableAcceleration", false),
                    new Row("logging", "flags.enableLogging", true),
                    new Row("toe.enable", "flags.useToe", false),
                    new Row("vmx.debugInfo", "flags.runWithDebugInfo", false),
                    new Row("vmx.buildType", "flags.monitorType", "release"),
                    new Row("sched.cpu.htsharing", "flags.htSharing", "any"),
                    new Row("snapshot.disabled", "flags.snapshotDisabled", false),
                    new Row("snapshot.locked", "flags.snapshotLocked", false),
                    new Row("snapshot.action", "flags.snapshotPowerOffBehavior", "powerOff"),
                    new Row("disk.EnableUUID", "flags.diskUuidEnabled", false),
                    new Row("monitor.virtual_mmu", "flags.virtualMmuUsage", null),
                    new Row("monitor.virtual_exec", "flags.virtualExecUsage", null),
                    new Row("replay.enabled", "flags.recordReplayEnabled", false),
                    new Row("ft.type", "flags.faultToleranceType", "unset"),
                    new Row("cbrc.enable", "flags.cbrcCacheEnabled", null),
                    new Row("vvtd.enable", "flags.vvtdEnabled", null),
                    new Row("vbs.enable", "flags.vbsEnabled", null),
                    // the rest
                    new Row("gui.powerOnAtStartup", "consolePreferences.powerOnWhenOpened", null),
                    new Row(
                            "gui.fullScreenAtPowerOn",
                            "consolePreferences.enterFullScreenOnPowerOn",
                            null),
                    new Row(
                            "gui.exitAtPowerOff",
                            "consolePreferences.closeOnPowerOffOrSuspend",
                            null),
                    new Row("RemoteDisplay.maxConnections", "maxMksConnections", 40),
                    new Row("ctkEnabled", "changeTrackingEnabled", false),
                    new Row("sched.cpu.latencySensitivity", "latencySensitivity.level", null),
                    new Row(
                            "sched.cpu.latencySensitivity.value",
                            "latencySensitivity.sensitivity",
                            null),
                    new Row("net.shaper.enabled", "networkShaper.enabled", null),
                    new Row("net.shaper.peakBps", "networkShaper.peakBps", null),
                    new Row("net.shaper.averageBps", "networkShaper.averageBps", null),
                    new Row("net.shaper.burstSize", "networkShaper.burstSize", null),
                    new Row(
                            "virtualHW.scheduledUpgrade.when",
                            "scheduledHardwareUpgradeInfo.upgradePolicy",
                            null),
                    new Row(
                            "virtualHW.scheduledUpgrade.to",
                            "scheduledHardwareUpgradeInfo.versionKey",
                            null),
                    new Row(
                            "virtualHW.scheduledUpgrade.state",
                            "scheduledHardwareUpgradeInfo.scheduledHardwareUpgradeStatus",
                            null),
                    new Row("migrate.encryptionMode", "migrateEncryption", null),
                    new Row("ftcpt.ftEncryptionMode", "ftEncryptionMode", null),
                    new Row("vmci.messageBusTunnel", "messageBusTunnelEnabled", null),
                    new Row("vmx.statsCollection", "vmxStatsCollectionEnabled", null),
                    new Row("vmOpNotificationToApp.enable", "vmOpNotificationToAppEnabled", null),
                    new Row("vmOpNotificationToApp.timeout", "vmOpNotificationTimeout", null),
                    new Row("nvdimm.failover", "pmemFailoverEnabled", null),
                    new Row("pciPassthru.hotplug", "fixedPassthruHotPlugEnabled", null),
                    new Row("ft.metro.enable", "metroFtEnabled", null),
                    new Row("ft.metro.hostGroup", "metroFtHostGroup", null));

    /// What hosts list in `extraConfig`, too, in lower case.
    private static final Set<String> SHOWN =
            Set.of("disk.enableuuid", "vhv.enable", "guestinfo.vmtools.versionnumber");

    private ScalarEntries() {}

    /// An entry.
    ///
    /// @param key its name
    /// @param path the member of the configuration
    /// @param absent what the member is without the entry
    /// @param always whether the entry is written if it says what holds without it
    private record Row(String key, String path, @Nullable Object absent, boolean always) {
        Row(String key, String path, @Nullable Object absent) {
            this(key, path, absent, false);
        }

        static Row always(String key, String path, Object absent) {
            return new Row(key, path, absent, true);
        }

        @Nullable Object parse(@Nullable String text) {
            if (text == null) {
                return absent;
            }
            var member = Members.member(VirtualMachineConfigInfo.TYPE, path);
            Object value =
                    switch (member.kind()) {
                        case BOOLEAN -> VmxValues.flag(text).orElse(null);
                        case INT ->
                                VmxValues.number(text)
                                        .filter(n -> n == n.intValue())
                                        .map(Long::intValue)
                                        .orElse(null);
                        case LONG -> VmxValues.number(text).orElse(null);
                        case ENUM ->
                                member.type()
                                        .filter(EnumType.class::isInstance)
                                        .map(type -> (Object) ((EnumType<?>) type).of(text))
                                        .orElse(null);
                        default -> word(text);
                    };
            return value == null ? absent : value;
        }

        private String word(String text) {
            return key.startsWith("powerType.") && text.equals("default") ? "preset" : text;
        }

        String text(Object value) {
            return switch (value) {
                case Boolean flag -> flag ? "TRUE" : "FALSE";
                case EnumValue word -> word.value();
                case String word when key.startsWith("powerType.") && word.equals("preset") ->
                        "default";
                default -> String.format(Locale.ROOT, "%s", value);
            };
        }
    }

    static VirtualMachineConfigInfo read(VmxEntries entries, VirtualMachineConfigInfo config) {
        DataObject read = config;
        for (Row row : ROWS) {
            read = Members.with(read, row.path(), row.parse(entries.get(row.key())));
        }
        return (VirtualMachineConfigInfo) read;
    }

    static void write(VirtualMachineConfigInfo config, VmxEntries entries) {
        for (Row row : ROWS) {
            Object value = Members.get(config, row.path());
            if (value != null && (row.always() || !value.equals(row.absent()))) {
                entries.put(row.key(), row.text(value));
            }
        }
    }

    /// Sets the member that an entry stands for, if it stands for one; an empty value is no entry.
    static VirtualMachineConfigInfo set(VirtualMachineConfigInfo config, String key, String value) {
        for (Row row : ROWS) {
            if (row.key().equalsIgnoreCase(key)) {
                return (VirtualMachineConfigInfo)
                        Members.with(config, row.path(), row.parse(value.isEmpty() ? null : value));
            }
        }
        return config;
    }

    /// Lists members in `extraConfig` as well, as hosts do with some, and with the values that they
    /// have.
    static VirtualMachineConfigInfo show(VirtualMachineConfigInfo config) {
        Map<String, OptionValue> options = new LinkedHashMap<>();
        config.extraConfig().forEach(each -> options.put(id(each.key()), each));
        for (Row row : ROWS) {
            String id = id(row.key());
            Object value = Members.get(config, row.path());
            if (value != null
                    && (row.always() || !value.equals(row.absent()))
                    && SHOWN.contains(id)) {
                OptionValue before = options.get(id);
                String key = before == null ? row.key() : before.key();
                options.put(id, VmxReader.option(key, row.text(value)));
            } else {
                options.remove(id);
            }
        }
        List<OptionValue> shown = List.copyOf(options.values());
        return shown.equals(config.extraConfig())
                ? config
                : config.toBuilder().extraConfig(shown).build();
    }

    private static String id(String key) {
        return key.toLowerCase(Locale.ROOT);
    }
}
