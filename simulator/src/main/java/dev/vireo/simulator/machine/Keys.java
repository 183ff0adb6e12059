package dev.vireo.simulator.machine;

/// The keys that hosts give devices, and their places on the PCI bus.
final class Keys {
    static final int PCI = 100;
    static final int IDE = 200;
    static final int PS2 = 300;
    static final int SIO = 400;
    static final int VIDEO = 500;
    static final int KEYBOARD = 600;
    static final int POINTER = 700;
    static final int ETHERNET = 4000;
    static final int SOUND = 5000;
    static final int USB = 7000;
    static final int USB_DEVICE = 7100;
    static final int FLOPPY = 8000;
    static final int SERIAL = 9000;
    static final int PARALLEL = 10_000;
    static final int TPM = 11_000;
    static final int VMCI = 12_000;
    static final int PASSTHROUGH = 13_000;
    static final int XHCI = 14_000;
    static final int WATCHDOG = 18_000;
    static final int CLOCK = 19_000;
    static final int NVDIMM_CONTROLLER = 30_000;
    static final int NVDIMM = 30_100;

    static final int VIDEO_SLOT = 0;
    static final int SCSI_SLOT = 3;
    static final int ETHERNET_SLOT = 7;
    static final int VMCI_SLOT = 17;
    static final int SOUND_SLOT = 18;
    static final int USB_SLOT = 22;
    static final int XHCI_SLOT = 23;
    static final int SATA_SLOT = 24;
    static final int NVME_SLOT = 30;
    static final int NVDIMM_SLOT = 34;
    static final int WATCHDOG_SLOT = 35;
    static final int CLOCK_SLOT = 36;
    static final int PASSTHROUGH_SLOT = 40;

    static final int ETHERNETS = 10;
    static final int FLOPPIES = 2;
    static final int SERIALS = 32;
    static final int PARALLELS = 3;
    static final int PASSTHROUGHS = 16;
    static final int NVDIMMS = 64;
    static final int USB_DEVICES = 20;

    private Keys() {}
}
