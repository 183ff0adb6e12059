package dev.vireo.testkit;

import java.util.Collections;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;

/// Devices of domain documents that libvirt should accept for VMX.
///
/// @param dice the choices
/// @param devices where they go
/// @param targets the targets of disks that are taken
record DomainXmlDevices(Dice dice, XmlDraft devices, Set<String> targets) {
    private static final String YES = "yes";

    DomainXmlDevices(Dice dice, XmlDraft devices) {
        this(dice, devices, new HashSet<>());
    }

    void disk() {
        String bus = dice.of("scsi", "scsi", "scsi", "scsi", "ide", "ide", "fdc");
        int index =
                switch (bus) {
                    case "scsi" -> dice.percent(80) ? dice.between(0, 20) : dice.between(0, 59);
                    case "ide" -> dice.between(0, 3);
                    default -> dice.between(0, 1);
                };
        String target = target(bus, index);
        if (!targets.add(target)) {
            return;
        }
        XmlDraft disk = new XmlDraft("disk");
        switch (bus) {
            case "fdc" -> floppy(disk);
            default -> drive(disk, bus);
        }
        disk.add("target").set("dev", target).maybe(dice, 85, "bus", bus);
        if (dice.percent(20)) {
            address(disk, bus, index);
        }
        disk.maybeAdd(dice, 5, dice.of("readonly", "shareable"));
        disk.maybeAdd(dice, 4, "boot").set("order", Integer.toString(targets.size()));
        disk.maybeAdd(dice, 4, "serial").text(dice.of("WD-1", "a b"));
        disk.maybeAdd(dice, 2, "alias").set("name", dice.of("ua-1", "disk0"));
        disk.maybeAdd(dice, 2, "iotune").add("total_bytes_sec").text("100000");
        if (disk.attributes().containsKey("device") && dice.percent(50)) {
            Collections.shuffle(disk.children(), new Random(index));
        }
        devices.children().add(disk);
    }

    static String target(String bus, int index) {
        String prefix =
                switch (bus) {
                    case "ide" -> "hd";
                    case "fdc" -> "fd";
                    default -> "sd";
                };
        return prefix
                + (index < 26
                        ? "" + (char) ('a' + index)
                        : "" + (char) ('a' + index / 26 - 1) + (char) ('a' + index % 26));
    }

    private void address(XmlDraft disk, String bus, int index) {
        XmlDraft address = disk.add("address").set("type", "drive");
        int controller = bus.equals("scsi") ? index / 15 : 0;
        int place = bus.equals("ide") ? index / 2 : 0;
        int unit =
                switch (bus) {
                    case "scsi" -> index % 15 < 7 ? index % 15 : index % 15 + 1;
                    case "ide" -> index % 2;
                    default -> index;
                };
        address.set("controller", Integer.toString(controller));
        address.set("bus", Integer.toString(place));
        address.maybe(dice, 70, "target", "0").set("unit", Integer.toString(unit));
    }

    private void floppy(XmlDraft disk) {
        boolean file = dice.percent(60);
        disk.set("type", file ? "file" : "block").set("device", "floppy");
        if (dice.percent(85)) {
            source(disk, file, dice.of("[ds] a/f.img", "/tmp/f.img", "/dev/fd0"));
        }
    }

    private void drive(XmlDraft disk, String bus) {
        switch (dice.between(0, 9)) {
            case 0, 1 -> {
                disk.set("type", "file").set("device", "cdrom");
                if (dice.percent(75)) {
                    source(
                            disk,
                            true,
                            dice.of("[ds] iso/a.iso", "/usr/lib/linux.ISO", "[d s] b c.iso"));
                }
            }
            case 2 -> {
                disk.set("type", "block").set("device", "cdrom");
                if (dice.percent(70)) {
                    source(disk, false, dice.of("/dev/scd0", "D:", "/vmfs/devices/cdrom/x"));
                } else {
                    disk.add("source").set("startupPolicy", "optional");
                }
            }
            case 3 -> {
                disk.set("type", "block").set("device", "lun");
                source(
                        disk,
                        false,
                        dice.of("/dev/scd0", "/vmfs/devices/cdrom/mpx.vmhba0:C0:T0:L0"));
            }
            default -> {
                disk.maybe(dice, 95, "type", "file").maybe(dice, 85, "device", "disk");
                driver(disk, bus);
                source(
                        disk,
                        true,
                        dice.of(
                                "[ds] web/web.vmdk",
                                "[datastore1] a b/c d.VMDK",
                                "/abs/x.vmdk",
                                "[ds]x.vmdk",
                                "[ds]   y.vmdk",
                                "[a[b] c.vmdk",
                                "[ds] é&<>'.vmdk",
                                "[ds x.vmdk"));
                disk.maybeAdd(dice, 10, "transient");
            }
        }
    }

    private void driver(XmlDraft disk, String bus) {
        if (dice.percent(25)) {
            XmlDraft driver = disk.add("driver");
            driver.maybe(dice, 35, "cache", dice.of("writethrough", "default", "writethrough"));
            if (bus.equals("scsi")) {
                driver.maybe(dice, 40, "name", dice.of("lsilogic", "buslogic", "LSILOGIC"));
            }
            driver.maybe(dice, 20, "type", dice.of("raw", "vmdk", "qcow2"));
            driver.maybe(dice, 10, "io", "native").maybe(dice, 10, "discard", "unmap");
        }
    }

    private void source(XmlDraft disk, boolean file, String value) {
        XmlDraft source = disk.add("source").set(file ? "file" : "dev", value);
        source.maybe(dice, 5, "startupPolicy", dice.of("optional", "mandatory", "requisite"));
        source.maybe(dice, 2, "index", "1");
    }

    void controller() {
        XmlDraft controller = devices.add("controller");
        String type = dice.of("scsi", "scsi", "scsi", "ide", "usb", "pci", "sata", "fdc");
        controller.set("type", type).maybe(dice, 90, "index", type.equals("pci") ? "0" : index());
        switch (type) {
            case "scsi" ->
                    controller.maybe(
                            dice,
                            80,
                            "model",
                            dice.of("lsilogic", "buslogic", "lsisas1068", "vmpvscsi", "auto"));
            case "usb" -> controller.maybe(dice, 50, "model", dice.of("ehci", "nec-xhci", "none"));
            case "pci" -> controller.set("model", dice.of("pci-root", "pcie-root"));
            default -> {}
        }
        controller.maybe(dice, 3, "ports", "4");
        if (dice.percent(10)) {
            pciAddress(controller);
        }
    }

    private String index() {
        return dice.of("0", "0", "1", "2", "3");
    }

    private void pciAddress(XmlDraft device) {
        device.add("address")
                .set("type", "pci")
                .set("domain", "0x0000")
                .set("bus", "0x00")
                .set("slot", "0x" + dice.of("0", "1") + dice.of("2", "5", "a", "f"))
                .set("function", dice.of("0x0", "0x0", "0"));
    }

    void filesystem() {
        XmlDraft folder = devices.add("filesystem").set("type", "mount");
        folder.maybe(dice, 50, "accessmode", dice.of("passthrough", "mapped", "squash"));
        folder.add("source").set("dir", dice.of("/home/u", "C:\\x & y", "/a'b", "/ü"));
        folder.add("target").set("dir", dice.of("share", "a b", "x<y", "日本"));
        folder.maybeAdd(dice, 30, "readonly");
    }

    void network() {
        XmlDraft card = new XmlDraft("interface");
        String type = dice.of("bridge", "bridge", "bridge", "user", "null", "vds");
        card.set("type", type);
        mac(card.add("mac"));
        switch (type) {
            case "bridge" -> {
                card.add("source").set("bridge", dice.of("VM Network", "a&b", "br0", "Küche"));
                if (dice.percent(30)) {
                    card.add("target").set("dev", dice.of("VMnet7", "/dev/vmnet2", "vnet3", "t0"));
                }
            }
            case "vds" ->
                    card.add("source")
                            .set("switchid", "50342" + dice.hex(3) + "-94e9-3b16-1d68-87bfff4a54cc")
                            .set("portid", dice.number(0, 5000))
                            .set("portgroupid", dice.of("dvportgroup-1285", "a<b&\"'", "ä"))
                            .set("connectionid", dice.number(0, 408_217_997));
            default -> {}
        }
        card.maybeAdd(dice, 60, "model")
                .set(
                        "type",
                        dice.of(
                                "e1000", "e1000e", "vmxnet", "vmxnet2", "vmxnet3", "vlance",
                                "E1000"));
        card.maybeAdd(dice, 5, "link").set("state", dice.of("up", "down"));
        card.maybeAdd(dice, 3, "boot").set("order", "1");
        card.maybeAdd(dice, 3, "mtu").set("size", "1500");
        card.maybeAdd(dice, 3, "alias").set("name", "net0");
        devices.children().add(card);
    }

    private void mac(XmlDraft mac) {
        String tail = dice.hex(2) + ":" + dice.hex(2);
        String address =
                dice.of(
                        "00:0c:29:" + dice.hex(2) + ":",
                        "00:50:56:"
                                + dice.of("0", "3", "4", "7", "8", "b", "c", "f")
                                + dice.hex(1)
                                + ":",
                        "00:0C:29:AB:",
                        "52:54:00:" + dice.hex(2) + ":");
        mac.set("address", address + tail);
        mac.maybe(dice, 20, "type", dice.of("generated", "static"));
        mac.maybe(dice, 15, "check", dice.of(YES, "no"));
    }

    void serial(int port) {
        XmlDraft serial = devices.add("serial");
        character(serial, port);
    }

    private void character(XmlDraft device, int port) {
        switch (dice.between(0, 4)) {
            case 0 -> {
                device.set("type", "dev");
                device.add("source").set("path", dice.of("/dev/ttyS0", "COM1", "a&b"));
            }
            case 1 -> {
                device.set("type", "file");
                device.add("source")
                        .set("path", dice.of("[ds] a/s.log", "/tmp/s"))
                        .maybe(dice, 10, "append", dice.of("on", "off"));
            }
            case 2 -> {
                device.set("type", "pipe");
                device.add("source").set("path", dice.of("/tmp/p", "\\\\.\\pipe\\com_1"));
            }
            default -> {
                device.set("type", "tcp");
                device.add("source")
                        .set("mode", dice.of("bind", "connect"))
                        .set("host", dice.of("10.0.0.1", "h.example", "::1", "a b"))
                        .set("service", dice.of("23", "telnet", "65535", "1"));
                device.maybeAdd(dice, 80, "protocol")
                        .set("type", dice.of("raw", "telnet", "telnets", "tls"));
            }
        }
        device.maybeAdd(dice, 90, "target").set("port", Integer.toString(port));
        device.maybeAdd(dice, 4, "alias").set("name", "serial" + port);
    }

    void parallel(int port) {
        XmlDraft parallel = devices.add("parallel");
        boolean file = dice.percent(50);
        parallel.set("type", file ? "file" : "dev");
        parallel.add("source").set("path", dice.of("[ds] a/p", "/dev/parport0", "/tmp/p"));
        parallel.maybeAdd(dice, 90, "target").set("port", Integer.toString(port));
    }

    void console() {
        if (dice.percent(60)) {
            devices.add("console")
                    .set("type", "pty")
                    .add("target")
                    .set("port", "0")
                    .set("type", dice.of("serial", "virtio"));
        } else {
            character(devices.add("console"), 0);
        }
    }

    void vnc() {
        XmlDraft vnc = devices.add("graphics").set("type", "vnc");
        String port = dice.of("5900", "5964", "1", "70");
        switch (dice.between(0, 3)) {
            case 0 -> vnc.set("port", "-1").set("autoport", YES);
            case 1 -> vnc.set("port", port).set("autoport", "no");
            case 2 -> vnc.set("port", port);
            default -> vnc.maybe(dice, 50, "autoport", YES);
        }
        vnc.maybe(dice, 25, "listen", dice.of("0.0.0.0", "127.0.0.1", "::1"));
        vnc.maybe(dice, 20, "keymap", dice.of("de", "en-us"));
        vnc.maybe(dice, 30, "passwd", dice.of("secret", "p&w", "a'b\"c"));
        vnc.maybe(dice, 5, "sharePolicy", "ignore").maybe(dice, 3, "websocket", "5700");
        if (dice.percent(20) && !vnc.attributes().containsKey("listen")) {
            boolean address = dice.percent(70);
            vnc.add("listen")
                    .set("type", address ? "address" : "none")
                    .maybe(dice, address ? 80 : 0, "address", dice.of("1.2.3.4", "::"));
        }
    }

    void video() {
        XmlDraft model = devices.add("video").add("model").set("type", "vmvga");
        model.maybe(dice, 80, "vram", dice.of("4096", "8192", "9216", "1", "65536", "100"));
        model.maybe(dice, 30, "heads", "1").maybe(dice, 30, "primary", YES);
    }

    /// Devices that a document of another hypervisor has and VMX cannot express.
    void unmapped() {
        switch (dice.between(0, 9)) {
            case 0 -> devices.add("emulator").text("/usr/bin/qemu-system-x86_64");
            case 1 -> {
                XmlDraft input = devices.add("input");
                input.set("type", dice.of("mouse", "keyboard", "tablet"))
                        .set("bus", dice.of("ps2", "usb"));
            }
            case 2 -> devices.add("sound").set("model", dice.of("ich6", "ac97", "es1370", "sb16"));
            case 3 -> {
                XmlDraft balloon =
                        devices.add("memballoon").set("model", dice.of("virtio", "none"));
                balloon.maybeAdd(dice, 30, "stats").set("period", "10");
            }
            case 4 ->
                    devices.add("rng")
                            .set("model", "virtio")
                            .add("backend")
                            .set("model", "random")
                            .text("/dev/urandom");
            case 5 -> {
                XmlDraft channel = devices.add("channel").set("type", "unix");
                channel.add("source").set("mode", "bind").set("path", "/tmp/channel");
                channel.add("target").set("type", "virtio").set("name", "org.qemu.guest_agent.0");
            }
            case 6 -> devices.add("watchdog").set("model", "i6300esb").set("action", "reset");
            case 7 -> {
                XmlDraft tpm = devices.add("tpm").set("model", dice.of("tpm-crb", "tpm-tis"));
                tpm.add("backend").set("type", "emulator").set("version", "2.0");
            }
            case 8 -> {
                XmlDraft device = devices.add("hostdev").set("mode", "subsystem");
                device.set("type", "usb").set("managed", "no");
                XmlDraft source = device.add("source");
                source.add("vendor").set("id", "0x1234");
                source.add("product").set("id", "0xbeef");
            }
            default -> devices.add("panic").maybe(dice, 50, "model", "isa");
        }
    }
}
