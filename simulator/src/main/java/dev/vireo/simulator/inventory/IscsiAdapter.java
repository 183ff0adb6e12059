package dev.vireo.simulator.inventory;

import dev.vireo.vim.HostInternetScsiHba;
import dev.vireo.vim.HostInternetScsiHbaAuthenticationCapabilities;
import dev.vireo.vim.HostInternetScsiHbaAuthenticationProperties;
import dev.vireo.vim.HostInternetScsiHbaDigestCapabilities;
import dev.vireo.vim.HostInternetScsiHbaDigestProperties;
import dev.vireo.vim.HostInternetScsiHbaDiscoveryCapabilities;
import dev.vireo.vim.HostInternetScsiHbaDiscoveryProperties;
import dev.vireo.vim.HostInternetScsiHbaIPCapabilities;
import dev.vireo.vim.HostInternetScsiHbaIPProperties;
import dev.vireo.vim.HostInternetScsiHbaNetworkBindingSupportType;
import dev.vireo.vim.HostInternetScsiHbaSendTarget;
import dev.vireo.vim.HostInternetScsiHbaStaticTarget;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The iSCSI adapter that a host has in software. What is configured takes effect with the next
/// scan: then it asks the servers what they offer and logs in to the targets it knows.
final class IscsiAdapter {
    /// Its device.
    static final String DEVICE = "vmhba64";

    private static final String KEY = "key-vim.host.InternetScsiHba-" + DEVICE;

    private final List<IscsiTarget> server;
    private final List<HostInternetScsiHbaSendTarget> sendTargets = new ArrayList<>();
    private final List<HostInternetScsiHbaStaticTarget> staticTargets = new ArrayList<>();
    private final List<IscsiTarget> loggedIn = new ArrayList<>();
    private String name;
    private String alias = "";
    private boolean enabled = true;
    private HostInternetScsiHbaAuthenticationProperties authentication =
            HostInternetScsiHbaAuthenticationProperties.builder()
                    .chapAuthEnabled(false)
                    .chapAuthenticationType("chapProhibited")
                    .mutualChapAuthenticationType("chapProhibited")
                    .build();
    private HostInternetScsiHbaDigestProperties digest =
            HostInternetScsiHbaDigestProperties.builder()
                    .headerDigestType("digestProhibited")
                    .dataDigestType("digestProhibited")
                    .build();

    /// Makes an adapter that is logged in to the first target of a server.
    IscsiAdapter(String name, List<IscsiTarget> server) {
        this.name = name;
        this.server = server;
        staticTargets.add(staticTarget(server.getFirst(), "staticMethod", null));
        scan();
    }

    private static HostInternetScsiHbaStaticTarget staticTarget(
            IscsiTarget target, String method, @Nullable String parent) {
        return HostInternetScsiHbaStaticTarget.builder()
                .address(IscsiTarget.ADDRESS)
                .port(IscsiTarget.PORT)
                .iScsiName(target.name())
                .discoveryMethod(method)
                .parent(parent)
                .build();
    }

    /// Returns the targets it is logged in to.
    List<IscsiTarget> targets() {
        return enabled ? List.copyOf(loggedIn) : List.of();
    }

    boolean isEnabled() {
        return enabled;
    }

    void enabled(boolean changed) {
        enabled = changed;
    }

    /// Asks the servers and logs in.
    void scan() {
        staticTargets.removeIf(
                target -> Objects.equals(target.discoveryMethod(), "sendTargetMethod"));
        for (HostInternetScsiHbaSendTarget sender : sendTargets) {
            if (isServer(sender.address(), sender.port())) {
                for (IscsiTarget target : server) {
                    if (staticTargets.stream()
                            .noneMatch(t -> t.iScsiName().equals(target.name()))) {
                        staticTargets.add(
                                staticTarget(
                                        target,
                                        "sendTargetMethod",
                                        IscsiTarget.ADDRESS + ":" + IscsiTarget.PORT));
                    }
                }
            }
        }
        loggedIn.clear();
        for (IscsiTarget target : server) {
            if (staticTargets.stream()
                    .anyMatch(t ->
                            t.iScsiName().equals(target.name())
                                    && isServer(t.address(), t.port()))) {
                loggedIn.add(target);
            }
        }
    }

    private static boolean isServer(String address, @Nullable Integer port) {
        return address.equals(IscsiTarget.ADDRESS)
                && Objects.requireNonNullElse(port, IscsiTarget.PORT) == IscsiTarget.PORT;
    }

    void addSendTargets(List<HostInternetScsiHbaSendTarget> targets) {
        for (HostInternetScsiHbaSendTarget target : targets) {
            checkAddress(target.address());
            sendTargets.removeIf(other -> isSame(other, target));
            sendTargets.add(target.toBuilder().port(port(target.port())).build());
        }
    }

    void removeSendTargets(List<HostInternetScsiHbaSendTarget> targets) {
        for (HostInternetScsiHbaSendTarget target : targets) {
            if (!sendTargets.removeIf(other -> isSame(other, target))) {
                throw HostFaults.absent(target.address());
            }
        }
    }

    private static boolean isSame(
            HostInternetScsiHbaSendTarget left, HostInternetScsiHbaSendTarget right) {
        return left.address().equals(right.address()) && port(left.port()) == port(right.port());
    }

    void addStaticTargets(List<HostInternetScsiHbaStaticTarget> targets) {
        for (HostInternetScsiHbaStaticTarget target : targets) {
            checkAddress(target.address());
            checkName(target.iScsiName(), "targets.iScsiName");
            staticTargets.removeIf(other -> isSame(other, target));
            staticTargets.add(
                    target.toBuilder()
                            .port(port(target.port()))
                            .discoveryMethod("staticMethod")
                            .build());
        }
    }

    void removeStaticTargets(List<HostInternetScsiHbaStaticTarget> targets) {
        for (HostInternetScsiHbaStaticTarget target : targets) {
            if (!staticTargets.removeIf(other -> isSame(other, target))) {
                throw HostFaults.absent(target.iScsiName());
            }
        }
    }

    private static boolean isSame(
            HostInternetScsiHbaStaticTarget left, HostInternetScsiHbaStaticTarget right) {
        return left.iScsiName().equals(right.iScsiName())
                && left.address().equals(right.address())
                && port(left.port()) == port(right.port());
    }

    private static int port(@Nullable Integer port) {
        return Objects.requireNonNullElse(port, IscsiTarget.PORT);
    }

    private static void checkAddress(String address) {
        if (address.isEmpty()) {
            throw SimFault.invalidArgument("targets.address");
        }
    }

    private static void checkName(String name, String parameter) {
        if (!name.startsWith("iqn.") && !name.startsWith("eui.") && !name.startsWith("naa.")) {
            throw SimFault.invalidArgument(parameter);
        }
    }

    void name(String changed) {
        checkName(changed, "iScsiName");
        name = changed;
    }

    void alias(String changed) {
        alias = changed;
    }

    void authentication(HostInternetScsiHbaAuthenticationProperties changed) {
        if (changed.chapAuthEnabled() && changed.chapName() == null) {
            throw SimFault.invalidArgument("authenticationProperties.chapName");
        }
        authentication = changed;
    }

    void digest(HostInternetScsiHbaDigestProperties changed) {
        digest = changed;
    }

    /// Writes what is configured, without secrets, and which targets it is logged in to.
    void save(StateWriter out) {
        out.flag("iscsi.enabled", enabled)
                .text("iscsi.name", name)
                .text("iscsi.alias", alias)
                .value("iscsi.authentication", withoutSecrets(authentication))
                .value("iscsi.digest", digest)
                .list("iscsi.send", HostInternetScsiHbaSendTarget.TYPE.name(), sendTargets)
                .list("iscsi.static", HostInternetScsiHbaStaticTarget.TYPE.name(), staticTargets)
                .list("iscsi.in", "String", loggedIn.stream().map(IscsiTarget::name).toList());
    }

    void restore(StateReader in) {
        if (!in.has("iscsi.name")) {
            return;
        }
        enabled = in.flag("iscsi.enabled", enabled);
        name = in.requiredText("iscsi.name");
        alias = in.text("iscsi.alias").orElse(alias);
        authentication =
                in.value("iscsi.authentication", HostInternetScsiHbaAuthenticationProperties.class)
                        .orElse(authentication);
        digest = in.value("iscsi.digest", HostInternetScsiHbaDigestProperties.class).orElse(digest);
        sendTargets.clear();
        sendTargets.addAll(in.list("iscsi.send", HostInternetScsiHbaSendTarget.class));
        staticTargets.clear();
        staticTargets.addAll(in.list("iscsi.static", HostInternetScsiHbaStaticTarget.class));
        List<String> names = in.list("iscsi.in", String.class);
        loggedIn.clear();
        server.stream().filter(target -> names.contains(target.name())).forEach(loggedIn::add);
    }

    HostInternetScsiHba describe() {
        return HostInternetScsiHba.builder()
                .key(KEY)
                .device(DEVICE)
                .bus(0)
                .status("online")
                .model("iSCSI Software Adapter")
                .driver("iscsi_vmk")
                .storageProtocol("scsi")
                .isSoftwareBased(true)
                .canBeDisabled(true)
                .networkBindingSupport(HostInternetScsiHbaNetworkBindingSupportType.OPTIONAL)
                .discoveryCapabilities(
                        HostInternetScsiHbaDiscoveryCapabilities.builder()
                                .iSnsDiscoverySettable(false)
                                .slpDiscoverySettable(false)
                                .staticTargetDiscoverySettable(false)
                                .sendTargetsDiscoverySettable(false)
                                .build())
                .discoveryProperties(
                        HostInternetScsiHbaDiscoveryProperties.builder()
                                .iSnsDiscoveryEnabled(false)
                                .slpDiscoveryEnabled(false)
                                .staticTargetDiscoveryEnabled(true)
                                .sendTargetsDiscoveryEnabled(true)
                                .build())
                .authenticationCapabilities(
                        HostInternetScsiHbaAuthenticationCapabilities.builder()
                                .chapAuthSettable(true)
                                .krb5AuthSettable(false)
                                .srpAuthSettable(false)
                                .spkmAuthSettable(false)
                                .mutualChapSettable(true)
                                .targetChapSettable(true)
                                .targetMutualChapSettable(true)
                                .build())
                .authenticationProperties(withoutSecrets(authentication))
                .digestCapabilities(
                        HostInternetScsiHbaDigestCapabilities.builder()
                                .headerDigestSettable(true)
                                .dataDigestSettable(true)
                                .targetHeaderDigestSettable(true)
                                .targetDataDigestSettable(true)
                                .build())
                .digestProperties(digest)
                .ipCapabilities(
                        HostInternetScsiHbaIPCapabilities.builder()
                                .addressSettable(false)
                                .ipConfigurationMethodSettable(false)
                                .subnetMaskSettable(false)
                                .defaultGatewaySettable(false)
                                .primaryDnsServerAddressSettable(false)
                                .alternateDnsServerAddressSettable(false)
                                .build())
                .ipProperties(
                        HostInternetScsiHbaIPProperties.builder()
                                .dhcpConfigurationEnabled(false)
                                .build())
                .iScsiName(name)
                .iScsiAlias(alias)
                .configuredSendTarget(List.copyOf(sendTargets))
                .configuredStaticTarget(List.copyOf(staticTargets))
                .build();
    }

    /// Servers take secrets and never tell them.
    private static HostInternetScsiHbaAuthenticationProperties withoutSecrets(
            HostInternetScsiHbaAuthenticationProperties properties) {
        return properties.toBuilder().chapSecret(null).mutualChapSecret(null).build();
    }
}
