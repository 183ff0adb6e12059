package dev.vireo.driver.esx;

import dev.vireo.api.DomainFigures.InterfaceInfo;
import dev.vireo.vim.VirtualDevice;
import dev.vireo.vim.VirtualDeviceBackingInfo;
import dev.vireo.vim.VirtualE1000;
import dev.vireo.vim.VirtualE1000e;
import dev.vireo.vim.VirtualEthernetCard;
import dev.vireo.vim.VirtualEthernetCardDistributedVirtualPortBackingInfo;
import dev.vireo.vim.VirtualEthernetCardNetworkBackingInfo;
import dev.vireo.vim.VirtualPCNet32;
import dev.vireo.vim.VirtualVmxnet2;
import dev.vireo.vim.VirtualVmxnet3;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A network interface of a machine.
///
/// @param card what the API knows of it
record AttachedCard(VirtualEthernetCard card) {
    /// Reads the interfaces from a machine's [AttachedDisk#DEVICES], in the order of its document.
    static List<AttachedCard> of(Row machine) {
        return machine.list(AttachedDisk.DEVICES, VirtualEthernetCard.class).stream()
                .sorted(Comparator.comparingInt(VirtualDevice::key))
                .map(AttachedCard::new)
                .toList();
    }

    Optional<String> mac() {
        return Optional.ofNullable(card.macAddress()).map(mac -> mac.toLowerCase(Locale.ROOT));
    }

    /// Returns the name that a person can call it by: VMware's interfaces have none on the host.
    String name() {
        return mac().orElseGet(this::instance);
    }

    /// Returns the name of its instance in performance counters.
    String instance() {
        return Integer.toString(card.key());
    }

    boolean isCalled(String wanted) {
        return name().equalsIgnoreCase(wanted) || instance().equals(wanted);
    }

    InterfaceInfo info() {
        VirtualDeviceBackingInfo backing = card.backing();
        boolean distributed =
                backing instanceof VirtualEthernetCardDistributedVirtualPortBackingInfo;
        return new InterfaceInfo(
                Optional.empty(),
                distributed ? "vds" : "bridge",
                Optional.ofNullable(network(backing)),
                Optional.ofNullable(model()),
                mac());
    }

    private static @Nullable String network(@Nullable VirtualDeviceBackingInfo backing) {
        return switch (backing) {
            case VirtualEthernetCardNetworkBackingInfo network -> network.deviceName();
            case VirtualEthernetCardDistributedVirtualPortBackingInfo port ->
                    port.port().portgroupKey();
            case null, default -> null;
        };
    }

    private @Nullable String model() {
        return switch (card) {
            case VirtualE1000 _ -> "e1000";
            case VirtualE1000e _ -> "e1000e";
            case VirtualVmxnet3 _ -> "vmxnet3";
            case VirtualVmxnet2 _ -> "vmxnet2";
            case VirtualPCNet32 _ -> "vlance";
            default -> null;
        };
    }
}
