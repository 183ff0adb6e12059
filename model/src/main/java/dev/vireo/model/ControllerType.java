package dev.vireo.model;

import java.util.Optional;

/// What a controller drives.
///
/// libvirt: `virDomainControllerType`, in its order.
public enum ControllerType {
    /// IDE.
    IDE("ide"),
    /// Floppy drives.
    FDC("fdc"),
    /// SCSI.
    SCSI("scsi"),
    /// SATA.
    SATA("sata"),
    /// virtio serial channels.
    VIRTIO_SERIAL("virtio-serial"),
    /// Smart cards.
    CCID("ccid"),
    /// USB.
    USB("usb"),
    /// PCI.
    PCI("pci"),
    /// The bus of Xen.
    XENBUS("xenbus"),
    /// ISA.
    ISA("isa"),
    /// NVMe; libvirt knows it since 12.
    NVME("nvme");

    private static final ControllerType[] ALL = values();

    private final String text;

    ControllerType(String text) {
        this.text = text;
    }

    /// Returns the word that stands for it in a domain document.
    ///
    /// @return the word
    public String text() {
        return text;
    }

    /// Finds one by its word; case matters.
    ///
    /// @param text the word
    /// @return the constant, or empty if libvirt knows no such word
    public static Optional<ControllerType> of(String text) {
        for (ControllerType one : ALL) {
            if (one.text.equals(text)) {
                return Optional.of(one);
            }
        }
        return Optional.empty();
    }
}
