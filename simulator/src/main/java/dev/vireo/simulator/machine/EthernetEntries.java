package dev.vireo.simulator.machine;

import dev.vireo.vim.DistributedVirtualSwitchPortConnection;
import dev.vireo.vim.SharesInfo;
import dev.vireo.vim.VirtualDevice;
import dev.vireo.vim.VirtualDeviceBackingInfo;
import dev.vireo.vim.VirtualE1000;
import dev.vireo.vim.VirtualE1000e;
import dev.vireo.vim.VirtualEthernetCard;
import dev.vireo.vim.VirtualEthernetCardDistributedVirtualPortBackingInfo;
import dev.vireo.vim.VirtualEthernetCardLegacyNetworkBackingInfo;
import dev.vireo.vim.VirtualEthernetCardNetworkBackingInfo;
import dev.vireo.vim.VirtualEthernetCardOpaqueNetworkBackingInfo;
import dev.vireo.vim.VirtualEthernetCardResourceAllocation;
import dev.vireo.vim.VirtualPCNet32;
import dev.vireo.vim.VirtualSriovEthernetCard;
import dev.vireo.vim.VirtualVmxnet;
import dev.vireo.vim.VirtualVmxnet2;
import dev.vireo.vim.VirtualVmxnet3;
import dev.vireo.vim.VirtualVmxnet3Vrdma;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Network adapters in a VMX file.
final class EthernetEntries {
    private static final int VMXNET2_FEATURES = 15;
    private static final int NORMAL_SHARES = 50;

    private final VmxEntries entries;
    private final Site site;

    EthernetEntries(VmxEntries entries, Site site) {
        this.entries = entries;
        this.site = site;
    }

    List<VirtualDevice> read() {
        List<VirtualDevice> cards = new ArrayList<>();
        for (int i = 0; i < Keys.ETHERNETS; i++) {
            if (entries.flag("ethernet" + i + ".present", false)) {
                cards.add(card(i, "ethernet" + i));
            }
        }
        return cards;
    }

    private VirtualDevice card(int index, String prefix) {
        String type = entries.get(prefix + ".addressType", "").toLowerCase(Locale.ROOT);
        boolean manual = type.equals("static");
        String address = entries.get(prefix + (manual ? ".address" : ".generatedAddress"));
        if (!manual) {
            entries.get(prefix + ".generatedAddressOffset");
        }
        VirtualEthernetCard.Builder<?> card = model(prefix);
        return card.key(Keys.ETHERNET + index)
                .controllerKey(Keys.PCI)
                .unitNumber(Keys.ETHERNET_SLOT + index)
                .addressType(
                        switch (type) {
                            case "static" -> "manual";
                            case "vpx" -> "assigned";
                            default -> "generated";
                        })
                .macAddress(address == null ? null : address.strip().toLowerCase(Locale.ROOT))
                .wakeOnLanEnabled(entries.flag(prefix + ".wakeOnPcktRcv", true))
                .uptCompatibilityEnabled(
                        VmxValues.flag(entries.get(prefix + ".uptCompatibility")).orElse(null))
                .externalId(entries.get(prefix + ".externalId"))
                .subnetId(entries.get(prefix + ".subnetId"))
                .resourceAllocation(allocation("sched." + prefix))
                .backing(backing(prefix))
                .connectable(Connection.read(entries, prefix))
                .slotInfo(ControllerEntries.slot(entries, prefix))
                .build();
    }

    private VirtualEthernetCard.Builder<?> model(String prefix) {
        String model = entries.get(prefix + ".virtualDev", "vlance").toLowerCase(Locale.ROOT);
        return switch (model) {
            case "vmxnet3" ->
                    VirtualVmxnet3.builder()
                            .uptv2Enabled(
                                    VmxValues.flag(entries.get(prefix + ".uptv2Enabled"))
                                            .orElse(null));
            case "pvrdma" ->
                    VirtualVmxnet3Vrdma.builder().deviceProtocol(entries.get(prefix + ".protocol"));
            case "e1000" -> VirtualE1000.builder();
            case "e1000e" -> VirtualE1000e.builder();
            case "sriov" ->
                    VirtualSriovEthernetCard.builder()
                            .allowGuestOSMtuChange(
                                    entries.flag(prefix + ".allowGuestOSMtuChange", false));
            case "vmxnet" ->
                    entries.number(prefix + ".features").orElse(0L) == VMXNET2_FEATURES
                            ? VirtualVmxnet2.builder()
                            : VirtualVmxnet.builder();
            default -> VirtualPCNet32.builder();
        };
    }

    private VirtualDeviceBackingInfo backing(String prefix) {
        String switchId = entries.get(prefix + ".dvs.switchId");
        String network = entries.get(prefix + ".networkName", "");
        String opaque = entries.get(prefix + ".opaqueNetwork.id");
        String type = entries.get(prefix + ".connectionType", "bridged").toLowerCase(Locale.ROOT);
        if (switchId != null) {
            Optional<Long> cookie = entries.number(prefix + ".dvs.connectionId");
            return VirtualEthernetCardDistributedVirtualPortBackingInfo.builder()
                    .port(
                            DistributedVirtualSwitchPortConnection.builder()
                                    .switchUuid(switchUuid(switchId))
                                    .portgroupKey(entries.get(prefix + ".dvs.portgroupId"))
                                    .portKey(entries.get(prefix + ".dvs.portId"))
                                    .connectionCookie(cookie.map(Long::intValue).orElse(null))
                                    .build())
                    .build();
        }
        if (opaque != null) {
            return VirtualEthernetCardOpaqueNetworkBackingInfo.builder()
                    .opaqueNetworkId(opaque)
                    .opaqueNetworkType(entries.get(prefix + ".opaqueNetwork.type", ""))
                    .build();
        }
        if (type.equals("nat") || type.equals("hostonly")) {
            return VirtualEthernetCardLegacyNetworkBackingInfo.builder()
                    .deviceName(type)
                    .useAutoDetect(false)
                    .build();
        }
        return VirtualEthernetCardNetworkBackingInfo.builder()
                .deviceName(network)
                .useAutoDetect(false)
                .network(site.network(network).orElse(null))
                .inPassthroughMode(entries.flag(prefix + ".passthrough", false))
                .build();
    }

    /// Returns the UUID of a switch in the form `50 1c ... -...` in which the VI API shows it.
    private static String switchUuid(String text) {
        return VmxValues.bytes(text);
    }

    private @Nullable VirtualEthernetCardResourceAllocation allocation(String prefix) {
        String shares = entries.get(prefix + ".shares");
        Optional<Long> reservation = entries.number(prefix + ".reservation");
        Optional<Long> limit = entries.number(prefix + ".limit");
        if (shares == null && reservation.isEmpty() && limit.isEmpty()) {
            return null;
        }
        return VirtualEthernetCardResourceAllocation.builder()
                .reservation(reservation.orElse(0L))
                .limit(limit.orElse(-1L))
                .share(
                        ResourceEntries.Shares.scaled(
                                ResourceEntries.Shares.parse(shares == null ? "normal" : shares),
                                NORMAL_SHARES))
                .build();
    }

    // Writing

    void write(VirtualEthernetCard card) {
        String prefix = "ethernet" + (card.key() - Keys.ETHERNET);
        entries.put(prefix + ".present", true);
        putModel(card, prefix);
        address(card, prefix);
        if (card.backing() != null) {
            putBacking(card.backing(), prefix);
        }
        if (Objects.equals(card.wakeOnLanEnabled(), false)) {
            entries.put(prefix + ".wakeOnPcktRcv", false);
        }
        entries.putIf(prefix + ".uptCompatibility", card.uptCompatibilityEnabled());
        entries.putIf(prefix + ".externalId", card.externalId());
        entries.putIf(prefix + ".subnetId", card.subnetId());
        VirtualEthernetCardResourceAllocation allocation = card.resourceAllocation();
        if (allocation != null) {
            SharesInfo shares = allocation.share();
            entries.put("sched." + prefix + ".shares", ResourceEntries.Shares.text(shares));
            entries.putIf("sched." + prefix + ".reservation", allocation.reservation());
            entries.putIf("sched." + prefix + ".limit", allocation.limit());
        }
        Connection.write(card, prefix, entries);
        ControllerEntries.putSlot(card, prefix, entries);
    }

    private void putModel(VirtualEthernetCard card, String prefix) {
        String key = prefix + ".virtualDev";
        switch (card) {
            case VirtualVmxnet3Vrdma rdma -> {
                entries.put(key, "pvrdma");
                entries.putIf(prefix + ".protocol", rdma.deviceProtocol());
            }
            case VirtualVmxnet3 vmxnet -> {
                entries.put(key, "vmxnet3");
                entries.putIf(prefix + ".uptv2Enabled", vmxnet.uptv2Enabled());
            }
            case VirtualVmxnet2 _ -> {
                entries.put(key, "vmxnet");
                entries.put(prefix + ".features", VMXNET2_FEATURES);
            }
            case VirtualVmxnet _ -> entries.put(key, "vmxnet");
            case VirtualE1000 _ -> entries.put(key, "e1000");
            case VirtualE1000e _ -> entries.put(key, "e1000e");
            case VirtualSriovEthernetCard sriov -> {
                entries.put(key, "sriov");
                entries.putIf(prefix + ".allowGuestOSMtuChange", sriov.allowGuestOSMtuChange());
            }
            default -> entries.put(key, "vlance");
        }
    }

    private void address(VirtualEthernetCard card, String prefix) {
        String type = Objects.requireNonNullElse(card.addressType(), "generated");
        String address = card.macAddress();
        switch (type.toLowerCase(Locale.ROOT)) {
            case "manual" -> {
                entries.put(prefix + ".addressType", "static");
                entries.putIf(prefix + ".address", address);
            }
            case "assigned" -> {
                entries.put(prefix + ".addressType", "vpx");
                entries.putIf(prefix + ".generatedAddress", address);
            }
            default -> {
                entries.put(prefix + ".addressType", "generated");
                entries.putIf(prefix + ".generatedAddress", address);
                if (address != null) {
                    entries.put(prefix + ".generatedAddressOffset", 0);
                }
            }
        }
    }

    private void putBacking(VirtualDeviceBackingInfo backing, String prefix) {
        switch (backing) {
            case VirtualEthernetCardNetworkBackingInfo network -> {
                entries.put(prefix + ".networkName", network.deviceName());
                if (Objects.equals(network.inPassthroughMode(), true)) {
                    entries.put(prefix + ".passthrough", true);
                }
            }
            case VirtualEthernetCardLegacyNetworkBackingInfo legacy ->
                    entries.put(prefix + ".connectionType", legacy.deviceName());
            case VirtualEthernetCardDistributedVirtualPortBackingInfo distributed -> {
                DistributedVirtualSwitchPortConnection port = distributed.port();
                entries.put(prefix + ".dvs.switchId", VmxValues.bytes(port.switchUuid()));
                entries.putIf(prefix + ".dvs.portId", port.portKey());
                entries.putIf(prefix + ".dvs.portgroupId", port.portgroupKey());
                entries.putIf(prefix + ".dvs.connectionId", port.connectionCookie());
            }
            case VirtualEthernetCardOpaqueNetworkBackingInfo opaque -> {
                entries.put(prefix + ".opaqueNetwork.id", opaque.opaqueNetworkId());
                entries.put(prefix + ".opaqueNetwork.type", opaque.opaqueNetworkType());
            }
            default -> {} // no other backing is for network adapters
        }
    }
}
