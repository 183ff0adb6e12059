package dev.vireo.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads `<devices>`, kind by kind in libvirt's order.
final class DeviceReader {
    private static final Set<String> SOUNDS =
            Set.of("sb16", "es1370", "pcspk", "ac97", "ich6", "ich9", "usb", "ich7");
    private static final String[] TPM_MODELS = {
        "tpm-tis", "tpm-crb", "tpm-spapr", "spapr-tpm-proxy"
    };

    private static final Optional<String> SERIAL = Optional.of("serial");

    private final XmlReading reading;
    private final DiskReader disks;
    private final ControllerReader controllers;
    private final CharacterReader characters;
    private final VideoReader videos;
    private final List<XmlElement> interfaceElements = new ArrayList<>();
    private final List<XmlElement> serialElements = new ArrayList<>();
    private final List<XmlElement> parallelElements = new ArrayList<>();
    private final List<XmlElement> folderElements = new ArrayList<>();
    private final List<XmlElement> consoleElements = new ArrayList<>();
    private final List<XmlElement> videoElements = new ArrayList<>();

    DeviceReader(XmlReading reading) {
        this.reading = reading;
        this.disks = new DiskReader(reading);
        this.controllers = new ControllerReader(reading);
        this.characters = new CharacterReader(reading);
        this.videos = new VideoReader(reading);
    }

    /// Reads the devices.
    Devices read(@Nullable XmlElement element) {
        if (element == null) {
            return Devices.builder().build();
        }
        for (XmlElement disk : element.children("disk")) {
            disks.add(disk);
        }
        for (XmlElement controller : element.children("controller")) {
            controllers.add(controller);
        }
        Devices.Builder devices =
                Devices.builder().disks(disks.disks()).controllers(controllers.controllers());
        FilesystemReader folders = new FilesystemReader(reading);
        List<Filesystem> filesystems = new ArrayList<>();
        for (XmlElement folder : element.children("filesystem")) {
            filesystems.add(folders.read(folder));
            folderElements.add(folder);
        }
        devices.filesystems(filesystems);
        InterfaceReader interfaces = new InterfaceReader(reading);
        List<NetworkInterface> read = new ArrayList<>();
        for (XmlElement one : element.children("interface")) {
            read.add(interfaces.read(one));
            interfaceElements.add(one);
        }
        devices.interfaces(read);
        devices.parallels(characters(element, "parallel", parallelElements));
        devices.serials(characters(element, "serial", serialElements));
        devices.consoles(characters(element, "console", consoleElements));
        readDisplays(element, devices);
        devices.tpms(tpms(element));
        checkMemories(element);
        XmlElement rest =
                reading.rest(
                        element,
                        reading.isNewer() ? DomainSchema.NEWER_DEVICES : DomainSchema.DEVICES);
        return devices.rest(CarriedCompletion.smartcards(rest)).build();
    }

    private List<CharacterDevice> characters(
            XmlElement devices, String kind, List<XmlElement> elements) {
        List<CharacterDevice> read = new ArrayList<>();
        for (XmlElement element : devices.children(kind)) {
            read.add(characters.read(element));
            elements.add(element);
        }
        return read;
    }

    private void readDisplays(XmlElement element, Devices.Builder devices) {
        GraphicsReader displays = new GraphicsReader(reading);
        List<Graphics> graphics = new ArrayList<>();
        for (XmlElement one : element.children("graphics")) {
            graphics.add(displays.read(one));
        }
        devices.graphics(graphics);
        List<Sound> sounds = new ArrayList<>();
        for (XmlElement one : element.children("sound")) {
            sounds.add(sound(one));
        }
        devices.sounds(sounds);
        List<Video> cards = new ArrayList<>();
        for (XmlElement one : element.children("video")) {
            cards.add(videos.read(one));
            videoElements.add(one);
        }
        devices.videos(cards);
    }

    private Sound sound(XmlElement element) {
        String model = XmlValues.require(reading, element, "model");
        if (!SOUNDS.contains(model)) {
            throw reading.invalid(element, "model", model, "");
        }
        return new Sound(model, reading.rest(element, DomainSchema.SOUND));
    }

    private void checkMemories(XmlElement devices) {
        for (XmlElement element : devices.children("memory")) {
            XmlValues.require(reading, element, "model");
            XmlValues.word(
                    reading,
                    element,
                    "model",
                    "dimm",
                    "nvdimm",
                    "virtio-pmem",
                    "virtio-mem",
                    "sgx-epc");
        }
    }

    private List<Tpm> tpms(XmlElement devices) {
        List<Tpm> tpms = new ArrayList<>();
        for (XmlElement element : devices.children("tpm")) {
            XmlValues.word(reading, element, "model", TPM_MODELS);
            XmlElement backend = element.first("backend");
            if (backend == null) {
                throw reading.error(ErrorCode.XML_ERROR, "missing TPM device backend", element);
            }
            String type = XmlValues.require(reading, backend, "type");
            XmlValues.word(reading, backend, "type", "passthrough", "emulator", "external");
            XmlValues.word(reading, backend, "version", "default", "1.2", "2.0");
            tpms.add(
                    new Tpm(
                            element.attribute("model"),
                            type,
                            backend.attribute("version").filter(one -> !one.equals("default")),
                            reading.rest(element, DomainSchema.TPM)));
        }
        return tpms;
    }

    /// Names the place of a device.
    String place(String kind, int index) {
        List<XmlElement> elements =
                switch (kind) {
                    case "disk" -> disks.elements();
                    case "controller" -> controllers.elements();
                    case "interface" -> interfaceElements;
                    case "console" -> consoleElements;
                    default -> List.of();
                };
        return index < elements.size()
                ? reading.path(elements.get(index))
                : "/domain/devices/" + kind;
    }

    /// Checks the completed devices.
    void validate(Devices complete) {
        new DiskValidation(reading, complete.disks(), disks.elements()).validateEach();
        validateVideos();
        controllers.validate();
        for (XmlElement element : serialElements) {
            characters.validate(element);
        }
        for (XmlElement element : parallelElements) {
            characters.validate(element);
        }
        for (int i = 0; i < consoleElements.size(); i++) {
            // the first one may have become a copy of the first serial port
            boolean copy =
                    i == 0
                            && !serialElements.isEmpty()
                            && !complete.consoles().isEmpty()
                            && complete.consoles().getFirst().targetType().equals(SERIAL);
            if (!copy) {
                characters.validate(consoleElements.get(i));
            }
        }
        for (XmlElement element : folderElements) {
            new FilesystemReader(reading).validate(element);
        }
        new DiskValidation(reading, complete.disks(), disks.elements()).validateTogether();
    }

    private void validateVideos() {
        for (XmlElement element : videoElements) {
            videos.validate(element);
            if (videoElements.size() > 1 && isNone(element)) {
                throw reading.error(
                        ErrorCode.CONFIG_UNSUPPORTED,
                        "a 'none' video type must be the only video device defined for the domain",
                        element);
            }
        }
    }

    private static boolean isNone(XmlElement video) {
        XmlElement model = video.first("model");
        return model != null && model.attribute("type").equals(Optional.of("none"));
    }

    /// Refuses a second primary graphics card.
    void validatePrimary() {
        boolean seen = false;
        for (XmlElement element : videoElements) {
            XmlElement model = element.first("model");
            if (model != null && model.attribute("primary").equals(Optional.of("yes"))) {
                if (seen) {
                    throw reading.error(
                            ErrorCode.CONFIG_UNSUPPORTED,
                            "Only one primary video device is supported",
                            element);
                }
                seen = true;
            }
        }
    }
}
