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
import java.util.function.Function;

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

    /// Tells what is known of it.
    ///
    /// @param groups names a distributed port group by its key, if that is known
    InterfaceInfo info(Function<String, Optional<String>> groups) {
        VirtualDeviceBackingInfo backing = card.backing();
        boolean distributed =
                backing instanceof VirtualEthernetCardDistributedVirtualPortBackingInfo;
        return new InterfaceInfo(
                Optional.empty(),
                distributed ? "vds" : "bridge",
                network().map(source -> distributed ? groups.apply(source).orElse(source) : source),
                model(),
                mac());
    }

    /// Returns what it is connected to: the name of a network, or the key of a distributed port
    /// group.
    Optional<String> network() {
        return switch (card.backing()) {
            case VirtualEthernetCardNetworkBackingInfo network ->
                    Optional.ofNullable(network.deviceName());
            case VirtualEthernetCardDistributedVirtualPortBackingInfo port ->
                    Optional.ofNullable(port.port().portgroupKey());
            case null, default -> Optional.empty();
        };
    }

    Optional<String> model() {
        return switch (card) {
            case VirtualE1000 _ -> Optional.of("e1000");
            case VirtualE1000e _ -> Optional.of("e1000e");
            case VirtualVmxnet3 _ -> Optional.of("vmxnet3");
            case VirtualVmxnet2 _ -> Optional.of("vmxnet2");
            case VirtualPCNet32 _ -> Optional.of("vlance");
            default -> Optional.empty();
        };
    }
}
