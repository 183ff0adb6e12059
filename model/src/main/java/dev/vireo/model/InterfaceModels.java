package dev.vireo.model;

import org.jspecify.annotations.Nullable;

/// The models of network interfaces that libvirt knows.
///
/// libvirt: `virDomainNetModelType`.
final class InterfaceModels {
    private static final String[] ALL = {
        "netfront",
        "rtl8139",
        "virtio",
        "e1000",
        "e1000e",
        "virtio-transitional",
        "virtio-non-transitional",
        "usb-net",
        "spapr-vlan",
        "lan9118",
        "scm91c111",
        "vlance",
        "vmxnet",
        "vmxnet2",
        "vmxnet3",
        "Am79C970A",
        "Am79C973",
        "82540EM",
        "82545EM",
        "82543GC"
    };

    private InterfaceModels() {}

    /// Returns libvirt's spelling of a model, or null if it is none. Case does not matter.
    static @Nullable String normalize(String model) {
        for (String known : ALL) {
            if (known.equalsIgnoreCase(model)) {
                return known;
            }
        }
        return null;
    }

    /// Tells whether a model is made of letters, digits, `-` and `_`.
    static boolean isWord(String model) {
        for (int i = 0; i < model.length(); i++) {
            char c = model.charAt(i);
            boolean word =
                    (c >= '0' && c <= '9')
                            || (c >= 'a' && c <= 'z')
                            || (c >= 'A' && c <= 'Z')
                            || c == '-'
                            || c == '_';
            if (!word) {
                return false;
            }
        }
        return true;
    }
}
