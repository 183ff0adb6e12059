package dev.vireo.driver.esx;

import dev.vireo.api.Network;
import dev.vireo.api.NetworkUpdate;
import dev.vireo.model.DomainUuid;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.NetworkDefinition;
import dev.vireo.model.NetworkXml;
import dev.vireo.model.VirtException;
import dev.vireo.vim.HostProxySwitch;
import dev.vireo.vim.HostVirtualSwitch;
import dev.vireo.vim.MissingMemberException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import java.util.UUID;

/// A virtual switch.
final class EsxNetwork implements Network {
    private final HostsInScope hosts;
    private final String name;
    private final UUID uuid;
    private final Kind kind;

    private EsxNetwork(HostsInScope hosts, String name, UUID uuid, Kind kind) {
        this.hosts = hosts;
        this.name = name;
        this.uuid = uuid;
        this.kind = kind;
    }

    static EsxNetwork of(HostsInScope hosts, HostVirtualSwitch own) {
        return new EsxNetwork(hosts, own.name(), uuid(own), Kind.STANDARD);
    }

    static EsxNetwork of(HostsInScope hosts, HostProxySwitch distributed) {
        return new EsxNetwork(
                hosts,
                EntityName.plain(distributed.dvsName()),
                uuid(distributed),
                Kind.DISTRIBUTED);
    }

    /// Returns libvirt's UUID: the MD5 sum of the key.
    static UUID uuid(HostVirtualSwitch own) {
        return md5(own.key());
    }

    /// Returns VMware's UUID, which is written in pairs of digits.
    static UUID uuid(HostProxySwitch distributed) {
        return uuid(distributed.dvsUuid(), distributed.key());
    }

    /// Reads the UUID of a distributed switch.
    ///
    /// @param key what stands for it if it is none
    static UUID uuid(String text, String key) {
        return DomainUuid.parse(text).orElseGet(() -> md5(key));
    }

    private static UUID md5(String key) {
        try {
            ByteBuffer sum =
                    ByteBuffer.wrap(
                            MessageDigest.getInstance("MD5")
                                    .digest(key.getBytes(StandardCharsets.UTF_8)));
            return new UUID(sum.getLong(), sum.getLong());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no MD5", e);
        }
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
        return kind;
    }

    @Override
    public String fetchXml() {
        SwitchView view = SwitchView.fetch(hosts);
        try {
            return NetworkXml.write(describe(view));
        } catch (MissingMemberException e) {
            throw FaultTranslator.translate(e, "describe", name);
        }
    }

    private NetworkDefinition describe(SwitchView view) {
        if (kind == Kind.STANDARD) {
            return new SwitchDocument(view).of(own(view));
        }
        HostProxySwitch part = part(view);
        if (view.whole(part).isEmpty()) {
            Optional<NetworkDefinition> apart =
                    apart().flatMap(wide -> wide.find(uuid).map(wide::describe));
            if (apart.isPresent()) {
                return apart.get();
            }
        }
        return new SwitchDocument(view).of(part);
    }

    private HostVirtualSwitch own(SwitchView view) {
        return view.standard(name).orElseThrow(this::gone);
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
        SwitchView view = SwitchView.fetch(hosts);
        if (kind == Kind.DISTRIBUTED) {
            distributed(view).update(update, wanted);
            return;
        }
        new SwitchChanges(hosts.session(), view).update(own(view), update, wanted);
    }

    @Override
    public void undefine() {
        SwitchView view = SwitchView.fetch(hosts);
        if (kind == Kind.DISTRIBUTED) {
            distributed(view).remove();
            return;
        }
        new SwitchChanges(hosts.session(), view).remove(own(view));
    }

    private DistributedChanges distributed(SwitchView view) {
        HostProxySwitch part = part(view);
        return view.whole(part)
                .map(whole ->
                        new DistributedChanges(hosts.session(), name, whole, view.portGroups(part)))
                .or(() -> apart().flatMap(wide -> wide.changes(uuid)))
                .orElseThrow(this::unchangeable);
    }

    /// Looks for the switch in its vCenter: from a host only the port groups lead to it, and one
    /// without port groups is there all the same.
    ///
    /// @return the switches, empty if the host itself is asked
    private Optional<WholeSwitches> apart() {
        return hosts.isOfVcenter() ? Optional.of(WholeSwitches.fetch(hosts)) : Optional.empty();
    }

    private VirtException unchangeable() {
        return new VirtException(
                ErrorCode.OPERATION_UNSUPPORTED,
                "network '"
                        + name
                        + "' is a distributed switch, which "
                        + (hosts.isOfVcenter()
                                ? "the vCenter does not show to this user"
                                : "is changed in its vCenter; connect with vpx://"));
    }

    private HostProxySwitch part(SwitchView view) {
        HostProxySwitch distributed = view.distributed(uuid);
        if (distributed == null) {
            throw gone();
        }
        return distributed;
    }

    @Override
    public String toString() {
        return name;
    }
}
