package dev.vireo.simulator.machine;

import dev.vireo.vim.ParaVirtualSCSIController;
import dev.vireo.vim.VirtualDevice;
import dev.vireo.vim.VirtualIDEController;
import dev.vireo.vim.VirtualNVMEController;
import dev.vireo.vim.VirtualSATAController;
import dev.vireo.vim.VirtualSCSIController;
import java.util.Optional;

/// The buses that disks hang on, with the keys that hosts give their controllers and devices.
enum Bus {
    IDE("ide", 200, 3000, 2, 2),
    SCSI("scsi", 1000, 2000, 4, 16),
    SATA("sata", 15000, 16000, 4, 30),
    NVME("nvme", 31000, 32000, 4, 15);

    /// The unit of a SCSI bus that the controller itself takes.
    static final int SCSI_SELF = 7;

    private static final int WIDE_KEYS = 131_072;
    private static final int WIDE_UNITS = 64;

    private final String prefix;
    private final int controllerKey;
    private final int deviceKey;
    private final int controllers;
    private final int units;

    Bus(String prefix, int controllerKey, int deviceKey, int controllers, int units) {
        this.prefix = prefix;
        this.controllerKey = controllerKey;
        this.deviceKey = deviceKey;
        this.controllers = controllers;
        this.units = units;
    }

    /// Returns the bus that a controller drives, empty if it drives none for disks.
    static Optional<Bus> of(VirtualDevice controller) {
        return switch (controller) {
            case VirtualIDEController _ -> Optional.of(IDE);
            case VirtualSCSIController _ -> Optional.of(SCSI);
            case VirtualSATAController _ -> Optional.of(SATA);
            case VirtualNVMEController _ -> Optional.of(NVME);
            default -> Optional.empty();
        };
    }

    /// Returns how many units the bus of a controller has, the controller's own included.
    static int units(VirtualDevice controller, int hardwareVersion) {
        return controller instanceof ParaVirtualSCSIController && hardwareVersion >= 14
                ? WIDE_UNITS
                : of(controller).map(bus -> bus.units).orElse(0);
    }

    /// Returns the beginning of the names in a VMX file, for example `scsi0`.
    String prefix(int number) {
        return prefix + number;
    }

    String prefix(int number, int unit) {
        return prefix + number + ':' + unit;
    }

    int controllerKey(int number) {
        return controllerKey + number;
    }

    int deviceKey(int number, int unit) {
        return unit >= units
                ? WIDE_KEYS + WIDE_UNITS * number + unit
                : deviceKey + units * number + unit;
    }

    int controllers() {
        return controllers;
    }

    int maxUnits() {
        return this == SCSI ? WIDE_UNITS : units;
    }

    boolean isFree(int unit) {
        return this != SCSI || unit != SCSI_SELF;
    }
}
