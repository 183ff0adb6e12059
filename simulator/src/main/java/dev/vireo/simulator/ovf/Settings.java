package dev.vireo.simulator.ovf;

import dev.vireo.simulator.machine.MemberTexts;
import dev.vireo.vim.DataObject;
import dev.vireo.vim.LocalizedMethodFault;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/// What VMware's products write beyond OVF: members of specifications by their path.
final class Settings {
    /// Those of machines, with their place in a configuration.
    static final Map<String, String> OF_MACHINES = ofMachines();

    /// Those of devices.
    static final List<String> OF_DEVICES =
            List.of(
                    "slotInfo.pciSlotNumber",
                    "connectable.allowGuestControl",
                    "wakeOnLanEnabled",
                    "uptCompatibilityEnabled",
                    "backing.writeThrough",
                    "backing.diskMode",
                    "autoConnectDevices",
                    "ehciEnabled",
                    "videoRamSizeInKB",
                    "numDisplays",
                    "useAutoDetect",
                    "enable3DSupport",
                    "use3dRenderer",
                    "graphicsMemorySizeInKB",
                    "allowUnrestrictedCommunication");

    private Settings() {}

    private static Map<String, String> ofMachines() {
        Map<String, String> known = new LinkedHashMap<>();
        for (String same :
                List.of(
                        "cpuHotAddEnabled",
                        "cpuHotRemoveEnabled",
                        "memoryHotAddEnabled",
                        "firmware",
                        "nestedHVEnabled",
                        "vPMCEnabled",
                        "memoryReservationLockedToMax",
                        "bootOptions.efiSecureBootEnabled",
                        "bootOptions.bootDelay",
                        "bootOptions.bootRetryEnabled",
                        "bootOptions.bootRetryDelay",
                        "flags.vbsEnabled",
                        "flags.vvtdEnabled",
                        "flags.diskUuidEnabled",
                        "tools.syncTimeWithHost",
                        "tools.toolsUpgradePolicy",
                        "tools.afterPowerOn",
                        "tools.afterResume",
                        "tools.beforeGuestShutdown",
                        "tools.beforeGuestStandby")) {
            known.put(same, same);
        }
        for (String power : List.of("powerOffType", "suspendType", "resetType", "standbyAction")) {
            known.put("powerOpInfo." + power, "defaultPowerOps." + power);
        }
        for (String hardware : List.of("virtualICH7MPresent", "virtualSMCPresent")) {
            known.put(hardware, "hardware." + hardware);
        }
        return Collections.unmodifiableMap(known);
    }

    /// Applies settings. What is not known is a problem only if the package says so.
    ///
    /// @param known the keys that may be used
    /// @param warnings who is told of what is passed over
    static <T extends DataObject> T apply(
            T object,
            List<Item.Setting> settings,
            List<String> known,
            Consumer<LocalizedMethodFault> warnings) {
        T changed = object;
        for (Item.Setting setting : settings) {
            T before = changed;
            Optional<T> done =
                    Optional.of(setting.key())
                            .filter(known::contains)
                            .flatMap(key -> MemberTexts.with(before, key, setting.value()));
            if (done.isEmpty() && setting.required()) {
                throw OvfProblem.setting(setting.line(), "Config", setting.key());
            }
            if (done.isEmpty()) {
                warnings.accept(
                        OvfProblem.setting(setting.line(), "Config", setting.key()).localized());
            }
            changed = Objects.requireNonNull(done.orElse(before));
        }
        return changed;
    }
}
