package dev.vireo.driver.esx;

import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import dev.vireo.vim.VirtualE1000;
import dev.vireo.vim.VirtualE1000e;
import dev.vireo.vim.VirtualEthernetCard;
import dev.vireo.vim.VirtualPCNet32;
import dev.vireo.vim.VirtualVmxnet;
import dev.vireo.vim.VirtualVmxnet2;
import dev.vireo.vim.VirtualVmxnet3;

/// Models of network interfaces.
final class CardModel {
    private static final String USUAL = "e1000";

    private CardModel() {}

    /// Starts an interface of a model.
    ///
    /// @throws VirtException `CONFIG_UNSUPPORTED` if VMware has none of this model
    static VirtualEthernetCard.Builder<?> builder(String model) {
        return switch (model) {
            case "vlance", "pcnet", "Am79C970A", "Am79C973" -> VirtualPCNet32.builder();
            case "vmxnet" -> VirtualVmxnet.builder();
            case "vmxnet2" -> VirtualVmxnet2.builder();
            case "vmxnet3" -> VirtualVmxnet3.builder();
            case "e1000", "82545EM" -> VirtualE1000.builder();
            case "e1000e" -> VirtualE1000e.builder();
            default ->
                    throw new VirtException(
                            ErrorCode.CONFIG_UNSUPPORTED,
                            "VMware has no interface model '"
                                    + model
                                    + "', only vlance, vmxnet, vmxnet2, vmxnet3, e1000 and e1000e");
        };
    }

    /// Starts an interface like the first one of a machine, because the guest has a driver for
    /// that.
    static VirtualEthernetCard.Builder<?> like(Hardware hardware) {
        return builder(
                hardware.all(VirtualEthernetCard.class).stream()
                        .findFirst()
                        .flatMap(card -> new AttachedCard(card).model())
                        .orElse(USUAL));
    }
}
