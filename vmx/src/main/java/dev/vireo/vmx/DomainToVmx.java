package dev.vireo.vmx;

import dev.vireo.model.Cpu;
import dev.vireo.model.CpuFeature;
import dev.vireo.model.Devices;
import dev.vireo.model.Disk;
import dev.vireo.model.DiskBus;
import dev.vireo.model.DiskDevice;
import dev.vireo.model.DomainDefinition;
import dev.vireo.model.DomainUuid;
import dev.vireo.model.DriveAddress;
import dev.vireo.model.Firmware;
import dev.vireo.model.SmbiosMode;
import dev.vireo.model.VirtException;
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

    /// What libvirt takes for no limit, in KiB.
    private static final long UNLIMITED = 9007199254740991L;

    private static final UUID NONE = new UUID(0, 0);

    private final VmxLevel level;
    private final FileNames fileNames;
    private final boolean escapesLineBreaks;
    private final int hardwareVersion;
    private final VmxOutput out = new VmxOutput();
    private final DomainDefinition original;
    private final DomainDefinition domain;

    /// The disks and drives that are written.
    private List<PlacedDisk> disks = List.of();

    private boolean hasScsi;

    /// A VMX file that was written.
    ///
    /// @param file the file
    /// @param disks the disks and drives in it
    record Written(VmxFile file, List<PlacedDisk> disks) {}

    private DomainToVmx(VmxConverter converter, DomainDefinition domain, int hardwareVersion) {
        this.level = converter.level();
        this.fileNames = converter.fileNames();
        this.escapesLineBreaks = converter.escapesLineBreaks();
        this.hardwareVersion = hardwareVersion;
        this.original = domain;
        this.domain = isFull() ? DomainFitting.fit(domain, hardwareVersion) : domain;
    }

    static Written convert(VmxConverter converter, DomainDefinition domain, int hardwareVersion) {
        return new DomainToVmx(converter, domain, hardwareVersion).write();
    }

    private boolean isFull() {
        return level.isAtLeast(VmxLevel.FULL);
    }

    private Written write() {
        if (!domain.type().equals("vmware")) {
            throw Refusal.internal(
                    "Expecting virt type to be 'vmware' but found '" + domain.type() + "'");
        }
        writeHeader();
        writeIdentity();
        writeMemory();
        new ProcessorOutput(out, level).write(domain);
        if (isFull()) {
            // an arrangement that VMware cannot have takes the CPU away, but not its features
            List<CpuFeature> features = original.cpu().map(Cpu::features).orElse(List.of());
            CpuidMasks.write(features).forEach(out::put);
        }
        writeDevices();
        writeFirmware();
        writeBridges();
        VmxFile file = VmxFile.parse(out.finish());
        return new Written(isFull() ? CarriedEntries.restore(file, domain.rest()) : file, disks);
    }

    private void writeHeader() {
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

    private void writeIdentity() {
        writeUuid();
        if (domain.name().isPresent()) {
            out.text("displayName", HexEscape.NAME.escape(piped(domain.name().get())), "name");
        }
        if (domain.description().isPresent()) {
            out.text("annotation", piped(domain.description().get()), "description");
        }
        if (isFull()) {
            new FullOutput(out, domain).writeGenerationId();
        }
    }

    private void writeUuid() {
        UUID firmware = isFull() ? domain.hardwareUuid().orElse(domain.uuid()) : domain.uuid();
        if (firmware.equals(NONE)) {
            out.put("uuid.action", "create");
        } else {
            out.put("uuid.bios", DomainUuid.formatVmx(firmware));
        }
        if (isFull() && !domain.uuid().equals(firmware)) {
            out.put("vc.uuid", DomainUuid.formatVmx(domain.uuid()));
        }
    }

    /// Escapes a text for displayName or annotation. Every reader knows escaped line breaks, but
    /// libvirt does not write them.
    private String piped(String text) {
        String piped = HexEscape.VMX_VALUE.escape(text);
        return escapesLineBreaks ? piped.replace("\n", "|0a").replace("\r", "|0d") : piped;
    }

    private void writeMemory() {
        long memory = Math.ceilDiv(domain.memory(), MEMORY_STEP) * MEMORY_STEP;
        out.put("memsize", memory / KIB_PER_MIB);
        OptionalLong limit = domain.memoryTuning().hardLimit();
        if (isFull() && limit.orElse(UNLIMITED) < UNLIMITED) {
            out.put("sched.mem.max", Math.ceilDiv(limit.getAsLong(), KIB_PER_MIB));
        } else if (domain.currentMemory() < memory) {
            out.put("sched.mem.max", Math.ceilDiv(domain.currentMemory(), KIB_PER_MIB));
        }
        OptionalLong guarantee = domain.memoryTuning().minGuarantee();
        if (guarantee.orElse(0) > 0) {
            long least = Math.ceilDiv(guarantee.getAsLong(), KIB_PER_MIB);
            out.put("sched.mem.minsize", least);
            if (isFull()) {
                out.put("sched.mem.min", least);
            }
        }
    }

    private void writeDevices() {
        Devices devices = domain.devices();
        DisplayOutput.writeGraphics(out, devices.graphics());
        if (isFull()) {
            fitDisks();
        } else {
            verifyDisks(devices);
        }
        writeDisks();
        FolderOutput.write(out, devices.filesystems());
        new InterfaceOutput(out, level).write(devices.interfaces(), hardwareVersion);
        if (level.isAtLeast(VmxLevel.LIBVIRT_12)) {
            TpmOutput.write(out, domain, hardwareVersion);
        }
        DisplayOutput.writeVideo(out, devices.videos());
        CharacterOutput ports = new CharacterOutput(out, fileNames, level);
        ports.writeSerials(devices.serials());
        ports.writeParallels(devices.parallels());
        if (isFull()) {
            new FullOutput(out, domain).writeUsbAndSound();
        }
    }

    private void fitDisks() {
        ScsiFitting scsi = new ScsiFitting(original, fileNames, hardwareVersion);
        disks = DiskFitting.fit(original, hardwareVersion, scsi);
        hasScsi = scsi.any();
        scsi.write(out);
        new FullOutput(out, original).writeControllers(disks, hardwareVersion);
    }

    private void verifyDisks(Devices devices) {
        ScsiModels models = new ScsiModels(devices.controllers());
        disks = new ArrayList<>(devices.disks().size());
        for (Disk disk : devices.disks()) {
            DriveAddress address = DiskPlace.verified(disk);
            disks.add(new PlacedDisk(disk, disk, address));
            if (disk.bus() == DiskBus.SCSI) {
                models.use(disk, address);
                hasScsi = true;
            }
        }
        models.write(out, devices.disks(), fileNames);
    }

    private void writeDisks() {
        DiskOutput output = new DiskOutput(out, fileNames);
        boolean[] floppies = new boolean[FLOPPIES];
        for (PlacedDisk placed : disks) {
            if (!isFull()) {
                DiskPlace.verifyTarget(placed.disk());
            }
            output.write(placed.disk(), placed.address());
            if (placed.disk().device() == DiskDevice.FLOPPY) {
                floppies[placed.address().unit()] = true;
            }
        }
        for (int i = 0; i < FLOPPIES; i++) {
            if (!floppies[i]) {
                out.put("floppy" + i + ".present", false);
            }
        }
    }

    private void writeFirmware() {
        if (domain.os().firmware().orElse(null) == Firmware.EFI) {
            out.put("firmware", "efi");
        }
        if (isFull()) {
            new FullOutput(out, domain).writeSecureBoot();
            BootOrder.write(out, domain, disks);
        }
        if (level.isAtLeast(VmxLevel.LIBVIRT_12) && domain.os().nvram().isPresent()) {
            writeNvram(domain.os().nvram().get());
        }
    }

    private void writeNvram(String path) {
        String name;
        try {
            name = fileNames.toName(path);
        } catch (VirtException _) { // as libvirt: the host makes a new file
            return;
        }
        out.text("nvram", name, "os/nvram");
    }

    private void writeBridges() {
        if (hardwareVersion < HARDWARE_WITH_BRIDGES) {
            return;
        }
        if (hasScsi) {
            out.put("pciBridge0.present", true);
            for (int i = FIRST_BRIDGE; i <= LAST_BRIDGE; i++) {
                out.put("pciBridge" + i + ".present", true);
                out.put("pciBridge" + i + ".virtualDev", "pcieRootPort");
                out.put("pciBridge" + i + ".functions", "8");
            }
        }
        out.put("vmci0.present", true);
    }
}
