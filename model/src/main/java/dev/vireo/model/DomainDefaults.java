package dev.vireo.model;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/// Completes a domain as libvirt does after it has read one, of whatever: what the domain needs and
/// the document does not say.
public final class DomainDefaults {
    /// The target of a disk whose document names none; no document can hold it.
    static final String NO_TARGET = "\0";

    /// No product has more than four; a greater number would be as many elements.
    private static final int GREATEST_CONTROLLER = 1 << 17;

    private final DomainProfile profile;
    private final Places places;
    private final List<Controller> controllers;

    /// Where the parts of a domain stood, for error messages.
    interface Places {
        /// Names the place of a device.
        ///
        /// @param kind the element, such as `disk`
        /// @param index its place in the list of such devices
        String of(String kind, int index);
    }

    private DomainDefaults(DomainProfile profile, Places places, List<Controller> controllers) {
        this.profile = profile;
        this.places = places;
        this.controllers = new ArrayList<>(controllers);
    }

    /// Completes a domain: the buses and addresses of its disks, the controllers they need, the
    /// ports of serial and parallel ports, the console that doubles the first serial port, a
    /// graphics card for a display, and the sizes of graphics memory.
    ///
    /// libvirt: `virDomainDefPostParse`.
    ///
    /// @param domain the domain; a disk with [DiskBus#NONE] is on the bus that its target tells, a
    ///   controller with index -1 gets the first free one
    /// @param profile whose habits to follow
    /// @return the domain with all that follows from what it says
    /// @throws DomainXmlException with [ErrorCode#XML_ERROR] for a target that tells no address,
    ///   for two controllers with the same index, for a name that the profile does not allow; with
    ///   [ErrorCode#CONFIG_UNSUPPORTED] for a second console that is a serial port
    public static DomainDefinition complete(DomainDefinition domain, DomainProfile profile) {
        return complete(
                domain,
                profile,
                (kind, index) -> "/domain/devices/" + kind + "[" + (index + 1) + "]");
    }

    /// Completes a domain whose parts have known places.
    static DomainDefinition complete(
            DomainDefinition domain, DomainProfile profile, Places places) {
        return new DomainDefaults(profile, places, domain.devices().controllers()).complete(domain);
    }

    private DomainDefinition complete(DomainDefinition domain) {
        Devices devices = domain.devices();
        List<Disk> disks = completeDisks(devices.disks());
        numberControllers();
        checkModels(devices.interfaces());
        List<CharacterDevice> serials = numberPorts(devices.serials());
        List<CharacterDevice> parallels = numberInOrder(devices.parallels());
        List<CharacterDevice> consoles = numberByPlace(devices.consoles());
        checkMemory(domain);
        refuseDuplicateControllers();
        refuseDisabledUsb();
        Consoles doubled = Consoles.complete(domain.os().type(), serials, consoles, places);
        checkName(domain);
        addControllers(disks, devices);
        List<Video> videos = Videos.complete(devices.videos(), !devices.graphics().isEmpty());
        long current = domain.currentMemory();
        return domain.toBuilder()
                .currentMemory(
                        current == 0 || Long.compareUnsigned(current, domain.memory()) > 0
                                ? domain.memory()
                                : current)
                .os(completeOs(domain.os()))
                .devices(
                        devices.toBuilder()
                                .disks(disks)
                                .controllers(controllers)
                                .serials(doubled.serials())
                                .parallels(parallels)
                                .consoles(doubled.consoles())
                                .videos(videos)
                                .build())
                .build();
    }

    private static void checkMemory(DomainDefinition domain) {
        if (domain.memory() == 0) {
            throw new DomainXmlException(
                    ErrorCode.XML_ERROR,
                    ErrorDomain.DOMAIN,
                    "Memory size must be specified via <memory> or in the <numa> configuration",
                    "/domain/memory");
        }
    }

    private void checkName(DomainDefinition domain) {
        String name = domain.name().orElse("");
        if (!profile.allowsSlashInName() && name.indexOf('/') >= 0) {
            throw new DomainXmlException(
                    ErrorCode.XML_ERROR,
                    ErrorDomain.DOMAIN,
                    "name " + name + " cannot contain '/'",
                    "/domain/name");
        }
    }

    private OperatingSystem completeOs(OperatingSystem os) {
        if (!profile.addsBootDevice() || !os.type().equals("hvm") || hasBoot(os.rest())) {
            return os;
        }
        List<XmlNode> content = new ArrayList<>(os.rest().content());
        content.add(
                new XmlElement("boot", List.of(new XmlAttribute("dev", "hd")), List.<XmlNode>of()));
        XmlElement rest = new XmlElement("os", os.rest().attributes(), content);
        return new OperatingSystem(
                os.type(),
                os.architecture(),
                os.machine(),
                os.firmware(),
                os.firmwareFeatures(),
                os.nvram(),
                os.smbios(),
                rest);
    }

    private static boolean hasBoot(XmlElement rest) {
        return rest.first("boot") != null || rest.first("kernel") != null;
    }

    private List<Disk> completeDisks(List<Disk> disks) {
        List<Disk> done = new ArrayList<>(disks.size());
        for (int i = 0; i < disks.size(); i++) {
            done.add(complete(disks.get(i), i));
        }
        return done;
    }

    private Disk complete(Disk disk, int place) {
        if (disk.target().equals(NO_TARGET)) {
            return disk;
        }
        DiskBus bus = disk.bus();
        if (bus == DiskBus.NONE) {
            bus =
                    disk.device() == DiskDevice.FLOPPY
                            ? DiskBus.FDC
                            : DiskTarget.guessBus(disk.target());
        }
        Optional<DeviceAddress> address = disk.address();
        if (address.isEmpty()) {
            address = assignAddress(disk.target(), bus, place);
        }
        if (bus == disk.bus() && address.equals(disk.address())) {
            return disk;
        }
        return new Disk(
                disk.type(),
                disk.device(),
                disk.source(),
                disk.startupPolicy(),
                disk.target(),
                bus,
                address,
                disk.driverName(),
                disk.cache(),
                disk.readOnly(),
                disk.shareable(),
                disk.discardsChanges(),
                disk.rest());
    }

    private Optional<DeviceAddress> assignAddress(String target, DiskBus bus, int place) {
        // the names of NVMe disks are not counted by libvirt, and they have addresses of their own
        if (bus == DiskBus.NVME) {
            return Optional.empty();
        }
        OptionalInt index = DiskTarget.index(target);
        if (index.isEmpty()) {
            throw new DomainXmlException(
                    ErrorCode.XML_ERROR,
                    ErrorDomain.DOMAIN,
                    "Unknown disk name '" + target + "' and no address specified",
                    places.of("disk", place) + "/target/@dev");
        }
        return DiskTarget.address(bus, index.getAsInt(), profile.disksPerScsiController())
                .map(address -> address);
    }

    /// Adds the controllers that disks and other devices are attached to and that are not there.
    private void addControllers(List<Disk> disks, Devices devices) {
        addDiskControllers(disks, DiskBus.SCSI, ControllerType.SCSI);
        addDiskControllers(disks, DiskBus.FDC, ControllerType.FDC);
        addDiskControllers(disks, DiskBus.IDE, ControllerType.IDE);
        addDiskControllers(disks, DiskBus.SATA, ControllerType.SATA);
        addDiskControllers(disks, DiskBus.NVME, ControllerType.NVME);
        if (needsVirtioSerial(devices)) {
            addController(ControllerType.VIRTIO_SERIAL, 0);
        }
        if (devices.rest().first("smartcard") != null) {
            addController(ControllerType.CCID, 0);
        }
    }

    private static boolean needsVirtioSerial(Devices devices) {
        for (CharacterDevice console : devices.consoles()) {
            if (console.targetType().filter("virtio"::equals).isPresent()) {
                return true;
            }
        }
        for (XmlElement channel : devices.rest().children("channel")) {
            XmlElement target = channel.first("target");
            if (target != null && Objects.equals(target.value("type"), "virtio")) {
                return true;
            }
        }
        return false;
    }

    private void addDiskControllers(List<Disk> disks, DiskBus bus, ControllerType type) {
        int last = -1;
        for (Disk disk : disks) {
            if (disk.bus() == bus && disk.address().orElse(null) instanceof DriveAddress drive) {
                last = Math.max(last, drive.controller());
            }
        }
        if (last > GREATEST_CONTROLLER) {
            // libvirt adds as many controllers, for minutes and until the memory is gone
            throw new DomainXmlException(
                    ErrorCode.CONFIG_UNSUPPORTED,
                    ErrorDomain.DOMAIN,
                    "a disk is on controller "
                            + last
                            + ", and no more than "
                            + GREATEST_CONTROLLER
                            + " are read",
                    "/domain/devices/disk/address/@controller");
        }
        BitSet there = new BitSet();
        for (Controller controller : controllers) {
            if (controller.type() == type && controller.index() <= last) {
                there.set(controller.index());
            }
        }
        for (int i = 0; i <= last; i++) {
            if (!there.get(i)) {
                newController(type, i);
            }
        }
    }

    private void addController(ControllerType type, int index) {
        if (!isTaken(type, index, controllers.size())) {
            newController(type, index);
        }
    }

    private void newController(ControllerType type, int index) {
        controllers.add(
                new Controller(
                        type,
                        index,
                        Optional.empty(),
                        Optional.empty(),
                        XmlElement.empty("controller")));
    }

    private void numberControllers() {
        for (int i = 0; i < controllers.size(); i++) {
            Controller controller = controllers.get(i);
            if (controller.index() < 0) {
                controllers.set(
                        i,
                        new Controller(
                                controller.type(),
                                firstFree(controller.type()),
                                controller.model(),
                                controller.address(),
                                controller.rest()));
            }
        }
    }

    private int firstFree(ControllerType type) {
        int index = 0;
        while (isTaken(type, index, controllers.size())) {
            index++;
        }
        return index;
    }

    private boolean isTaken(ControllerType type, int index, int before) {
        for (int i = 0; i < before; i++) {
            Controller controller = controllers.get(i);
            if (controller.type() == type && controller.index() == index) {
                return true;
            }
        }
        return false;
    }

    private void refuseDuplicateControllers() {
        for (int i = 0; i < controllers.size(); i++) {
            Controller controller = controllers.get(i);
            // a USB controller has companions with its index
            if (controller.type() != ControllerType.USB
                    && isTaken(controller.type(), controller.index(), i)) {
                throw new DomainXmlException(
                        ErrorCode.XML_ERROR,
                        ErrorDomain.DOMAIN,
                        "Multiple '"
                                + controller.type().text()
                                + "' controllers with index '"
                                + controller.index()
                                + "'",
                        places.of("controller", i) + "/@index");
            }
        }
    }

    /// A USB controller of the model `none` says that there is no USB at all.
    private void refuseDisabledUsb() {
        int count = 0;
        boolean disabled = false;
        for (Controller controller : controllers) {
            if (controller.type() == ControllerType.USB) {
                count++;
                disabled |= controller.model().filter("none"::equals).isPresent();
            }
        }
        if (disabled && count > 1) {
            throw new DomainXmlException(
                    ErrorCode.XML_DETAIL,
                    ErrorDomain.DOMAIN,
                    "Can't add another USB controller: USB is disabled for this domain",
                    "/domain/devices/controller");
        }
    }

    private void checkModels(List<NetworkInterface> interfaces) {
        for (int i = 0; i < interfaces.size(); i++) {
            String model = interfaces.get(i).model().orElse(null);
            if (model != null && InterfaceModels.normalize(model) == null) {
                throw new DomainXmlException(
                        ErrorCode.CONFIG_UNSUPPORTED,
                        ErrorDomain.DOMAIN,
                        "driver does not support net model '" + model + "'",
                        places.of("interface", i) + "/model/@type");
            }
        }
    }

    /// Gives each port without a number the one after the highest before it, as libvirt does with
    /// parallel ports.
    private static List<CharacterDevice> numberInOrder(List<CharacterDevice> devices) {
        List<CharacterDevice> done = new ArrayList<>(devices);
        int highest = -1;
        for (int i = 0; i < done.size(); i++) {
            CharacterDevice device = done.get(i);
            if (device.port().isEmpty()) {
                device = Consoles.withPort(device, highest + 1);
                done.set(i, device);
            }
            highest = Math.max(highest, device.port().orElse(-1));
        }
        return done;
    }

    /// Gives each console its place, whatever the document says.
    private static List<CharacterDevice> numberByPlace(List<CharacterDevice> devices) {
        List<CharacterDevice> done = new ArrayList<>(devices.size());
        for (int i = 0; i < devices.size(); i++) {
            done.add(Consoles.withPort(devices.get(i), i));
        }
        return done;
    }

    /// Gives each port without a number the one after the highest.
    private static List<CharacterDevice> numberPorts(List<CharacterDevice> devices) {
        List<CharacterDevice> done = new ArrayList<>(devices);
        int highest = -1;
        for (CharacterDevice device : devices) {
            highest = Math.max(highest, device.port().orElse(-1));
        }
        for (int i = 0; i < done.size(); i++) {
            CharacterDevice device = done.get(i);
            if (device.port().isEmpty()) {
                highest++;
                done.set(i, Consoles.withPort(device, highest));
            }
        }
        return done;
    }
}
