package dev.vireo.simulator.machine;

import dev.vireo.vim.DistributedVirtualSwitchPortConnection;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.VirtualDevice;
import dev.vireo.vim.VirtualDeviceBackingInfo;
import dev.vireo.vim.VirtualEthernetCard;
import dev.vireo.vim.VirtualEthernetCardDistributedVirtualPortBackingInfo;
import dev.vireo.vim.VirtualEthernetCardLegacyNetworkBackingInfo;
import dev.vireo.vim.VirtualEthernetCardNetworkBackingInfo;
import dev.vireo.vim.VirtualEthernetCardOpaqueNetworkBackingInfo;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Adds and edits network adapters.
final class NicChanges {
    private static final Pattern MAC = Pattern.compile("[0-9a-f]{2}(:[0-9a-f]{2}){5}");
    private static final Pattern GENERATED = Pattern.compile("00:0c:29(:[0-9a-f]{2}){3}");
    private static final Pattern ASSIGNED =
            Pattern.compile("00:50:56:[89ab][0-9a-f](:[0-9a-f]{2}){2}");
    private static final String NO_ADDRESS = "00:00:00:00:00:00";

    private final Map<Integer, VirtualDevice> devices;
    private final Site site;

    NicChanges(Map<Integer, VirtualDevice> devices, Site site) {
        this.devices = devices;
        this.site = site;
    }

    VirtualDevice add(int index, VirtualEthernetCard card) {
        String address = address(card);
        String type = type(card);
        boolean manual = type.isEmpty() ? !address.isEmpty() : type.equals("manual");
        return complete(index, card, null).toBuilder()
                .addressType(manual ? "manual" : generatedType(type))
                .macAddress(
                        manual || isOwn(generatedType(type), address)
                                ? checked(index, address)
                                : freeMac())
                .wakeOnLanEnabled(Objects.requireNonNullElse(card.wakeOnLanEnabled(), true))
                .build();
    }

    VirtualDevice edit(int index, VirtualEthernetCard before, VirtualEthernetCard card) {
        VirtualEthernetCard changed = complete(index, card, before.backing());
        String address = address(card);
        String type = type(card);
        boolean same = address.equals(address(before)) && type.equals(type(before));
        if (same) {
            return changed;
        }
        if (type.equals("manual")) {
            return changed.toBuilder().macAddress(checked(index, address)).build();
        }
        // an address of another kind, or one that a client has taken away
        boolean other = !type.equals(type(before)) || address.isEmpty();
        return changed.toBuilder()
                .addressType(generatedType(type))
                .macAddress(other ? freeMac() : checked(index, address))
                .build();
    }

    /// Tells whether an address is one that a host or a vCenter makes, and no other adapter has it;
    /// then the wish of a client for it is granted.
    private boolean isOwn(String type, String address) {
        boolean mine =
                type.equals("assigned")
                        ? ASSIGNED.matcher(address).matches()
                        : GENERATED.matcher(address).matches();
        return mine && !isUsed(address);
    }

    private String generatedType(String type) {
        return type.equals("assigned") || (type.isEmpty() && site.isVcenter())
                ? "assigned"
                : "generated";
    }

    private static String address(VirtualEthernetCard card) {
        String address = Objects.requireNonNullElse(card.macAddress(), "");
        return address.toLowerCase(Locale.ROOT).replace('-', ':');
    }

    private static String type(VirtualEthernetCard card) {
        return Objects.requireNonNullElse(card.addressType(), "").toLowerCase(Locale.ROOT);
    }

    private static String checked(int index, String address) {
        boolean multicast =
                MAC.matcher(address).matches()
                        && (Integer.parseInt(address.substring(0, 2), 16) & 1) != 0;
        if (!MAC.matcher(address).matches() || multicast || address.equals(NO_ADDRESS)) {
            throw Faults.device(index, "macAddress");
        }
        return address;
    }

    private String freeMac() {
        String address = site.nextMac();
        while (isUsed(address)) {
            address = site.nextMac();
        }
        return address;
    }

    private boolean isUsed(String address) {
        return devices.values().stream()
                .anyMatch(device ->
                        device instanceof VirtualEthernetCard card
                                && address(card).equals(address));
    }

    private VirtualEthernetCard complete(
            int index, VirtualEthernetCard card, @Nullable VirtualDeviceBackingInfo before) {
        VirtualDeviceBackingInfo backing = card.backing();
        VirtualDeviceBackingInfo done =
                switch (backing) {
                    case VirtualEthernetCardNetworkBackingInfo network ->
                            network(index, network, before);
                    case VirtualEthernetCardDistributedVirtualPortBackingInfo port ->
                            distributed(index, port, before);
                    case VirtualEthernetCardOpaqueNetworkBackingInfo opaque -> opaque;
                    case VirtualEthernetCardLegacyNetworkBackingInfo legacy -> legacy;
                    case null, default -> throw Faults.backing(index, "");
                };
        return card.toBuilder().backing(done).build();
    }

    /// Finds the network by its name, or by its reference if that alone is given or has changed.
    private VirtualDeviceBackingInfo network(
            int index,
            VirtualEthernetCardNetworkBackingInfo backing,
            @Nullable VirtualDeviceBackingInfo before) {
        String oldName = "";
        ManagedObjectReference oldNetwork = null;
        if (before instanceof VirtualEthernetCardNetworkBackingInfo old) {
            oldName = old.deviceName();
            oldNetwork = old.network();
        }
        boolean hasName = backing.value("deviceName").filter(name -> !name.equals("")).isPresent();
        ManagedObjectReference reference = backing.network();
        String name = hasName ? backing.deviceName() : "";
        boolean sameName = name.isEmpty() || name.equals(oldName);
        if (reference != null && sameName && !reference.equals(oldNetwork)) {
            name = site.networkName(reference).orElse("");
        }
        Optional<ManagedObjectReference> network = site.network(name);
        if (network.isEmpty()) {
            throw Faults.backing(index, ".deviceName");
        }
        return backing.toBuilder()
                .deviceName(name)
                .network(network.get())
                .useAutoDetect(Objects.requireNonNullElse(backing.useAutoDetect(), false))
                .inPassthroughMode(Objects.requireNonNullElse(backing.inPassthroughMode(), false))
                .build();
    }

    private VirtualDeviceBackingInfo distributed(
            int index,
            VirtualEthernetCardDistributedVirtualPortBackingInfo backing,
            @Nullable VirtualDeviceBackingInfo before) {
        DistributedVirtualSwitchPortConnection port = backing.port();
        String group = Objects.requireNonNullElse(port.portgroupKey(), "");
        if (!site.hasPortgroup(port.switchUuid(), group)) {
            throw Faults.backing(index, ".port");
        }
        boolean sameGroup =
                before instanceof VirtualEthernetCardDistributedVirtualPortBackingInfo old
                        && Objects.equals(old.port().portgroupKey(), port.portgroupKey())
                        && Objects.equals(old.port().switchUuid(), port.switchUuid());
        boolean newPort = port.portKey() == null || (before != null && !sameGroup);
        Integer cookie = port.connectionCookie();
        return backing.toBuilder()
                .port(
                        port.toBuilder()
                                .portKey(
                                        newPort
                                                ? site.nextPort(port.switchUuid(), group)
                                                : port.portKey())
                                .connectionCookie(
                                        cookie == null || newPort
                                                ? (int) Identity.vmciId(site.nextUuid())
                                                        & Integer.MAX_VALUE
                                                : cookie)
                                .build())
                .build();
    }
}
