package dev.vireo.driver.esx;

import dev.vireo.api.ConnectionNetworks;
import dev.vireo.api.Network;
import dev.vireo.api.NetworkFilter;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.NetworkDefinition;
import dev.vireo.model.NetworkXml;
import dev.vireo.model.VirtException;
import dev.vireo.vim.HostNetworkInfo;
import dev.vireo.vim.MissingMemberException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;

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

    private static boolean isNever(
            Set<NetworkFilter> filters, NetworkFilter no, NetworkFilter yes) {
        return filters.contains(no) && !filters.contains(yes);
    }

    @Override
    default Network lookupNetwork(String name) {
        return find(network -> network.name().equals(name), "name '" + name + "'");
    }

    @Override
    default Network lookupNetworkByUuid(UUID uuid) {
        return find(network -> network.uuid().equals(uuid), "UUID '" + uuid + "'");
    }

    private Network find(Predicate<Network> wanted, String what) {
        return listNetworks(Set.of()).stream()
                .filter(wanted)
                .findFirst()
                .orElseThrow(() -> notFound(what));
    }

    static VirtException notFound(String what) {
        return new VirtException(
                ErrorCode.NO_NETWORK, "Could not find HostVirtualSwitch with " + what);
    }

    @Override
    default Network defineNetwork(String xml, boolean validate) {
        NetworkDefinition wanted = NetworkXml.read(xml, validate);
        SwitchView view = SwitchView.fetch(hosts());
        try {
            new SwitchChanges(hosts().session(), view).make(wanted);
        } catch (MissingMemberException e) {
            throw FaultTranslator.translate(e, "define network", wanted.name());
        }
        return lookupNetwork(wanted.name());
    }
}
