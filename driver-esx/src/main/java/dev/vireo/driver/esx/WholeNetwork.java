package dev.vireo.driver.esx;

import dev.vireo.api.Network;
import dev.vireo.api.NetworkUpdate;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.NetworkDefinition;
import dev.vireo.model.NetworkXml;
import dev.vireo.model.VirtException;
import dev.vireo.vim.MissingMemberException;
import java.util.UUID;

/// A distributed switch as its vCenter knows it.
final class WholeNetwork implements Network {
    private final HostsInScope hosts;
    private final String name;
    private final UUID uuid;

    WholeNetwork(HostsInScope hosts, String name, UUID uuid) {
        this.hosts = hosts;
        this.name = name;
        this.uuid = uuid;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public UUID uuid() {
        return uuid;
    }

    @Override
    public Kind kind() {
        return Kind.DISTRIBUTED;
    }

    @Override
    public String fetchXml() {
        WholeSwitches view = WholeSwitches.fetch(hosts);
        try {
            return NetworkXml.write(view.describe(whole(view)));
        } catch (MissingMemberException e) {
            throw FaultTranslator.translate(e, "describe", name);
        }
    }

    private WholeSwitches.Whole whole(WholeSwitches view) {
        return view.find(uuid).orElseThrow(this::gone);
    }

    private VirtException gone() {
        return HostNetworks.notFound("name '" + name + "'");
    }

    @Override
    public void setAutostart(boolean autostart) {
        if (!autostart) {
            throw new VirtException(
                    ErrorCode.INTERNAL_ERROR, "Cannot deactivate network autostart");
        }
        fetchXml();
    }

    @Override
    public void updatePortGroup(NetworkUpdate update, String xml) {
        NetworkDefinition.PortGroup wanted = NetworkXml.readPortGroup(xml);
        changes().update(update, wanted);
    }

    @Override
    public void undefine() {
        changes().remove();
    }

    private DistributedChanges changes() {
        return WholeSwitches.fetch(hosts).changes(uuid).orElseThrow(this::gone);
    }

    @Override
    public String toString() {
        return name;
    }
}
