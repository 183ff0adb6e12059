package dev.vireo.driver.esx;

import dev.vireo.model.MacAddress;
import dev.vireo.model.MacAddressType;
import dev.vireo.model.NetworkInterface;

/// Who made the address of a network interface, in VMware's eyes: the host, the vCenter or a
/// person. The same ranges decide that in VMX files that are made of documents.
final class CardAddress {
    private static final int VENDOR_SHIFT = 24;
    private static final long VENDOR_GENERATED = 0x000c29;
    private static final long VENDOR_ASSIGNED = 0x005056;
    private static final int FIRST_VCENTER = 0x80;
    private static final int LAST_VCENTER = 0xbf;

    private CardAddress() {}

    /// Returns the type of an address as the VI API calls it. A host keeps an address that it did
    /// not make only as one that a person has chosen.
    static String type(NetworkInterface card) {
        if (card.macType().orElse(null) == MacAddressType.STATIC) {
            return "manual";
        }
        MacAddress mac = card.mac();
        long vendor = mac.value() >>> VENDOR_SHIFT;
        int fourth = (int) (mac.value() >>> (VENDOR_SHIFT - Byte.SIZE)) & 0xff;
        if (vendor == VENDOR_GENERATED) {
            return "generated";
        }
        return vendor == VENDOR_ASSIGNED && fourth >= FIRST_VCENTER && fourth <= LAST_VCENTER
                ? "assigned"
                : "manual";
    }
}
