package dev.vireo.driver.esx;

import dev.vireo.model.NetworkDefinition;
import dev.vireo.model.NetworkDefinition.Bandwidth;
import dev.vireo.model.NetworkDefinition.Distributed;
import dev.vireo.model.NetworkDefinition.PortGroup;
import dev.vireo.model.NetworkDefinition.Rate;
import dev.vireo.vim.DVPortSetting;
import dev.vireo.vim.DVSNameArrayUplinkPortPolicy;
import dev.vireo.vim.DVSTrafficShapingPolicy;
import dev.vireo.vim.DVSUplinkPortPolicy;
import dev.vireo.vim.HostNetworkPolicy;
import dev.vireo.vim.HostNetworkTrafficShapingPolicy;
import dev.vireo.vim.HostPortGroup;
import dev.vireo.vim.HostProxySwitch;
import dev.vireo.vim.HostVirtualSwitch;
import dev.vireo.vim.LongPolicy;
import dev.vireo.vim.NumericRange;
import dev.vireo.vim.VMwareDVSPortSetting;
import dev.vireo.vim.VmwareDistributedVirtualSwitchPvlanSpec;
import dev.vireo.vim.VmwareDistributedVirtualSwitchTrunkVlanSpec;
import dev.vireo.vim.VmwareDistributedVirtualSwitchVlanIdSpec;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Describes virtual switches in libvirt's terms.
final class SwitchDocument {
    /// VMware's number for all VLANs at once.
    static final int ALL_VLANS = 4095;

    static final int USUAL_MTU = 1500;
    static final String BRIDGE = "bridge";

    private final SwitchView view;

    SwitchDocument(SwitchView view) {
        this.view = view;
    }

    NetworkDefinition of(HostVirtualSwitch own) {
        List<String> cards = view.cards(own.pnic());
        return new NetworkDefinition(
                own.name(),
                Optional.of(EsxNetwork.uuid(own)),
                cards.isEmpty() ? Optional.empty() : Optional.of(BRIDGE),
                cards,
                unusual(own.mtu()),
                bandwidth(own.spec().policy()),
                view.portGroups(own).stream()
                        .filter(view::isForMachines)
                        .map(SwitchDocument::portGroup)
                        .toList(),
                Optional.empty());
    }

    static PortGroup portGroup(HostPortGroup group) {
        int vlan = group.spec().vlanId();
        return new PortGroup(
                group.spec().name(),
                vlan == 0 ? List.of() : List.of(vlan),
                vlan == ALL_VLANS,
                bandwidth(group.spec().policy()));
    }

    private static OptionalInt unusual(@Nullable Integer mtu) {
        return mtu == null || mtu == USUAL_MTU ? OptionalInt.empty() : OptionalInt.of(mtu);
    }

    private static Optional<Bandwidth> bandwidth(@Nullable HostNetworkPolicy policy) {
        HostNetworkTrafficShapingPolicy shaping = policy == null ? null : policy.shapingPolicy();
        if (shaping == null || !Objects.equals(shaping.enabled(), true)) {
            return Optional.empty();
        }
        Optional<Rate> rate =
                Optional.of(
                        Shaping.rate(
                                shaping.averageBandwidth(),
                                shaping.peakBandwidth(),
                                shaping.burstSize()));
        return Optional.of(new Bandwidth(rate, rate));
    }

    NetworkDefinition of(HostProxySwitch distributed) {
        List<String> cards = view.cards(distributed.pnic());
        return new NetworkDefinition(
                EntityName.plain(distributed.dvsName()),
                Optional.of(EsxNetwork.uuid(distributed)),
                cards.isEmpty() ? Optional.empty() : Optional.of(BRIDGE),
                cards,
                unusual(distributed.mtu()),
                Optional.empty(),
                view.portGroups(distributed).stream().map(SwitchDocument::portGroup).toList(),
                Optional.of(new Distributed(uplinks(view.uplinkPolicy(distributed)))));
    }

    /// Describes a distributed switch as its vCenter knows it.
    ///
    /// @param cards those of the hosts that the connection is about
    static NetworkDefinition of(WholeSwitches.Whole whole, List<String> cards, List<Row> groups) {
        return new NetworkDefinition(
                whole.name(),
                Optional.of(whole.uuid()),
                cards.isEmpty() ? Optional.empty() : Optional.of(BRIDGE),
                cards,
                unusual(whole.mtu()),
                Optional.empty(),
                groups.stream().map(SwitchDocument::portGroup).toList(),
                Optional.of(new Distributed(whole.uplinks())));
    }

    static List<String> uplinks(@Nullable DVSUplinkPortPolicy policy) {
        return policy instanceof DVSNameArrayUplinkPortPolicy named
                ? named.uplinkPortName()
                : List.of();
    }

    static PortGroup portGroup(Row group) {
        Optional<DVPortSetting> setting = group.find(SwitchView.SETTING, DVPortSetting.class);
        List<Integer> vlans = setting.map(SwitchDocument::vlans).orElse(List.of());
        boolean trunk =
                setting.filter(VMwareDVSPortSetting.class::isInstance)
                        .map(VMwareDVSPortSetting.class::cast)
                        .filter(each ->
                                each.vlan() instanceof VmwareDistributedVirtualSwitchTrunkVlanSpec)
                        .isPresent();
        Optional<Rate> in =
                setting.map(DVPortSetting::inShapingPolicy).flatMap(SwitchDocument::rate);
        Optional<Rate> out =
                setting.map(DVPortSetting::outShapingPolicy).flatMap(SwitchDocument::rate);
        return new PortGroup(
                EntityName.of(group),
                vlans,
                trunk,
                // what comes in to the switch goes out of the guest
                in.isEmpty() && out.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new Bandwidth(out, in)));
    }

    private static List<Integer> vlans(DVPortSetting setting) {
        if (!(setting instanceof VMwareDVSPortSetting vmware)) {
            return List.of();
        }
        return switch (vmware.vlan()) {
            case VmwareDistributedVirtualSwitchVlanIdSpec one ->
                    one.vlanId() == 0 ? List.of() : List.of(one.vlanId());
            case VmwareDistributedVirtualSwitchPvlanSpec one -> List.of(one.pvlanId());
            case VmwareDistributedVirtualSwitchTrunkVlanSpec many -> trunk(many.vlanId());
            case null, default -> List.of();
        };
    }

    private static List<Integer> trunk(List<NumericRange> ranges) {
        List<Integer> ids =
                ranges.stream()
                        .flatMapToInt(range ->
                                IntStream.rangeClosed(
                                        Math.max(0, range.start()),
                                        Math.min(ALL_VLANS, range.end())))
                        .boxed()
                        .toList();
        return ids.size() >= ALL_VLANS - 1 ? List.of(ALL_VLANS) : ids;
    }

    private static Optional<Rate> rate(DVSTrafficShapingPolicy policy) {
        if (policy.enabled() == null || !Objects.equals(policy.enabled().value(), true)) {
            return Optional.empty();
        }
        return Optional.of(
                Shaping.rate(
                        value(policy.averageBandwidth()),
                        value(policy.peakBandwidth()),
                        value(policy.burstSize())));
    }

    private static @Nullable Long value(@Nullable LongPolicy policy) {
        return policy == null ? null : policy.value();
    }
}
