package dev.vireo.driver.esx;

import dev.vireo.api.ConnectionNetworks;
import dev.vireo.api.Network;
import dev.vireo.api.NetworkFilter;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.NetworkDefinition;
import dev.vireo.model.NetworkXml;
import dev.vireo.model.VirtException;
import dev.vireo.vim.HostNetworkInfo;
import dev.vireo.vim.HostProxySwitch;
import dev.vireo.vim.MissingMemberException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// Shows the virtual switches of the host as networks, as libvirt does, and makes them.
interface HostNetworks extends ConnectionNetworks {
    /// Returns the hosts that this is about.
    HostsInScope hosts();

    @Override
    default List<Network> listNetworks(Set<NetworkFilter> filters) {
        if (isNever(filters, NetworkFilter.INACTIVE, NetworkFilter.ACTIVE)
                || isNever(filters, NetworkFilter.TRANSIENT, NetworkFilter.PERSISTENT)
                || isNever(filters, NetworkFilter.NO_AUTOSTART, NetworkFilter.AUTOSTART)) {
            return List.of();
        }
        if (isWide()) {
            WholeSwitches view = WholeSwitches.fetch(hosts());
            if (view.members().size() != 1) {
                return whole(view);
            }
        }
        Row host = hosts().fetchOne("network", Properties.NETWORK);
        HostNetworkInfo network =
                host.find(Properties.NETWORK, HostNetworkInfo.class)
                        .orElseThrow(() -> host.missing(Properties.NETWORK));
        List<Network> all = new ArrayList<>();
        try {
            network.vswitch().forEach(own -> all.add(EsxNetwork.of(hosts(), own)));
            network.proxySwitch().forEach(part -> all.add(EsxNetwork.of(hosts(), part)));
        } catch (MissingMemberException e) {
            throw FaultTranslator.translate(e, "list", "the networks");
        }
        return List.copyOf(all);
    }

    /// Tells whether this may be about several hosts, which have distributed switches in common and
    /// nothing else.
    private boolean isWide() {
        return hosts().scope().host().isEmpty() && hosts().isOfVcenter();
    }

    private List<Network> whole(WholeSwitches view) {
        try {
            return view.all().stream()
                    .<Network>map(each -> new WholeNetwork(hosts(), each.name(), each.uuid()))
                    .toList();
        } catch (MissingMemberException e) {
            throw FaultTranslator.translate(e, "list", "the networks");
        }
    }

    private static boolean isNever(
            Set<NetworkFilter> filters, NetworkFilter no, NetworkFilter yes) {
        return filters.contains(no) && !filters.contains(yes);
    }

    @Override
    default Network lookupNetwork(String name) {
        List<Network> all = listNetworks(Set.of());
        boolean exact = all.stream().anyMatch(network -> network.name().equals(name));
        return find(
                all,
                network ->
                        exact
                                ? network.name().equals(name)
                                : network.kind() == Network.Kind.DISTRIBUTED
                                        && EntityName.isMeant(
                                                EntityName.stored(network.name()), name),
                "name '" + name + "'");
    }

    @Override
    default Network lookupNetworkByUuid(UUID uuid) {
        return find(
                listNetworks(Set.of()),
                network -> network.uuid().equals(uuid),
                "UUID '" + uuid + "'");
    }

    private Network find(List<Network> all, Predicate<Network> wanted, String what) {
        List<Network> found = all.stream().filter(wanted).toList();
        if (found.isEmpty()) {
            throw isWide() && all.stream().allMatch(WholeNetwork.class::isInstance)
                    ? new VirtException(
                            ErrorCode.NO_NETWORK,
                            "Could not find a distributed switch with "
                                    + what
                                    + "; standard switches are those of one host, which the URI's path"
                                    + " can name")
                    : notFound(what);
        }
        boolean alike = found.stream().noneMatch(each -> each.kind() == Network.Kind.DISTRIBUTED);
        if (found.size() > 1 && !alike) {
            throw new VirtException(
                    ErrorCode.OPERATION_INVALID,
                    "several networks have the "
                            + what
                            + "; their UUIDs are "
                            + found.stream()
                                    .map(HostNetworks::identity)
                                    .collect(Collectors.joining(", ")));
        }
        return found.getFirst();
    }

    private static String identity(Network network) {
        return network.kind() == Network.Kind.STANDARD
                ? network.uuid() + " (a standard switch)"
                : network.uuid().toString();
    }

    /// Returns what to throw where a network of another kind has the name.
    static VirtException taken(String name, UUID uuid, String kind) {
        return new VirtException(
                ErrorCode.OPERATION_FAILED,
                "network '" + name + "' already exists with uuid " + uuid + ", as " + kind);
    }

    static VirtException notFound(String what) {
        return new VirtException(
                ErrorCode.NO_NETWORK, "Could not find HostVirtualSwitch with " + what);
    }

    @Override
    default Network defineNetwork(String xml, boolean validate) {
        NetworkDefinition wanted = NetworkXml.read(xml, validate);
        if (wanted.distributed().isPresent() && !hosts().isOfVcenter()) {
            throw new VirtException(
                    ErrorCode.OPERATION_UNSUPPORTED,
                    "network '"
                            + wanted.name()
                            + "' is a distributed switch, which is made in a vCenter; connect"
                            + " with vpx://");
        }
        if (wanted.distributed().isPresent() || isWide()) {
            WholeSwitches whole = WholeSwitches.fetch(hosts());
            if (wanted.distributed().isPresent() || whole.members().size() != 1) {
                return define(whole, wanted);
            }
        }
        SwitchView view = SwitchView.fetch(hosts());
        try {
            for (HostProxySwitch part : view.network().proxySwitch()) {
                if (EntityName.isMeant(part.dvsName(), wanted.name())) {
                    throw taken(
                            wanted.name(),
                            EsxNetwork.uuid(part),
                            "a distributed switch of this host");
                }
            }
            new SwitchChanges(hosts().session(), view).make(wanted);
        } catch (MissingMemberException e) {
            throw FaultTranslator.translate(e, "define network", wanted.name());
        }
        hosts().session().requireMade(wanted.name());
        return lookupNetwork(wanted.name());
    }

    private static Network define(WholeSwitches view, NetworkDefinition wanted) {
        try {
            return new SwitchDefinition(view, wanted).define();
        } catch (MissingMemberException e) {
            throw FaultTranslator.translate(e, "define network", wanted.name());
        }
    }
}
