package dev.vireo.api;

import java.util.UUID;

/// A network that can be looked at only.
record ReadOnlyNetwork(Network target) implements Network {
    @Override
    public String name() {
        return target.name();
    }

    @Override
    public UUID uuid() {
        return target.uuid();
    }

    @Override
    public Kind kind() {
        return target.kind();
    }

    @Override
    public String fetchXml() {
        return target.fetchXml();
    }

    @Override
    public void setAutostart(boolean autostart) {
        throw ReadOnlyDomain.refused("virNetworkSetAutostart");
    }

    @Override
    public void updatePortGroup(NetworkUpdate update, String xml) {
        throw ReadOnlyDomain.refused("virNetworkUpdate");
    }

    @Override
    public void undefine() {
        throw ReadOnlyDomain.refused("virNetworkUndefine");
    }
}
