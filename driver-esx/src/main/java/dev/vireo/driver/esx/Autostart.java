package dev.vireo.driver.esx;

import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import dev.vireo.vim.AutoStartAction;
import dev.vireo.vim.AutoStartDefaults;
import dev.vireo.vim.AutoStartPowerInfo;
import dev.vireo.vim.AutoStartWaitHeartbeatSetting;
import dev.vireo.vim.HostAutoStartManagerConfig;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.ReconfigureAutostartRequest;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// What the host of a machine starts by itself.
///
/// @param machine the machine
/// @param manager who starts machines there
/// @param config whom, and whether at all
record Autostart(
        Machine machine,
        Optional<ManagedObjectReference> manager,
        HostAutoStartManagerConfig config) {
    private static final int UNSET = -1;

    static Autostart fetch(Machine machine) {
        List<Row> rows =
                machine.fetchWithHost(
                        List.of(VirtualMachines.POWER_STATE),
                        List.of(VirtualMachines.AUTO_START, Properties.AUTO_START_MANAGER));
        machine.own(rows);
        Row host = Row.ofType(rows, Scope.HOST);
        return new Autostart(
                machine,
                host.find(Properties.AUTO_START_MANAGER, ManagedObjectReference.class),
                host.find(VirtualMachines.AUTO_START, HostAutoStartManagerConfig.class)
                        .orElseThrow(() -> host.missing(VirtualMachines.AUTO_START)));
    }

    boolean isOn() {
        return VirtualMachines.isAutostarted(config, machine.reference());
    }

    /// Says whether the machine starts with its host. What its entry says besides stays, and so do
    /// the entries of others.
    void set(boolean on) {
        if (on == isOn()) {
            return;
        }
        HostAutoStartManagerConfig.Builder<?> change =
                HostAutoStartManagerConfig.builder().powerInfo(List.of(entry(on)));
        if (on && !isEnabled()) {
            refuseToStartOthers();
            change.defaults(AutoStartDefaults.builder().enabled(true).build());
        }
        ManagedObjectReference target =
                manager.orElseThrow(() ->
                        new VirtException(
                                ErrorCode.OPERATION_UNSUPPORTED,
                                "the host of '" + machine.name() + "' starts no domains itself"));
        machine.session()
                .call(
                        ReconfigureAutostartRequest.builder(target).spec(change.build()).build(),
                        "change the autostart of",
                        machine.name());
    }

    private boolean isEnabled() {
        AutoStartDefaults defaults = config.defaults();
        return defaults != null && Objects.equals(defaults.enabled(), true);
    }

    private static boolean starts(AutoStartPowerInfo entry) {
        return AutoStartAction.POWER_ON.value().equalsIgnoreCase(entry.startAction());
    }

    /// With the host's general switch, everything that has an entry would start too.
    private void refuseToStartOthers() {
        long others =
                config.powerInfo().stream()
                        .filter(each -> starts(each) && !each.key().equals(machine.reference()))
                        .count();
        if (others > 0) {
            throw new VirtException(
                    ErrorCode.OPERATION_INVALID,
                    "Cannot enable general autostart option without affecting other domains: "
                            + others
                            + " of them would start with the host too");
        }
    }

    private AutoStartPowerInfo entry(boolean on) {
        String action = (on ? AutoStartAction.POWER_ON : AutoStartAction.NONE).value();
        Optional<AutoStartPowerInfo> known =
                config.powerInfo().stream()
                        .filter(each -> each.key().equals(machine.reference()))
                        .findFirst();
        if (known.isPresent()) {
            AutoStartPowerInfo.Builder<?> changed = known.get().toBuilder().startAction(action);
            return (on ? changed : changed.startOrder(UNSET)).build();
        }
        return AutoStartPowerInfo.builder()
                .key(machine.reference())
                .startOrder(UNSET)
                .startDelay(UNSET)
                .waitForHeartbeat(AutoStartWaitHeartbeatSetting.SYSTEM_DEFAULT)
                .startAction(action)
                .stopDelay(UNSET)
                .stopAction(AutoStartAction.SYSTEM_DEFAULT.value())
                .build();
    }
}
