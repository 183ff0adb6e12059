package dev.vireo.vmx;

import dev.vireo.model.Devices;
import dev.vireo.model.Disk;
import dev.vireo.model.DiskBus;
import dev.vireo.model.DiskDevice;
import dev.vireo.model.DomainDefinition;
import dev.vireo.model.DriveAddress;
import dev.vireo.model.Firmware;
import dev.vireo.model.SmbiosMode;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;

/// Writes a domain as a VMX file, line by line in libvirt's order.
///
/// libvirt: `virVMXFormatConfig`.
final class DomainToVmx {
    /// The first hardware version with PCI bridges of its own and VMCI.
    private static final int HARDWARE_WITH_BRIDGES = 7;

    private static final int FLOPPIES = 2;
    private static final int FIRST_BRIDGE = 4;
    private static final int LAST_BRIDGE = 7;
    private static final long KIB_PER_MIB = 1024;
    private static final long MEMORY_STEP = 4096;
    private static final UUID NONE = new UUID(0, 0);

    private final VmxLevel level;
    private final FileNames fileNames;
    private final int hardwareVersion;
    private final VmxOutput out = new VmxOutput();

    private DomainToVmx(VmxConverter converter, int hardwareVersion) {
        this.level = converter.level();
        this.fileNames = converter.fileNames();
        this.hardwareVersion = hardwareVersion;
    }

    static VmxFile convert(VmxConverter converter, DomainDefinition domain, int hardwareVersion) {
        return VmxFile.parse(new DomainToVmx(converter, hardwareVersion).write(domain));
    }

    private String write(DomainDefinition domain) {
        if (!domain.type().equals("vmware")) {
            throw Refusal.internal(
                    "Expecting virt type to be 'vmware' but found '" + domain.type() + "'");
        }
        writeHeader(domain);
        writeIdentity(domain);
        writeMemory(domain);
        new ProcessorOutput(out, level).write(domain);
        writeDevices(domain);
        if (domain.os().firmware().orElse(null) == Firmware.EFI) {
            out.put("firmware", "efi");
        }
        writeBridges(domain);
        return out.toString();
    }

    private void writeHeader(DomainDefinition domain) {
        out.put(".encoding", "UTF-8");
        out.put("config.version", "8");
        out.put("virtualHW.version", hardwareVersion);
        String architecture = domain.os().architecture();
        switch (architecture) {
            case "i686" -> out.put("guestOS", "other");
            case "x86_64" -> out.put("guestOS", "other-64");
            default ->
                    throw Refusal.internal(
                            "Expecting domain XML attribute 'arch' of entry 'os/type' to be"
                                    + " 'i686' or 'x86_64' but found '"
                                    + architecture
                                    + "'");
        }
        SmbiosMode smbios = domain.os().smbios().orElse(SmbiosMode.NONE);
        if (smbios == SmbiosMode.SYSINFO) {
            throw Refusal.unsupported("Unsupported SMBIOS mode '" + smbios.text() + "'");
        }
        if (smbios == SmbiosMode.HOST) {
            out.put("smbios.reflecthost", true);
        }
    }

    private void writeIdentity(DomainDefinition domain) {
        if (domain.uuid().equals(NONE)) {
            out.put("uuid.action", "create");
        } else {
            out.put("uuid.bios", InterfaceOutput.spaced(domain.uuid()));
        }
        if (domain.name().isPresent()) {
            String piped = HexEscape.VMX_VALUE.escape(domain.name().get());
            out.text("displayName", HexEscape.NAME.escape(piped), "name");
        }
        if (domain.description().isPresent()) {
            String piped = HexEscape.VMX_VALUE.escape(domain.description().get());
            out.text("annotation", piped, "description");
        }
    }

    private void writeMemory(DomainDefinition domain) {
        long memory = Math.ceilDiv(domain.memory(), MEMORY_STEP) * MEMORY_STEP;
        out.put("memsize", memory / KIB_PER_MIB);
        if (domain.currentMemory() < memory) {
            out.put("sched.mem.max", Math.ceilDiv(domain.currentMemory(), KIB_PER_MIB));
        }
        OptionalLong guarantee = domain.memoryTuning().minGuarantee();
        if (guarantee.orElse(0) > 0) {
            out.put("sched.mem.minsize", Math.ceilDiv(guarantee.getAsLong(), KIB_PER_MIB));
        }
    }

    private void writeDevices(DomainDefinition domain) {
        Devices devices = domain.devices();
        DisplayOutput.writeGraphics(out, devices.graphics());
        writeDisks(devices);
        FolderOutput.write(out, devices.filesystems());
        new InterfaceOutput(out, level).write(devices.interfaces(), hardwareVersion);
        DisplayOutput.writeVideo(out, devices.videos());
        CharacterOutput ports = new CharacterOutput(out, fileNames);
        ports.writeSerials(devices.serials());
        ports.writeParallels(devices.parallels());
    }

    private void writeDisks(Devices devices) {
        ScsiModels models = new ScsiModels(devices.controllers());
        List<DriveAddress> addresses = new ArrayList<>(devices.disks().size());
        for (Disk disk : devices.disks()) {
            DriveAddress address = DiskPlace.verified(disk);
            addresses.add(address);
            if (disk.bus() == DiskBus.SCSI) {
                models.use(disk, address);
            }
        }
        models.write(out, devices.disks(), fileNames);
        DiskOutput output = new DiskOutput(out, fileNames);
        boolean[] floppies = new boolean[FLOPPIES];
        for (int i = 0; i < addresses.size(); i++) {
            Disk disk = devices.disks().get(i);
            output.write(disk, addresses.get(i));
            if (disk.device() == DiskDevice.FLOPPY) {
                floppies[addresses.get(i).unit()] = true;
            }
        }
        for (int i = 0; i < FLOPPIES; i++) {
            if (!floppies[i]) {
                out.put("floppy" + i + ".present", false);
            }
        }
    }

    private void writeBridges(DomainDefinition domain) {
        if (hardwareVersion < HARDWARE_WITH_BRIDGES) {
            return;
        }
        if (hasScsiDisk(domain)) {
            out.put("pciBridge0.present", true);
            for (int i = FIRST_BRIDGE; i <= LAST_BRIDGE; i++) {
                out.put("pciBridge" + i + ".present", true);
                out.put("pciBridge" + i + ".virtualDev", "pcieRootPort");
                out.put("pciBridge" + i + ".functions", "8");
            }
        }
        out.put("vmci0.present", true);
    }

    private static boolean hasScsiDisk(DomainDefinition domain) {
        for (Disk disk : domain.devices().disks()) {
            if (disk.bus() == DiskBus.SCSI) {
                return true;
            }
        }
        return false;
    }
}
