package dev.vireo.simulator.inventory;

/// Reads IPv4 addresses in their usual notation.
final class IpAddresses {
    private IpAddresses() {}

    static boolean isV4(String text) {
        String[] parts = text.split("\\.", -1);
        if (parts.length != 4) {
            return false;
        }
        for (String part : parts) {
            boolean digits = !part.isEmpty() && part.length() <= 3;
            for (int i = 0; i < part.length(); i++) {
                digits &= part.charAt(i) >= '0' && part.charAt(i) <= '9';
            }
            if (!digits || Integer.parseInt(part) > 255) {
                return false;
            }
        }
        return true;
    }

    /// Returns the network that an address belongs to.
    static String network(String address, String mask) {
        int network = bits(address) & bits(mask);
        return (network >>> 24)
                + "."
                + (network >>> 16 & 255)
                + "."
                + (network >>> 8 & 255)
                + "."
                + (network & 255);
    }

    static int prefixLength(String mask) {
        return Integer.bitCount(bits(mask));
    }

    private static int bits(String address) {
        int bits = 0;
        if (isV4(address)) {
            for (String part : address.split("\\.", -1)) {
                bits = bits << 8 | Integer.parseInt(part);
            }
        }
        return bits;
    }
}
