package dev.vireo.driver.esx;

import dev.vireo.api.Network;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.NetworkDefinition;
import dev.vireo.model.NetworkDefinition.Distributed;
import dev.vireo.model.NetworkDefinition.PortGroup;
import dev.vireo.model.VirtException;
import dev.vireo.vim.DVSNameArrayUplinkPortPolicy;
import dev.vireo.vim.DistributedVirtualSwitchHostMemberConfigSpec;
import dev.vireo.vim.DistributedVirtualSwitchHostMemberPnicBacking;
import dev.vireo.vim.DistributedVirtualSwitchHostMemberPnicSpec;
import dev.vireo.vim.HostVirtualSwitch;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.ReconfigureDvsTaskRequest;
import dev.vireo.vim.VMwareDVSConfigSpec;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;

/// Makes a distributed switch as a document says, or lets the one of its name become so.
///
/// The hosts that the connection is about get a part of it, with the cards that the document names.
final class SwitchDefinition {
    private static final String DEFINE = "define network";
    private static final String ADD = "add";
    private static final String EDIT = "edit";

    private final HostsInScope hosts;
    private final WholeSwitches view;
    private final Row datacenter;
    private final NetworkDefinition wanted;

    /// Starts with a document.
    ///
    /// @throws VirtException `OPERATION_INVALID` if the connection is about several datacenters
    SwitchDefinition(WholeSwitches view, NetworkDefinition wanted) {
        this.hosts = view.hosts();
        this.view = view;
        this.datacenter = view.datacenter();
        this.wanted = wanted;
    }

    /// Makes or changes the switch.
    Network define() {
        Optional<WholeSwitches.Whole> known = view.named(wanted.name(), datacenter);
        check(known);
        if (known.isPresent()) {
            change(known.get());
            return new WholeNetwork(hosts, known.get().name(), known.get().uuid());
        }
        return make();
    }

    // What cannot be

    private void check(Optional<WholeSwitches.Whole> known) {
        checkIdentity(known);
        wanted.forward()
                .filter(mode -> !mode.equals(SwitchDocument.BRIDGE))
                .ifPresent(mode -> {
                    throw unsupported("Unsupported forward mode '" + mode + "'");
                });
        if (wanted.bandwidth().isPresent()) {
            throw unsupported(
                    "a distributed switch has no bandwidth of its own; its port groups have");
        }
        checkGroups(known);
        if (known.filter(this::hasCards).isEmpty()) {
            checkCards(known);
        }
    }

    private void checkCards(Optional<WholeSwitches.Whole> known) {
        for (Row host : view.members()) {
            for (String card : wanted.interfaces()) {
                if (!WholeSwitches.cards(host).contains(card)) {
                    throw unsupported(
                            "the host "
                                    + EntityName.of(host)
                                    + " has no physical NIC '"
                                    + card
                                    + "'");
                }
            }
        }
        List<String> uplinks =
                named().orElseGet(() ->
                        known.map(WholeSwitches.Whole::uplinks).orElse(wanted.interfaces()));
        if (uplinks.size() < wanted.interfaces().size()) {
            throw unsupported(
                    "a switch with "
                            + uplinks.size()
                            + " uplinks takes no "
                            + wanted.interfaces().size()
                            + " physical NICs of a host");
        }
    }

    private void checkIdentity(Optional<WholeSwitches.Whole> known) {
        wanted.uuid()
                .ifPresent(uuid -> {
                    Optional<WholeSwitches.Whole> owner = view.find(uuid);
                    if (known.isPresent() && !known.get().uuid().equals(uuid)) {
                        throw new VirtException(
                                ErrorCode.OPERATION_FAILED,
                                "network '"
                                        + wanted.name()
                                        + "' already exists with uuid "
                                        + known.get().uuid());
                    }
                    if (known.isEmpty() && owner.isPresent()) {
                        throw new VirtException(
                                ErrorCode.OPERATION_FAILED,
                                "network '"
                                        + owner.get().name()
                                        + "' is already defined with uuid "
                                        + uuid);
                    }
                });
        for (Row host : view.members()) {
            for (HostVirtualSwitch own : WholeSwitches.standard(host)) {
                if (own.name().equals(wanted.name())) {
                    throw HostNetworks.taken(
                            wanted.name(),
                            EsxNetwork.uuid(own),
                            "a standard switch of the host " + EntityName.of(host));
                }
            }
        }
        if (known.isEmpty() && isTaken(wanted.name(), Optional.empty())) {
            throw new VirtException(
                    ErrorCode.NETWORK_EXIST, "with a port group '" + wanted.name() + "'");
        }
    }

    private void checkGroups(Optional<WholeSwitches.Whole> known) {
        Set<String> names = new HashSet<>();
        for (PortGroup group : wanted.portGroups()) {
            DistributedChanges.vlan(group);
            if (!names.add(group.name()) || isTaken(group.name(), known)) {
                throw new VirtException(
                        ErrorCode.NETWORK_EXIST, "with a port group '" + group.name() + "'");
            }
        }
    }

    /// Tells whether a network has a name, other than the port groups of a switch.
    private boolean isTaken(String name, Optional<WholeSwitches.Whole> owner) {
        List<ManagedObjectReference> own =
                owner.map(each -> view.portGroups(each).stream().map(Row::object).toList())
                        .orElse(List.of());
        return view.networks(datacenter)
                .filter(row -> !own.contains(row.object()))
                .anyMatch(row -> EntityName.isMeant(row, name));
    }

    private static VirtException unsupported(String detail) {
        return new VirtException(ErrorCode.CONFIG_UNSUPPORTED, detail);
    }

    // A new one

    private Network make() {
        List<String> uplinks =
                named().orElseGet(() ->
                        IntStream.rangeClosed(1, wanted.interfaces().size())
                                .mapToObj(number -> "Uplink " + number)
                                .toList());
        VMwareDVSConfigSpec.Builder<?> spec =
                VMwareDVSConfigSpec.builder()
                        .name(EntityName.stored(wanted.name()))
                        .host(view.members().stream().map(host -> member(ADD, host)).toList());
        wanted.mtu().ifPresent(spec::maxMtu);
        if (!uplinks.isEmpty()) {
            spec.uplinkPortPolicy(policy(uplinks));
        }
        return new SwitchCreation(view, datacenter, wanted).make(spec.build());
    }

    // One that is there

    private void change(WholeSwitches.Whole known) {
        AtomicBoolean changed = new AtomicBoolean();
        try {
            reconfigure(known, () -> changed.set(true));
            new DistributedChanges(
                            hosts.session(),
                            wanted.name(),
                            known.row().object(),
                            view.portGroups(known))
                    .become(wanted.portGroups(), () -> changed.set(true));
        } catch (VirtException e) {
            String left = changed.get() ? "; what was changed before stays changed" : "";
            throw new VirtException(e.code(), e.detail() + left, e);
        }
    }

    private void reconfigure(WholeSwitches.Whole known, Runnable done) {
        VMwareDVSConfigSpec.Builder<?> spec =
                VMwareDVSConfigSpec.builder().configVersion(known.config().configVersion());
        VMwareDVSConfigSpec unchanged = spec.build();
        int mtu = wanted.mtu().orElse(SwitchDocument.USUAL_MTU);
        if (mtu != known.mtu()) {
            spec.maxMtu(mtu);
        }
        named().filter(names -> !names.equals(known.uplinks()))
                .ifPresent(names -> spec.uplinkPortPolicy(policy(names)));
        List<DistributedVirtualSwitchHostMemberConfigSpec> members = changedMembers(known);
        if (!members.isEmpty()) {
            spec.host(members);
        }
        VMwareDVSConfigSpec change = spec.build();
        if (!change.equals(unchanged)) {
            EsxSession session = hosts.session();
            try {
                session.work(
                        session.call(
                                ReconfigureDvsTaskRequest.builder(known.row().object())
                                        .spec(change)
                                        .build(),
                                DEFINE,
                                wanted.name()),
                        DEFINE,
                        wanted.name());
            } catch (VirtException e) {
                throw members.isEmpty()
                        ? e
                        : new BusyCards(view, known.name(), wanted.interfaces()).with(e);
            }
            done.run();
        }
    }

    /// Hosts that have other cards than the document says. Those without a part of the switch stay
    /// without if others have one; if none has, all get one.
    private List<DistributedVirtualSwitchHostMemberConfigSpec> changedMembers(
            WholeSwitches.Whole known) {
        if (hasCards(known)) {
            return List.of();
        }
        List<Row> parts =
                view.members().stream().filter(host -> known.cards(host).isPresent()).toList();
        if (parts.isEmpty()) {
            return view.members().stream().map(host -> member(ADD, host)).toList();
        }
        return parts.stream()
                .filter(host -> !known.cards(host).equals(Optional.of(wanted.interfaces())))
                .map(host -> member(EDIT, host))
                .toList();
    }

    /// Tells whether the hosts of the connection have the cards of the document. What is shown of
    /// several hosts is all their cards together, and says nothing against a host that has fewer,
    /// or no part of the switch at all; one host has to have its part.
    private boolean hasCards(WholeSwitches.Whole known) {
        boolean missing =
                view.members().size() == 1 && known.cards(view.members().getFirst()).isEmpty();
        return !missing && view.describe(known).interfaces().equals(wanted.interfaces());
    }

    // Parts of specifications

    private Optional<List<String>> named() {
        return wanted.distributed().map(Distributed::uplinks).filter(names -> !names.isEmpty());
    }

    private static DVSNameArrayUplinkPortPolicy policy(List<String> uplinks) {
        return DVSNameArrayUplinkPortPolicy.builder().uplinkPortName(uplinks).build();
    }

    private DistributedVirtualSwitchHostMemberConfigSpec member(String operation, Row host) {
        return DistributedVirtualSwitchHostMemberConfigSpec.builder()
                .operation(operation)
                .host(host.object())
                .backing(
                        DistributedVirtualSwitchHostMemberPnicBacking.builder()
                                .pnicSpec(
                                        wanted.interfaces().stream()
                                                .map(card ->
                                                        DistributedVirtualSwitchHostMemberPnicSpec
                                                                .builder()
                                                                .pnicDevice(card)
                                                                .build())
                                                .toList())
                                .build())
                .build();
    }
}
