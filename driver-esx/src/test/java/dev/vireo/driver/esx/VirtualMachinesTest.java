package dev.vireo.driver.esx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.api.DomainFilter;
import dev.vireo.vim.AutoStartDefaults;
import dev.vireo.vim.AutoStartPowerInfo;
import dev.vireo.vim.AutoStartWaitHeartbeatSetting;
import dev.vireo.vim.HostAutoStartManagerConfig;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.VirtualMachinePowerState;
import dev.vireo.vim.VirtualMachineSnapshotInfo;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VirtualMachinesTest {
    @ParameterizedTest
    @CsvSource({"50%25 a%2fb, 50% a/b", "50% off, 50% off", "plain, plain"})
    void resolvesEscapesOfNamesAndShowsOthersAsTheyAre(String server, String shown) {
        assertThat(VirtualMachines.name(row("9", Map.of(VirtualMachines.NAME, server))))
                .isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({
        "b03b24de-847f-5b0d-85f4-221b300038a8, b03b24de-847f-5b0d-85f4-221b300038a8",
        "'B0 3b 24 de 84 7f 5b 0d-85 f4 22 1b 30 00 38 a8', b03b24de-847f-5b0d-85f4-221b300038a8",
        "nonsense, 00000000-0000-0000-0000-000000000000",
        "zzzzzzzz-847f-5b0d-85f4-221b300038a8, 00000000-0000-0000-0000-000000000000"
    })
    void readsUuidsLeniently(String text, UUID uuid) {
        assertThat(VirtualMachines.uuid(row("9", Map.of(VirtualMachines.UUID_TEXT, text))))
                .isEqualTo(uuid);
    }

    @Test
    void takesTheUuidOfTheSummaryWhereTheConfigurationCannotBeRead() {
        String uuid = "b03b24de-847f-5b0d-85f4-221b300038a8";
        assertThat(VirtualMachines.uuid(row("9", Map.of(VirtualMachines.SUMMARY_UUID_TEXT, uuid))))
                .hasToString(uuid);
    }

    @ParameterizedTest
    @CsvSource({
        "9, 9",
        "vm-42, 42",
        "vm-x, -1",
        "0, -1",
        "-3, -1",
        "group-7, -1",
        "99999999999, -1"
    })
    void readsIdsFromReferences(String reference, int id) {
        OptionalInt found = VirtualMachines.id(row(reference, on()));
        assertThat(found.orElse(-1)).isEqualTo(id);
    }

    @Test
    void onlyActiveMachinesHaveIds() {
        assertThat(VirtualMachines.id(row("9", state(VirtualMachinePowerState.POWERED_OFF))))
                .isEmpty();
        assertThat(VirtualMachines.id(row("9", state(VirtualMachinePowerState.SUSPENDED))))
                .hasValue(9);
    }

    @Test
    void withoutFiltersEverythingPasses() {
        assertThat(passes(Set.of(), on())).isTrue();
    }

    @Test
    void withinAGroupOneFitIsEnough() {
        Set<DomainFilter> both = EnumSet.of(DomainFilter.ACTIVE, DomainFilter.INACTIVE);
        assertThat(passes(both, on())).isTrue();
        assertThat(passes(EnumSet.of(DomainFilter.RUNNING, DomainFilter.PAUSED), on())).isTrue();
        assertThat(passes(EnumSet.of(DomainFilter.SHUT_OFF, DomainFilter.PAUSED), on())).isFalse();
    }

    @Test
    void betweenGroupsAllMustFit() {
        assertThat(passes(EnumSet.of(DomainFilter.ACTIVE, DomainFilter.NO_SNAPSHOT), on()))
                .isTrue();
        assertThat(passes(EnumSet.of(DomainFilter.ACTIVE, DomainFilter.HAS_SNAPSHOT), on()))
                .isFalse();
        Map<String, Object> withSnapshot = new HashMap<>(on());
        withSnapshot.put(VirtualMachines.SNAPSHOT, VirtualMachineSnapshotInfo.builder().build());
        assertThat(passes(EnumSet.of(DomainFilter.HAS_SNAPSHOT), withSnapshot)).isTrue();
    }

    @Test
    void suspendedMachinesAreActive() {
        Map<String, Object> suspended = state(VirtualMachinePowerState.SUSPENDED);
        assertThat(passes(EnumSet.of(DomainFilter.ACTIVE), suspended)).isTrue();
        assertThat(passes(EnumSet.of(DomainFilter.PAUSED), suspended)).isTrue();
        assertThat(passes(EnumSet.of(DomainFilter.RUNNING), suspended)).isFalse();
    }

    @Test
    void statesOfNewerServersAreOther() {
        Map<String, Object> odd = state(VirtualMachinePowerState.of("hibernating"));
        assertThat(passes(EnumSet.of(DomainFilter.OTHER), odd)).isTrue();
        assertThat(passes(EnumSet.of(DomainFilter.ACTIVE), odd)).isTrue();
    }

    @Test
    void autostartNeedsTheHostsSwitchAndTheMachinesAction() {
        assertThat(isAutostarted(true, "powerOn")).isTrue();
        assertThat(isAutostarted(true, "PowerOn")).isTrue();
        assertThat(isAutostarted(false, "powerOn")).isFalse();
        assertThat(isAutostarted(true, "none")).isFalse();
    }

    @Test
    void nothingIsTransientOrSaved() {
        assertThat(VirtualMachines.isNever(EnumSet.of(DomainFilter.TRANSIENT))).isTrue();
        assertThat(
                        VirtualMachines.isNever(
                                EnumSet.of(DomainFilter.TRANSIENT, DomainFilter.PERSISTENT)))
                .isFalse();
        assertThat(VirtualMachines.isNever(EnumSet.of(DomainFilter.MANAGED_SAVE))).isTrue();
        assertThat(VirtualMachines.isNever(EnumSet.of(DomainFilter.HAS_CHECKPOINT))).isTrue();
        assertThat(VirtualMachines.isNever(EnumSet.of(DomainFilter.ACTIVE))).isFalse();
    }

    private static boolean isAutostarted(boolean enabled, String action) {
        ManagedObjectReference vm = new ManagedObjectReference("VirtualMachine", "9");
        HostAutoStartManagerConfig config =
                HostAutoStartManagerConfig.builder()
                        .defaults(AutoStartDefaults.builder().enabled(enabled).build())
                        .powerInfo(
                                List.of(
                                        AutoStartPowerInfo.builder()
                                                .key(vm)
                                                .startOrder(-1)
                                                .startDelay(-1)
                                                .waitForHeartbeat(
                                                        AutoStartWaitHeartbeatSetting
                                                                .SYSTEM_DEFAULT)
                                                .startAction(action)
                                                .stopDelay(-1)
                                                .stopAction("none")
                                                .build()))
                        .build();
        return VirtualMachines.isAutostarted(config, vm);
    }

    private static boolean passes(Set<DomainFilter> filters, Map<String, Object> properties) {
        return VirtualMachines.passes(filters, row("9", properties), List.of());
    }

    private static Map<String, Object> on() {
        return state(VirtualMachinePowerState.POWERED_ON);
    }

    private static Map<String, Object> state(VirtualMachinePowerState state) {
        return Map.of(VirtualMachines.POWER_STATE, state);
    }

    private static Row row(String reference, Map<String, Object> properties) {
        return new Row(new ManagedObjectReference("VirtualMachine", reference), properties);
    }
}
