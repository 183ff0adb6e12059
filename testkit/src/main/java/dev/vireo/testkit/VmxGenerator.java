package dev.vireo.testkit;

import java.util.random.RandomGenerator;

/// Makes up VMX files: such as products of VMware write, such as a person edits, and such as nobody
/// should. Most of them have one thing wrong at most.
public final class VmxGenerator {
    private final Dice dice;
    private final VmxDraft draft = new VmxDraft();
    private final VmxDevices devices;

    private VmxGenerator(RandomGenerator random) {
        dice = new Dice(random);
        devices = new VmxDevices(dice, draft);
    }

    /// Makes up a file.
    ///
    /// @param random the source of random numbers
    /// @return the file, to be made bytes by [RawBytes]
    public static String generate(RandomGenerator random) {
        var generator = new VmxGenerator(random);
        generator.fill();
        if (generator.dice.percent(40)) {
            new VmxMutations(generator.dice, generator.draft).mutate();
        }
        String text = new VmxLayout(generator.dice).text(generator.draft.entries());
        return generator.dice.percent(6) ? VmxMutations.ofText(text, generator.dice) : text;
    }

    /// Makes up a file that libvirt should accept.
    ///
    /// @param random the source of random numbers
    /// @return the file, to be made bytes by [RawBytes]
    public static String generateValid(RandomGenerator random) {
        var generator = new VmxGenerator(random);
        generator.fill();
        return new VmxLayout(generator.dice).text(generator.draft.entries());
    }

    private void fill() {
        switch (dice.between(0, 9)) {
            case 0 -> minimal();
            case 1 -> workstation();
            case 2 -> fusion();
            case 3 -> esxi();
            default -> parts();
        }
    }

    private void minimal() {
        head(dice.of("4", "7", "8", "13"));
        if (dice.percent(50)) {
            scalars();
        }
    }

    private void head(String version) {
        draft.maybe(
                dice,
                70,
                ".encoding",
                dice.of(
                        "UTF-8",
                        "UTF-8",
                        "UTF-8",
                        "windows-1252",
                        "ISO-8859-1",
                        "Shift_JIS",
                        "GBK"));
        draft.put("config.version", dice.of("8", "8", "8", "8", "8", " 8", "+8", "08"));
        draft.put("virtualHW.version", version);
    }

    /// Anything beside anything.
    private void parts() {
        int version =
                dice.percent(50)
                        ? dice.between(4, 12)
                        : dice.between(13, dice.percent(90) ? 21 : 99);
        head(Integer.toString(version));
        scalars();
        if (dice.percent(60)) {
            devices.scsi(0, version >= 13);
        }
        if (dice.percent(25)) {
            devices.scsi(dice.between(0, 4), version >= 13);
        }
        if (dice.percent(15)) {
            devices.sata(dice.between(0, 3));
        }
        repeat(35, 2, devices::ide);
        if (dice.percent(5)) {
            devices.nvme();
        }
        if (dice.percent(25)) {
            devices.floppy(0);
        }
        if (dice.percent(10)) {
            devices.floppy(dice.between(0, 2));
        }
        if (dice.percent(15)) {
            devices.folders();
        }
        for (int i = 0; i < 4 && dice.percent(45); i++) {
            devices.ethernet(dice.percent(85) ? i : dice.between(0, 12));
        }
        for (int i = 0; i < 4 && dice.percent(25); i++) {
            devices.serial(i);
        }
        for (int i = 0; i < 3 && dice.percent(15); i++) {
            devices.parallel(i);
        }
        if (dice.percent(25)) {
            devices.vnc();
        }
        clutter();
    }

    private void repeat(int percent, int most, Runnable part) {
        for (int i = 0; i < most && dice.percent(percent); i++) {
            part.run();
        }
    }

    private void scalars() {
        String bytes = dice.hex(16) + "-" + dice.hex(16);
        draft.maybe(dice, 60, "uuid.bios", bytes.replaceAll("([0-9a-f]{2})(?=[0-9a-f])", "$1 "));
        draft.maybe(dice, 10, "uuid.location", "56 4d");
        draft.maybe(dice, 10, "uuid.action", "create");
        draft.maybe(dice, 15, "vc.uuid", "50 0a " + dice.hex(2));
        draft.maybe(dice, 80, "displayName", dice.of(VmxValues.NAMES));
        draft.maybe(dice, 20, "vm.genid", Long.toString(dice.random().nextLong()));
        draft.maybe(
                dice, 20, "vm.genidX", dice.of("0", "-1", Long.toString(dice.random().nextLong())));
        draft.maybe(dice, 25, "annotation", dice.of(VmxValues.NAMES));
        String memory = dice.of("32", "64", "256", "512", "1024", "4096", "16384", "4", "1048576");
        draft.maybe(dice, 80, "memsize", memory);
        draft.maybe(
                dice, 20, "sched.mem.max", dice.of(memory, "128", "33", "unlimited", "0", "-1"));
        draft.maybe(dice, 15, "sched.mem.minsize", dice.of(memory, "100", "0", "unlimited", "7"));
        draft.maybe(dice, 5, "sched.mem.min", "x");
        int vcpus = dice.percent(70) ? 1 << dice.between(0, 4) : dice.between(1, 20);
        if (dice.percent(70)) {
            draft.put("numvcpus", Integer.toString(vcpus));
            draft.maybe(dice, 35, "cpuid.coresPerSocket", Integer.toString(dice.between(0, vcpus)));
            draft.maybe(dice, 15, "sched.cpu.affinity", affinity(vcpus));
        }
        draft.maybe(
                dice,
                20,
                "sched.cpu.shares",
                dice.of(
                        "low",
                        "normal",
                        "high",
                        "Normal",
                        "1234",
                        "0",
                        "-1",
                        "18446744073709551615"));
        draft.maybe(
                dice,
                70,
                "guestOS",
                dice.of(
                        "ubuntu-64",
                        "windows9-64",
                        "winnetstandard",
                        "other",
                        "other26xlinux",
                        ""));
        draft.maybe(dice, 10, "smbios.reflectHost", dice.of("true", "FALSE", "TRUE"));
        draft.maybe(dice, 15, "firmware", "efi");
        draft.maybe(dice, 8, "uefi.secureBoot.enabled", dice.of("TRUE", "x"));
        draft.maybe(dice, 10, "nvram", "web.nvram");
        draft.maybe(dice, 5, "vtpm.present", "TRUE");
        draft.maybe(
                dice,
                15,
                "svga.vramSize",
                dice.of("4194304", "8388608", "134217728", "1", "0", "-1", "4194305", "16776192"));
        draft.maybe(dice, 5, "cpuid.1.eax", "0000:0000:0000:0001:0000:0110:1010:0101");
    }

    private String affinity(int vcpus) {
        var list = new StringBuilder();
        for (int i = 0; i < vcpus; i++) {
            list.append(i == 0 ? "" : dice.of(",", ",", ", ", " ,"));
            list.append(dice.percent(70) ? i : dice.between(0, 63));
        }
        return dice.percent(15) ? dice.of("all", "ALL") : list.toString();
    }

    /// What products write and libvirt does not look at.
    private void clutter() {
        draft.maybe(dice, 15, "tools.syncTime", "FALSE");
        draft.maybe(dice, 15, "usb.present", dice.of("TRUE", "x"));
        draft.maybe(dice, 10, "ehci.present", "TRUE");
        draft.maybe(dice, 10, "sound.present", "TRUE");
        draft.maybe(dice, 10, "pciBridge0.present", "TRUE");
        draft.maybe(dice, 10, "vmci0.present", "TRUE");
        draft.maybe(dice, 5, "hpet0.present", "TRUE");
        draft.maybe(dice, 5, "serial4.present", "true");
        draft.maybe(dice, 5, "parallel3.present", "true");
        draft.maybe(dice, 5, "guestinfo.note", dice.of(VmxValues.NAMES));
    }

    private void esxi() {
        String version = dice.of("10", "11", "13", "14", "15", "17", "19", "20", "21");
        String name = dice.of("web01", "vcsa", "win2019-dc", "db 2");
        draft.put(".encoding", "UTF-8").put("config.version", "8");
        draft.put("virtualHW.version", version).put("nvram", name + ".nvram");
        for (int i = 0; i < 4; i++) {
            String bridge = i == 0 ? "pciBridge0" : "pciBridge" + (i + 3);
            draft.put(bridge + ".present", "TRUE");
            if (i > 0) {
                draft.put(bridge + ".virtualDev", "pcieRootPort").put(bridge + ".functions", "8");
            }
        }
        draft.put("vmci0.present", "TRUE").put("hpet0.present", "TRUE");
        draft.put("floppy0.present", "FALSE").put("svga.present", "TRUE");
        draft.put("RemoteDisplay.maxConnections", "-1");
        draft.put("memSize", dice.of("1024", "2048", "8192", "12288"));
        draft.put("sched.cpu.units", "mhz").put("sched.cpu.affinity", "all");
        draft.put("sched.cpu.shares", dice.of("normal", "high"));
        draft.put("sched.mem.min", "0").put("sched.mem.minSize", dice.of("0", "1024"));
        draft.put("sched.mem.shares", "normal");
        draft.put("powerType.powerOff", "default").put("powerType.reset", "default");
        draft.put("numvcpus", "4").put("cpuid.coresPerSocket", dice.of("1", "2", "4"));
        draft.put("tools.upgrade.policy", "manual").put("tools.syncTime", "FALSE");
        devices.scsi(0, Integer.parseInt(version) >= 13);
        draft.put("sata0.present", "TRUE").put("sata0:0.startConnected", "FALSE");
        draft.put("sata0:0.deviceType", "atapi-cdrom").put("sata0:0.clientDevice", "TRUE");
        draft.put("sata0:0.fileName", "emptyBackingString").put("sata0:0.present", "TRUE");
        for (int i = 0; i < dice.between(1, 3); i++) {
            devices.ethernet(i);
        }
        draft.put("displayName", name).put("guestOS", dice.of("ubuntu-64", "windows9srv-64"));
        draft.put("firmware", "efi").maybe(dice, 50, "uefi.secureBoot.enabled", "TRUE");
        draft.put("toolScripts.afterPowerOn", "TRUE");
        draft.put("uuid.bios", "56 4d a4 1c 2b 7e 19 03-5f 44 8d 10 e6 c2 97 3b");
        draft.put("uuid.location", "56 4d a4 1c 2b 7e 19 03-5f 44 8d 10 e6 c2 97 3b");
        draft.put("vc.uuid", "52 1d 3c 6e 09 7f 42 a8-b5 20 c4 16 8e 73 d1 f0");
        draft.maybe(dice, 60, "vm.genid", "-7301526439118276504");
        draft.maybe(dice, 60, "vm.genidX", "2190687345012246839");
        draft.put("svga.vramSize", "16777216").put("vmotion.checkpointFBSize", "4194304");
        draft.put("sched.swap.derivedName", "/vmfs/volumes/5c1e/" + name + "/" + name + ".vswp");
        draft.put("scsi0:0.redo", "").put("monitor.phys_bits_used", "43");
        draft.put("svga.guestBackedPrimaryAware", "TRUE")
                .put("tools.guest.desktop.autolock", "FALSE");
        draft.put("ethernet0.pciSlotNumber", "192").put("migrate.hostlog", "./" + name + ".hlog");
        draft.put("guestInfo.detailed.data", "architecture='X86' bitness='64' distroName='Ubuntu'");
        draft.maybe(dice, 30, "vtpm.present", "TRUE");
        if (dice.percent(30)) {
            devices.serial(0);
        }
        if (dice.percent(20)) {
            devices.vnc();
        }
    }

    private void workstation() {
        draft.put(".encoding", dice.of("UTF-8", "windows-1252", "UTF-8"));
        draft.put("config.version", "8").put("virtualHW.version", dice.of("8", "12", "16", "19"));
        draft.put("scsi0.present", "TRUE").put("scsi0.virtualDev", "lsilogic");
        draft.put("memsize", dice.of("1024", "2048", "4096"));
        draft.put("scsi0:0.present", "TRUE").put("scsi0:0.fileName", "Debian 12.x 64-bit.vmdk");
        draft.put("ide1:0.present", "TRUE").put("ide1:0.autodetect", "TRUE");
        draft.put("ide1:0.deviceType", dice.of("cdrom-raw", "atapi-cdrom"));
        draft.put("ide1:0.fileName", "auto detect");
        draft.put("floppy0.startConnected", "FALSE").put("floppy0.fileName", "");
        draft.maybe(dice, 50, "floppy0.autodetect", "TRUE");
        devices.ethernet(0);
        draft.put("usb.present", "TRUE").put("ehci.present", "TRUE");
        draft.put("sound.present", "TRUE").put("sound.fileName", "-1");
        draft.put("sound.autodetect", "TRUE").put("mks.enable3d", "TRUE");
        draft.put("serial0.present", "TRUE")
                .put("serial0.fileType", dice.of("thinprint", "device"));
        draft.put("serial0.fileName", dice.of("thinprint", "/dev/ttyS0"));
        draft.put("pciBridge0.present", "TRUE").put("vmci0.present", "TRUE");
        draft.put("hpet0.present", "TRUE").put("usb.vbluetooth.startConnected", "TRUE");
        draft.put("displayName", dice.of("Debian 12.x 64-bit", "Küchen-PC", "Win7 (Kopie)"));
        draft.put("guestOS", dice.of("debian11-64", "windows7", "other"));
        draft.put("nvram", "Debian 12.x 64-bit.nvram").put("powerType.powerOff", "soft");
        draft.put("extendedConfigFile", "Debian 12.x 64-bit.vmxf");
        draft.put("uuid.location", "56 4d").put("uuid.bios", "564d1f2e3c4b5a69-8877665544332211");
        draft.put("cleanShutdown", "TRUE").put("replay.supported", "FALSE");
        draft.put("checkpoint.vmState", "").put("softPowerOff", "FALSE");
        if (dice.percent(50)) {
            devices.folders();
        }
    }

    private void fusion() {
        draft.put(".encoding", "UTF-8").put("config.version", "8");
        draft.put("virtualHW.version", dice.of("9", "16", "20", "21"));
        draft.put("numvcpus", "2").maybe(dice, 60, "cpuid.coresPerSocket", "1");
        draft.put("memsize", "4096").put("mem.hotadd", "TRUE");
        draft.put("sata0.present", "TRUE").put("sata0:0.present", "TRUE");
        draft.put("sata0:0.fileName", "Virtual Disk.vmdk");
        draft.put("sata0:1.present", "TRUE").put("sata0:1.deviceType", "cdrom-image");
        draft.put("sata0:1.fileName", dice.of("linux.iso", "/Users/u/Downloads/a b.iso"));
        devices.ethernet(0);
        draft.put("usb_xhci.present", "TRUE").put("ehci.present", "TRUE");
        draft.put("sound.virtualDev", "hdaudio").put("mks.enable3d", "TRUE");
        draft.put("isolation.tools.hgfs.disable", "FALSE").put("hgfs.mapRootShare", "TRUE");
        draft.put("sharedFolder.maxNum", "1").put("sharedFolder0.present", "TRUE");
        draft.put("sharedFolder0.enabled", "TRUE").put("sharedFolder0.readAccess", "TRUE");
        draft.put("sharedFolder0.writeAccess", "TRUE").put("sharedFolder0.hostPath", "/Users/u");
        draft.put("sharedFolder0.guestName", "u").put("sharedFolder0.expiration", "never");
        draft.put("displayName", dice.of("Windows 10 x64", "macOS"));
        draft.put("guestOS", dice.of("windows9-64", "darwin21-64"));
        draft.put("gui.fullScreenAtPowerOn", "FALSE").put("gui.viewModeAtPowerOn", "windowed");
        draft.put("uuid.bios", "56 4d 0c 31 5d 8e 77 4a-90 b6 2f 18 e3 c5 6a d4");
        draft.put("smc.present", "TRUE").put("hypervisor.cpuid.v0", "FALSE");
        draft.maybe(dice, 70, "firmware", "efi").maybe(dice, 30, "vtpm.present", "TRUE");
        draft.put("svga.vramSize", "268435456").put("serial0.present", "FALSE");
    }
}
