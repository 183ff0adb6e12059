package dev.vireo.driver.esx;

import dev.vireo.api.ConnectionInterfaces;
import dev.vireo.api.HostInterface;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import dev.vireo.vim.HostNetworkInfo;
import dev.vireo.vim.MissingMemberException;
import java.util.List;

/// Shows the network interfaces of the host.
interface HostInterfaces extends ConnectionInterfaces {
    /// Returns the hosts that this is about.
    HostsInScope hosts();

    @Override
    default List<HostInterface> listInterfaces() {
        Row host = hosts().fetchOne("network interfaces", Properties.NETWORK);
        HostNetworkInfo network =
                host.find(Properties.NETWORK, HostNetworkInfo.class)
                        .orElseThrow(() -> host.missing(Properties.NETWORK));
        try {
            return NetworkAdapters.of(network);
        } catch (MissingMemberException e) {
            throw FaultTranslator.translate(e, "read", "the network interfaces");
        }
    }

    @Override
    default HostInterface lookupInterface(String name) {
        return listInterfaces().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        new VirtException(
                                ErrorCode.NO_INTERFACE,
                                "Could not find an interface with name '" + name + "'"));
    }

    @Override
    default HostInterface lookupInterfaceByMac(String mac) {
        List<HostInterface> found =
                listInterfaces().stream().filter(one -> one.mac().equalsIgnoreCase(mac)).toList();
        if (found.isEmpty()) {
            throw new VirtException(
                    ErrorCode.NO_INTERFACE,
                    "Could not find physical NIC with MAC address '" + mac + "'");
        }
        HostInterface first = found.getFirst();
        if (found.size() > 1 && found.get(1).kind() == first.kind()) {
            throw new VirtException(
                    ErrorCode.MULTIPLE_INTERFACES,
                    "MAC address '"
                            + mac
                            + "' is that of "
                            + String.join(", ", found.stream().map(HostInterface::name).toList()));
        }
        return first;
    }
}
