package dev.vireo.model;

import java.util.Optional;

/// What a disk is attached to.
///
/// libvirt: `virDomainDiskBus`, in its order.
public enum DiskBus {
    /// None; documents may not say so.
    NONE("none"),
    /// IDE.
    IDE("ide"),
    /// The floppy controller.
    FDC("fdc"),
    /// SCSI.
    SCSI("scsi"),
    /// virtio.
    VIRTIO("virtio"),
    /// Xen.
    XEN("xen"),
    /// USB.
    USB("usb"),
    /// User-mode Linux.
    UML("uml"),
    /// SATA.
    SATA("sata"),
    /// An SD card.
    SD("sd"),
    /// NVMe; libvirt knows it since 12.
    NVME("nvme");

    private static final DiskBus[] ALL = values();

    private final String text;

    DiskBus(String text) {
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
    public static Optional<DiskBus> of(String text) {
        for (DiskBus one : ALL) {
            if (one.text.equals(text)) {
                return Optional.of(one);
            }
        }
        return Optional.empty();
    }
}
