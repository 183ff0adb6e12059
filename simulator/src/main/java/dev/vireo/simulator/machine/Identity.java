package dev.vireo.simulator.machine;

import dev.vireo.vim.VirtualDevice;
import dev.vireo.vim.VirtualEthernetCard;
import dev.vireo.vim.VirtualMachineConfigInfo;
import dev.vireo.vim.VirtualMachineVMCIDevice;
import java.util.List;
import java.util.Objects;

/// Generates what tells a machine apart from others, where it has none yet.
final class Identity {
    private static final String ZEROS = "00000000-0000-0000-0000-000000000000";

    private Identity() {}

    static VirtualMachineConfigInfo complete(VirtualMachineConfigInfo config, Site site) {
        VirtualMachineConfigInfo.Builder<?> complete = config.toBuilder();
        String uuid = config.uuid();
        if (uuid.isEmpty() || uuid.equals(ZEROS)) {
            uuid = site.nextUuid();
            complete.uuid(uuid);
        }
        if (Objects.requireNonNullElse(config.instanceUuid(), "").isEmpty()) {
            complete.instanceUuid(site.nextUuid());
        }
        if (Objects.requireNonNullElse(config.locationId(), "").isEmpty()) {
            complete.locationId(uuid);
        }
        if (config.createDate() == null) {
            complete.createDate(site.now());
        }
        String bios = uuid;
        List<VirtualDevice> devices =
                config.hardware().device().stream()
                        .map(device -> complete(device, bios, site))
                        .toList();
        return complete.hardware(config.hardware().toBuilder().device(devices).build()).build();
    }

    private static VirtualDevice complete(VirtualDevice device, String uuid, Site site) {
        return switch (device) {
            case VirtualEthernetCard card
                    when Objects.requireNonNullElse(card.macAddress(), "").isEmpty() ->
                    card.toBuilder().macAddress(site.nextMac()).build();
            case VirtualMachineVMCIDevice vmci when vmci.id() == null ->
                    vmci.toBuilder().id(vmciId(uuid)).build();
            default -> device;
        };
    }

    /// Returns the number on the VMCI bus, which hosts take from the end of the BIOS's UUID.
    static long vmciId(String uuid) {
        String digits = uuid.replaceAll("[^0-9a-fA-F]", "");
        return digits.length() < 8
                ? 0
                : Integer.parseUnsignedInt(digits.substring(digits.length() - 8), 16);
    }
}
