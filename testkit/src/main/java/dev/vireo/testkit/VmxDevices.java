package dev.vireo.testkit;

/// Devices of VMX files that libvirt should accept.
///
/// @param dice the choices
/// @param draft where the entries go
record VmxDevices(Dice dice, VmxDraft draft) {
    private static final String TRUE = "true";

    /// A controller with some disks.
    void scsi(int controller, boolean manyUnits) {
        String name = "scsi" + controller;
        draft.put(name + ".present", dice.of(TRUE, TRUE, "TRUE"));
        draft.maybe(
                dice,
                70,
                name + ".virtualDev",
                dice.of("lsilogic", "buslogic", "lsisas1068", "pvscsi", "LSILogic", "PVSCSI"));
        draft.maybe(dice, 30, name + ".pciSlotNumber", dice.of("16", "160", "1184", "-1", "x"));
        draft.maybe(dice, 10, name + ".sharedBus", dice.of("none", "virtual"));
        int disks = dice.between(dice.percent(15) ? 0 : 1, 3);
        for (int i = 0; i < disks; i++) {
            int unit = manyUnits && dice.percent(40) ? dice.between(0, 65) : dice.between(0, 16);
            drive(name + ":" + (dice.percent(60) ? i : unit), "scsi");
        }
    }

    void sata(int controller) {
        draft.put("sata" + controller + ".present", dice.of(TRUE, "TRUE"));
        draft.maybe(dice, 40, "sata" + controller + ".pciSlotNumber", dice.of("33", "35", "-1"));
        for (int i = dice.between(0, 2); i >= 0; i--) {
            drive("sata" + controller + ":" + dice.between(0, dice.percent(80) ? 5 : 30), "sata");
        }
    }

    void nvme() {
        String name = "nvme" + dice.number(0, 3);
        draft.put(name + ".present", "TRUE");
        draft.put(name + ":0.present", TRUE).put(name + ":0.fileName", "nvme.vmdk");
    }

    void ide() {
        drive("ide" + dice.number(0, 1) + ":" + dice.number(0, 1), "ide");
    }

    private void drive(String name, String bus) {
        draft.put(name + ".present", dice.of(TRUE, TRUE, TRUE, "TRUE", "false"));
        draft.maybe(dice, 25, name + ".startConnected", dice.of(TRUE, "FALSE"));
        draft.maybe(dice, 5, name + ".clientDevice", dice.of("false", "false", TRUE));
        switch (dice.between(0, 9)) {
            case 0, 1 -> cdrom(name, bus);
            case 2 -> passthrough(name, bus);
            default -> hardDisk(name, bus);
        }
    }

    private void hardDisk(String name, String bus) {
        String type =
                switch (bus) {
                    case "scsi" -> "scsi-hardDisk";
                    case "ide" -> "ata-hardDisk";
                    default -> "disk";
                };
        draft.maybe(dice, 75, name + ".deviceType", dice.of(type, type, "disk", "Disk"));
        draft.put(name + ".fileName", dice.of(VmxValues.DISK_FILES));
        draft.maybe(dice, 15, name + ".writeThrough", dice.of(TRUE, "false", "TRUE"));
        draft.maybe(
                dice,
                25,
                name + ".mode",
                dice.of(
                        "persistent",
                        "independent-persistent",
                        "independent-nonpersistent",
                        "Independent-NonPersistent",
                        "x"));
        draft.maybe(dice, 15, name + ".redo", "");
        draft.maybe(dice, 5, name + ".ctkEnabled", TRUE);
        draft.maybe(dice, 5, "sched." + name + ".shares", "normal");
    }

    private void cdrom(String name, String bus) {
        switch (dice.between(0, 3)) {
            case 0, 1 -> {
                draft.maybe(dice, 80, name + ".deviceType", dice.of("cdrom-image", "CDROM-image"));
                draft.put(name + ".fileName", dice.of(VmxValues.IMAGES));
            }
            case 2 -> {
                draft.put(name + ".deviceType", dice.of("atapi-cdrom", "cdrom-raw", "ATAPI-CDROM"));
                draft.put(
                        name + ".fileName",
                        dice.of("/dev/scd0", "auto detect", "AUTO DETECT", "emptyBackingString"));
                draft.maybe(dice, 30, name + ".autodetect", "TRUE");
            }
            default -> {
                draft.put(name + ".deviceType", bus.equals("scsi") ? "scsi-passthru" : "cdrom-raw");
                draft.put(name + ".fileName", "/vmfs/devices/cdrom/mpx.vmhba32:C0:T0:L0");
            }
        }
    }

    private void passthrough(String name, String bus) {
        draft.put(
                name + ".deviceType",
                bus.equals("scsi")
                        ? dice.of("scsi-passthru", "cdrom-raw")
                        : dice.of("cdrom-raw", "atapi-cdrom"));
        if (dice.percent(70)) {
            draft.put(
                    name + ".fileName",
                    dice.of("/vmfs/devices/cdrom/x", "/vmfs/devices/cdrom/mpx.vmhba1:C0:T0:L0"));
        }
    }

    void floppy(int index) {
        String name = "floppy" + index;
        draft.put(name + ".present", dice.of(TRUE, TRUE, "FALSE"));
        String type = dice.of("device", "file", "FILE");
        draft.put(name + ".fileType", type);
        if (dice.percent(85)) {
            draft.put(
                    name + ".fileName",
                    type.equals("device")
                            ? dice.of("/dev/fd0", "A:", "")
                            : dice.of("a.flp", "/vmfs/volumes/ds/x.img", "/tmp/f.img"));
        }
        draft.maybe(dice, 30, name + ".startConnected", "false");
        draft.maybe(dice, 10, name + ".clientDevice", dice.of("TRUE", "false"));
    }

    void folders() {
        draft.put("isolation.tools.hgfs.disable", dice.of("false", "FALSE", "TRUE"));
        int count = dice.between(0, 3);
        draft.put("sharedFolder.maxNum", Integer.toString(count));
        for (int i = 0; i < count; i++) {
            String name = "sharedFolder" + i;
            draft.put(name + ".present", dice.of(TRUE, "TRUE", "false"));
            draft.put(name + ".enabled", dice.of(TRUE, TRUE, "false"));
            draft.put(name + ".hostPath", dice.of("/home/u", "C:\\x & y", "", "/a'b", "/ä"));
            draft.put(name + ".guestName", dice.of("share", "a b", "x<y", "", "日本"));
            draft.maybe(dice, 60, name + ".writeAccess", dice.of(TRUE, "false"));
            draft.maybe(dice, 40, name + ".readAccess", dice.of(TRUE, "x"));
            draft.maybe(dice, 20, name + ".expiration", "never");
        }
    }

    void ethernet(int index) {
        String name = "ethernet" + index;
        draft.put(name + ".present", dice.of(TRUE, TRUE, "TRUE", "false"));
        draft.maybe(dice, 30, name + ".startConnected", dice.of(TRUE, "false"));
        model(name);
        network(name);
        address(name);
        draft.maybe(dice, 15, name + ".checkMACAddress", dice.of(TRUE, "false", "TRUE"));
        draft.maybe(dice, 20, name + ".pciSlotNumber", dice.of("32", "160", "-1"));
        draft.maybe(dice, 15, name + ".wakeOnPcktRcv", "FALSE");
        draft.maybe(dice, 10, name + ".linkStatePropagation.enable", "TRUE");
    }

    private void model(String name) {
        if (dice.percent(75)) {
            String model =
                    dice.of("e1000", "e1000e", "vmxnet3", "vmxnet", "vlance", "VMXNET3", "E1000");
            draft.put(name + ".virtualDev", model);
            draft.maybe(
                    dice,
                    model.equals("vmxnet") ? 70 : 5,
                    name + ".features",
                    dice.of("15", "15", "1"));
        }
    }

    private void network(String name) {
        String network = dice.of("VM Network", "Bridged", "a&b", "dvPortGroup <1>", "Küche", "");
        switch (dice.between(0, 7)) {
            case 0, 1, 2 -> {
                draft.put(name + ".networkName", network);
                draft.maybe(dice, 50, name + ".connectionType", dice.of("bridged", "Bridged"));
            }
            case 3 -> {
                draft.put(name + ".connectionType", "custom");
                draft.put(name + ".networkName", network);
                draft.put(name + ".vnet", dice.of("vmnet7", "/dev/vmnet2", "VMnet8", "vnet0"));
            }
            case 4 -> draft.put(name + ".connectionType", dice.of("nat", "NAT"));
            case 5 -> {
                String id = dice.hex(2);
                draft.put(
                        name + ".dvs.switchId",
                        dice.of(
                                "50 34 26 b2 94 e9 3b 16-1d 68 87 bf ff 4a 54 " + id,
                                "50342" + dice.hex(27)));
                draft.put(name + ".dvs.portgroupId", dice.of("dvportgroup-1285", "a<b", ""));
                draft.put(name + ".dvs.portId", dice.number(0, 5000));
                draft.put(name + ".dvs.connectionId", dice.number(-5, 408_217_997));
                draft.maybe(dice, 20, name + ".networkName", network);
            }
            default -> {}
        }
    }

    private void address(String name) {
        String generated = "00:0c:29:" + mac();
        String ours = "00:50:56:" + dice.of("0", "1", "2", "3") + dice.hex(1) + mac().substring(2);
        switch (dice.between(0, 5)) {
            case 0, 1 -> {
                draft.put(name + ".addressType", dice.of("generated", "Generated"));
                draft.put(name + ".generatedAddress", generated);
                draft.put(name + ".generatedAddressOffset", "0");
            }
            case 2 -> {
                draft.put(name + ".addressType", dice.of("vpx", "VPX"));
                draft.put(
                        name + ".generatedAddress", "00:50:56:" + dice.of("8", "9", "b") + "c:1:2");
            }
            case 3 -> {
                draft.put(name + ".addressType", dice.of("static", "STATIC"));
                draft.put(name + ".address", dice.of(ours, ours, "de:ad:be:ef:0:1", "1:2:3:4:5:6"));
            }
            case 4 -> draft.put(name + ".generatedAddress", dice.of(generated, ours));
            default -> draft.maybe(dice, 50, name + ".address", ours);
        }
    }

    private String mac() {
        return dice.hex(2) + ":" + dice.hex(2) + ":" + dice.hex(2);
    }

    void serial(int index) {
        String name = "serial" + index;
        draft.put(name + ".present", dice.of(TRUE, TRUE, "TRUE", "false"));
        draft.maybe(dice, 20, name + ".startConnected", dice.of(TRUE, "false"));
        switch (dice.between(0, 4)) {
            case 0 -> {
                draft.maybe(dice, 70, name + ".fileType", dice.of("device", "Device"));
                draft.maybe(dice, 80, name + ".fileName", dice.of("/dev/ttyS0", "COM1", "", "a b"));
            }
            case 1 -> {
                draft.put(name + ".fileType", "file");
                draft.put(
                        name + ".fileName",
                        dice.of("serial.log", "/vmfs/volumes/ds/vm/s.txt", "/tmp/s"));
            }
            case 2 -> {
                draft.put(name + ".fileType", dice.of("pipe", "PIPE"));
                draft.put(name + ".fileName", dice.of("/tmp/pipe", "\\\\.\\pipe\\com_1", ""));
                draft.put(name + ".pipe.endPoint", dice.of("client", "server"));
                draft.put(name + ".tryNoRxLoss", dice.of("FALSE", TRUE));
            }
            default -> networkSerial(name);
        }
        draft.maybe(dice, 30, name + ".yieldOnMsrRead", "TRUE");
    }

    private void networkSerial(String name) {
        draft.put(name + ".fileType", dice.of("network", "Network"));
        String host = dice.of("10.0.0.1", "host.example", "[::1]", "[fe80::1]", "h%20x", "", "A-b");
        String scheme =
                dice.of("tcp", "telnet", "telnets", "ssl", "TCP", "tcp+ssl", "tcp4", "tcp6+ssl");
        String tail = dice.of("", "", "", "/", "/path", "?q=1", "#f", "/p?q#f");
        String user = dice.percent(10) ? dice.of("u@", "u:p@") : "";
        draft.put(
                name + ".fileName",
                dice.percent(8)
                        ? dice.of(
                                "//h:1",
                                "tcp://:1",
                                "udp://h:1",
                                "tcp://h",
                                "tcp:h:1",
                                "h:1",
                                "x y")
                        : scheme + "://" + user + host + ":" + dice.number(1, 65_535) + tail);
        draft.maybe(dice, 70, name + ".network.endPoint", dice.of("server", "client", "Client"));
        draft.maybe(dice, 10, name + ".vspc", "telnet://vspc:13370");
    }

    void parallel(int index) {
        String name = "parallel" + index;
        draft.put(name + ".present", dice.of(TRUE, TRUE, "false"));
        String type = dice.of("device", "file", "DEVICE", "File");
        draft.put(name + ".fileType", type);
        draft.put(
                name + ".fileName",
                type.equalsIgnoreCase("device")
                        ? dice.of("/dev/parport0", "LPT1", "")
                        : dice.of("parallel.out", "/vmfs/volumes/ds/p", "/tmp/p"));
        draft.maybe(dice, 20, name + ".bidirectional", "FALSE");
    }

    void vnc() {
        String name = "RemoteDisplay.vnc";
        draft.put(name + ".enabled", dice.of(TRUE, TRUE, "TRUE", "false"));
        draft.maybe(dice, 75, name + ".port", dice.of("5900", "5901", "5964", "0", "-1", "70000"));
        draft.maybe(dice, 30, name + ".ip", dice.of("0.0.0.0", "127.0.0.1", "::1", "", "a'b"));
        draft.maybe(dice, 25, name + ".keymap", dice.of("de", "en-us", ""));
        draft.maybe(dice, 40, name + ".password", dice.of("secret", "p&w<>", "", "ä", "a'b"));
        draft.maybe(dice, 10, name + ".key", "AAAA");
    }
}
