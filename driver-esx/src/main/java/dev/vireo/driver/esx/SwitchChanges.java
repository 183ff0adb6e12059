package dev.vireo.driver.esx;

import dev.vireo.api.NetworkUpdate;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.NetworkDefinition;
import dev.vireo.model.NetworkDefinition.PortGroup;
import dev.vireo.model.VirtException;
import dev.vireo.vim.AddPortGroupRequest;
import dev.vireo.vim.AddVirtualSwitchRequest;
import dev.vireo.vim.HostNetworkPolicy;
import dev.vireo.vim.HostPortGroup;
import dev.vireo.vim.HostPortGroupPort;
import dev.vireo.vim.HostPortGroupSpec;
import dev.vireo.vim.HostVirtualSwitch;
import dev.vireo.vim.HostVirtualSwitchBondBridge;
import dev.vireo.vim.HostVirtualSwitchSpec;
import dev.vireo.vim.RemovePortGroupRequest;
import dev.vireo.vim.RemoveVirtualSwitchRequest;
import dev.vireo.vim.UpdatePortGroupRequest;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// Makes, changes and removes standard switches and their port groups.
final class SwitchChanges {
    private static final int PORTS = 128;
    private static final Set<String> MODES = Set.of("bridge");
    private static final String OF_MACHINES = "virtualMachine";

    private final EsxSession session;
    private final SwitchView view;

    SwitchChanges(EsxSession session, SwitchView view) {
        this.session = session;
        this.view = view;
    }

    /// Makes a switch; takes it away again if a port group fails.
    void make(NetworkDefinition wanted) {
        check(wanted);
        List<HostPortGroupSpec> groups =
                wanted.portGroups().stream().map(group -> spec(group, wanted.name())).toList();
        session.call(
                AddVirtualSwitchRequest.builder(view.system())
                        .vswitchName(wanted.name())
                        .spec(spec(wanted))
                        .build(),
                "define network",
                wanted.name());
        try {
            groups.forEach(this::add);
        } catch (VirtException e) {
            removeAfter(e, wanted.name());
            throw e;
        }
    }

    private void removeAfter(VirtException failure, String name) {
        try {
            removeSwitch(name);
        } catch (VirtException e) { // the first failure is the one to report
            failure.addSuppressed(e);
        }
    }

    private void check(NetworkDefinition wanted) {
        if (view.standard(wanted.name()).isPresent()) {
            throw new VirtException(
                    ErrorCode.OPERATION_UNSUPPORTED,
                    "virtual switch '"
                            + wanted.name()
                            + "' exists already; its port groups can be changed one by one");
        }
        if (wanted.uuid().isPresent()) {
            throw new VirtException(ErrorCode.CONFIG_UNSUPPORTED, "Cannot use predefined UUID");
        }
        wanted.forward()
                .filter(mode -> !MODES.contains(mode))
                .ifPresent(mode -> {
                    throw new VirtException(
                            ErrorCode.CONFIG_UNSUPPORTED,
                            "Unsupported forward mode '" + mode + "'");
                });
        Set<String> names = new HashSet<>();
        view.network().portgroup().forEach(group -> names.add(group.spec().name()));
        for (PortGroup group : wanted.portGroups()) {
            if (!names.add(group.name())) {
                throw new VirtException(
                        ErrorCode.NETWORK_EXIST, "with a port group '" + group.name() + "'");
            }
        }
        for (String card : wanted.interfaces()) {
            if (view.network().pnic().stream().noneMatch(each -> each.device().equals(card))) {
                throw new VirtException(
                        ErrorCode.CONFIG_UNSUPPORTED,
                        "the host has no physical NIC '" + card + "'");
            }
        }
    }

    private static HostVirtualSwitchSpec spec(NetworkDefinition wanted) {
        HostVirtualSwitchSpec.Builder<?> spec = HostVirtualSwitchSpec.builder().numPorts(PORTS);
        if (!wanted.interfaces().isEmpty()) {
            spec.bridge(
                    HostVirtualSwitchBondBridge.builder().nicDevice(wanted.interfaces()).build());
        }
        wanted.mtu().ifPresent(spec::mtu);
        wanted.bandwidth()
                .ifPresent(bandwidth ->
                        spec.policy(
                                HostNetworkPolicy.builder()
                                        .shapingPolicy(Shaping.policy(bandwidth))
                                        .build()));
        return spec.build();
    }

    private static HostPortGroupSpec spec(PortGroup group, String owner) {
        HostNetworkPolicy.Builder<?> policy = HostNetworkPolicy.builder();
        group.bandwidth().ifPresent(bandwidth -> policy.shapingPolicy(Shaping.policy(bandwidth)));
        return HostPortGroupSpec.builder()
                .name(group.name())
                .vlanId(vlan(group))
                .vswitchName(owner)
                .policy(policy.build())
                .build();
    }

    /// Returns the one VLAN of a port group; guests that see tags see all of them.
    private static int vlan(PortGroup group) {
        List<Integer> vlans = group.vlans();
        boolean all = vlans.equals(List.of(SwitchDocument.ALL_VLANS));
        if (vlans.size() > 1 || group.trunk() != all) {
            throw new VirtException(
                    ErrorCode.CONFIG_UNSUPPORTED,
                    "port group '"
                            + group.name()
                            + "': a port group of a standard switch is in one VLAN, or in all with"
                            + " trunk='yes' and the tag "
                            + SwitchDocument.ALL_VLANS);
        }
        return vlans.isEmpty() ? 0 : vlans.getFirst();
    }

    private void add(HostPortGroupSpec spec) {
        session.call(
                AddPortGroupRequest.builder(view.system()).portgrp(spec).build(),
                "add port group",
                spec.name());
    }

    /// Changes one port group.
    void update(HostVirtualSwitch owner, NetworkUpdate update, PortGroup wanted) {
        Optional<HostPortGroup> known =
                view.portGroups(owner).stream()
                        .filter(group -> group.spec().name().equals(wanted.name()))
                        .findFirst();
        requireKnown(update, known.isPresent(), owner.name(), wanted.name());
        switch (update) {
            case ADD -> add(spec(wanted, owner.name()));
            case MODIFY ->
                    session.call(
                            UpdatePortGroupRequest.builder(view.system())
                                    .pgName(wanted.name())
                                    .portgrp(changed(known.orElseThrow(), wanted))
                                    .build(),
                            "change port group",
                            wanted.name());
            case DELETE -> {
                requireNoHostPorts(List.of(known.orElseThrow()), "port group");
                removeGroup(wanted.name());
            }
        }
    }

    /// Makes sure that a port group is there, or not yet.
    static void requireKnown(NetworkUpdate update, boolean known, String owner, String name) {
        if (update == NetworkUpdate.ADD && known) {
            throw new VirtException(
                    ErrorCode.OPERATION_INVALID,
                    "there is an existing portgroup entry in network '"
                            + owner
                            + "' that matches \"<portgroup name='"
                            + name
                            + "'>\"");
        }
        if (update != NetworkUpdate.ADD && !known) {
            throw new VirtException(
                    ErrorCode.OPERATION_INVALID,
                    "couldn't find a portgroup entry in network '"
                            + owner
                            + "' matching <portgroup name='"
                            + name
                            + "'>");
        }
    }

    /// Keeps of a port group's rules what documents do not tell.
    private static HostPortGroupSpec changed(HostPortGroup known, PortGroup wanted) {
        HostPortGroupSpec spec = spec(wanted, known.spec().vswitchName());
        return spec.toBuilder()
                .policy(
                        known.spec().policy().toBuilder()
                                .shapingPolicy(spec.policy().shapingPolicy())
                                .build())
                .build();
    }

    /// Removes a switch with its port groups.
    void remove(HostVirtualSwitch own) {
        List<HostPortGroup> groups = view.portGroups(own);
        requireNoHostPorts(groups, "HostVirtualSwitch");
        groups.forEach(group -> removeGroup(group.spec().name()));
        removeSwitch(own.name());
    }

    private static void requireNoHostPorts(List<HostPortGroup> groups, String what) {
        for (HostPortGroup group : groups) {
            for (HostPortGroupPort port : group.port()) {
                if (!Objects.equals(port.type(), OF_MACHINES)) {
                    throw new VirtException(
                            ErrorCode.OPERATION_INVALID,
                            "Cannot undefine " + what + " that has a '" + port.type() + "' port");
                }
            }
        }
    }

    private void removeGroup(String name) {
        session.call(
                RemovePortGroupRequest.builder(view.system()).pgName(name).build(),
                "remove port group",
                name);
    }

    private void removeSwitch(String name) {
        session.call(
                RemoveVirtualSwitchRequest.builder(view.system()).vswitchName(name).build(),
                "undefine network",
                name);
    }
}
