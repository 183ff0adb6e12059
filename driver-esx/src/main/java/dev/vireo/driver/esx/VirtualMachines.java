package dev.vireo.driver.esx;

import dev.vireo.api.DomainFilter;
import dev.vireo.api.DomainState;
import dev.vireo.vim.AutoStartAction;
import dev.vireo.vim.AutoStartPowerInfo;
import dev.vireo.vim.HostAutoStartManagerConfig;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.VirtualMachinePowerState;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads what rows about virtual machines say, in libvirt's terms.
final class VirtualMachines {
    /// The property that tells which machines a host starts by itself.
    static final String AUTO_START = "config.autoStart";

    static final String NAME = "name";
    static final String POWER_STATE = "runtime.powerState";
    static final String HOST = "runtime.host";
    static final String UUID_TEXT = "config.uuid";

    /// The UUID where the configuration cannot be read, as with a machine whose datastore is gone.
    static final String SUMMARY_UUID_TEXT = "summary.config.uuid";

    static final String SNAPSHOT = "snapshot";

    private static final UUID NO_UUID = new UUID(0, 0);

    private VirtualMachines() {}

    /// Returns the name as people write it. A name that is not escaped as it should be is shown as
    /// it is; it must not hide the others.
    static String name(Row row) {
        String name = row.find(NAME, String.class).orElse("");
        return EntityName.plain(name);
    }

    static UUID uuid(Row row) {
        // a machine whose UUID is not shown is still there, and must not hide the others
        return Stream.of(UUID_TEXT, SUMMARY_UUID_TEXT)
                .filter(path -> !row.refused().containsKey(path))
                .flatMap(path -> row.find(path, String.class).stream())
                .findFirst()
                .flatMap(VirtualMachines::parseUuid)
                .orElse(NO_UUID);
    }

    /// Returns whether a machine can be told from others by its UUID. The all-zero one stands for
    /// those whose UUID the server does not tell.
    static boolean hasUuid(Row row) {
        return !uuid(row).equals(NO_UUID);
    }

    private static Optional<UUID> parseUuid(String text) {
        String digits = text.replace("-", "").replace(" ", "");
        if (digits.length() != 32) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    new UUID(
                            Long.parseUnsignedLong(digits, 0, 16, 16),
                            Long.parseUnsignedLong(digits, 16, 32, 16)));
        } catch (NumberFormatException _) { // no UUID; the machine is shown without one
            return Optional.empty();
        }
    }

    static DomainState state(Row row) {
        return PowerState.domainState(powerState(row));
    }

    static @Nullable VirtualMachinePowerState powerState(Row row) {
        return row.find(POWER_STATE, VirtualMachinePowerState.class).orElse(null);
    }

    /// Returns the id: the number in the reference, whole or behind `vm-`. Only active machines
    /// have one.
    static OptionalInt id(Row row) {
        if (PowerState.isOff(powerState(row))) {
            return OptionalInt.empty();
        }
        return id(row.object());
    }

    static OptionalInt id(ManagedObjectReference vm) {
        String value = vm.value();
        String digits = value.startsWith("vm-") ? value.substring(3) : value;
        try {
            int id = Integer.parseInt(digits);
            return id > 0 ? OptionalInt.of(id) : OptionalInt.empty();
        } catch (NumberFormatException _) { // a reference of another form: there is no id
            return OptionalInt.empty();
        }
    }

    /// Returns whether a host starts a machine by itself.
    static boolean isAutostarted(HostAutoStartManagerConfig config, ManagedObjectReference vm) {
        var defaults = config.defaults();
        if (defaults == null || !Objects.equals(defaults.enabled(), true)) {
            return false;
        }
        return config.powerInfo().stream()
                .filter(info -> info.key().equals(vm))
                .map(AutoStartPowerInfo::startAction)
                .anyMatch(action -> AutoStartAction.POWER_ON.value().equalsIgnoreCase(action));
    }

    /// Returns whether filters ask for something that no virtual machine of VMware can be.
    static boolean isNever(Set<DomainFilter> filters) {
        return onlyFirst(filters, DomainFilter.TRANSIENT, DomainFilter.PERSISTENT)
                || onlyFirst(filters, DomainFilter.MANAGED_SAVE, DomainFilter.NO_MANAGED_SAVE)
                || onlyFirst(filters, DomainFilter.HAS_CHECKPOINT, DomainFilter.NO_CHECKPOINT);
    }

    /// Returns whether a machine passes the filters: in each group that is asked for, one fits.
    ///
    /// @param autostart what the host starts by itself
    static boolean passes(
            Set<DomainFilter> filters, Row row, List<HostAutoStartManagerConfig> autostart) {
        DomainState state = state(row);
        Set<DomainFilter> is = EnumSet.noneOf(DomainFilter.class);
        // libvirt: everything that is not switched off is active
        is.add(
                state.kind() == DomainState.Kind.SHUT_OFF
                        ? DomainFilter.INACTIVE
                        : DomainFilter.ACTIVE);
        is.add(
                switch (state.kind()) {
                    case RUNNING -> DomainFilter.RUNNING;
                    case PAUSED -> DomainFilter.PAUSED;
                    case SHUT_OFF -> DomainFilter.SHUT_OFF;
                    case NO_STATE -> DomainFilter.OTHER;
                });
        boolean started =
                autostart.stream().anyMatch(config -> isAutostarted(config, row.object()));
        is.add(started ? DomainFilter.AUTOSTART : DomainFilter.NO_AUTOSTART);
        boolean hasSnapshot = row.properties().containsKey(SNAPSHOT);
        is.add(hasSnapshot ? DomainFilter.HAS_SNAPSHOT : DomainFilter.NO_SNAPSHOT);
        return GROUPS.stream().allMatch(group -> passes(filters, is, group));
    }

    private static final List<Set<DomainFilter>> GROUPS =
            List.of(
                    EnumSet.of(DomainFilter.ACTIVE, DomainFilter.INACTIVE),
                    EnumSet.of(
                            DomainFilter.RUNNING,
                            DomainFilter.PAUSED,
                            DomainFilter.SHUT_OFF,
                            DomainFilter.OTHER),
                    EnumSet.of(DomainFilter.AUTOSTART, DomainFilter.NO_AUTOSTART),
                    EnumSet.of(DomainFilter.HAS_SNAPSHOT, DomainFilter.NO_SNAPSHOT));

    private static boolean passes(
            Set<DomainFilter> wanted, Set<DomainFilter> is, Set<DomainFilter> group) {
        Set<DomainFilter> here = EnumSet.copyOf(group);
        here.retainAll(wanted);
        if (here.isEmpty()) {
            return true;
        }
        here.retainAll(is);
        return !here.isEmpty();
    }

    private static boolean onlyFirst(
            Set<DomainFilter> filters, DomainFilter first, DomainFilter second) {
        return filters.contains(first) && !filters.contains(second);
    }
}
