package dev.vireo.model;

import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Prints devices as libvirt does.
final class DeviceXmlWriter {
    private final XmlWriter out;
    private final DomainXmlOptions options;

    DeviceXmlWriter(XmlWriter out, DomainXmlOptions options) {
        this.out = out;
        this.options = options;
    }

    void write(Devices devices) {
        out.open("devices", devices.rest());
        out.force();
        all(devices.disks(), this::disk);
        all(devices.controllers(), this::controller);
        all(devices.filesystems(), this::filesystem);
        all(devices.interfaces(), this::networkInterface);
        all(devices.serials(), serial -> character("serial", serial));
        all(devices.parallels(), parallel -> character("parallel", parallel));
        all(devices.consoles(), console -> character("console", console));
        all(devices.tpms(), this::tpm);
        all(devices.graphics(), this::graphics);
        all(devices.sounds(), this::sound);
        all(devices.videos(), this::video);
        out.close();
    }

    private static <T> void all(List<T> devices, Consumer<T> print) {
        for (int i = 0; i < devices.size(); i++) {
            print.accept(devices.get(i));
        }
    }

    private void optional(String attribute, Optional<String> value) {
        if (value.isPresent()) {
            out.attribute(attribute, value.get());
        }
    }

    private void disk(Disk disk) {
        out.open("disk", disk.rest());
        out.attribute("type", disk.type().text());
        out.attribute("device", disk.device().text());
        if (disk.driverName().isPresent() || disk.cache() != DiskCache.DEFAULT) {
            out.open("driver");
            optional("name", disk.driverName());
            if (disk.cache() != DiskCache.DEFAULT) {
                out.attribute("cache", disk.cache().text());
            }
            out.close();
        }
        diskSource(disk);
        out.open("target");
        out.attribute("dev", disk.target());
        out.attribute("bus", disk.bus().text());
        out.close();
        flag("readonly", disk.readOnly());
        flag("shareable", disk.shareable());
        flag("transient", disk.discardsChanges());
        disk.address().ifPresent(this::address);
        out.close();
    }

    private void flag(String name, boolean set) {
        if (set) {
            out.empty(name);
        }
    }

    private void diskSource(Disk disk) {
        Optional<StartupPolicy> policy =
                disk.startupPolicy().filter(given -> given != StartupPolicy.DEFAULT);
        if (disk.source().isEmpty() && policy.isEmpty()) {
            return;
        }
        out.open("source");
        switch (disk.type()) {
            case FILE -> optional("file", disk.source());
            case BLOCK -> optional("dev", disk.source());
            case DIR -> optional("dir", disk.source());
            case NONE, NETWORK, VOLUME, NVME, VHOST_USER -> {}
        }
        if (policy.isPresent()) {
            out.attribute("startupPolicy", policy.get().text());
        }
        out.close();
    }

    private void address(DeviceAddress address) {
        switch (address) {
            case OtherAddress other -> out.tree(other.element());
            case DriveAddress drive -> {
                out.open("address");
                out.attribute("type", drive.type());
                out.attribute("controller", drive.controller());
                out.attribute("bus", drive.bus());
                out.attribute("target", drive.target());
                out.attribute("unit", drive.unit());
                out.close();
            }
            case PciAddress pci -> {
                out.open("address", pci.rest());
                out.attribute("type", pci.type());
                if (!isEmpty(pci)) {
                    out.attribute("domain", hex(pci.domain(), 4));
                    out.attribute("bus", hex(pci.bus(), 2));
                    out.attribute("slot", hex(pci.slot(), 2));
                    out.attribute("function", hex(pci.function(), 1));
                }
                out.close();
            }
        }
    }

    /// Tells whether an address says nothing: libvirt takes all zero for none.
    private static boolean isEmpty(PciAddress pci) {
        return pci.domain() == 0 && pci.bus() == 0 && pci.slot() == 0;
    }

    private static String hex(int value, int digits) {
        return "0x" + HexFormat.of().toHexDigits(value, digits);
    }

    private void controller(Controller controller) {
        out.open("controller", controller.rest());
        out.attribute("type", controller.type().text());
        out.attribute("index", controller.index());
        optional("model", controller.model());
        controller.address().ifPresent(this::address);
        out.close();
    }

    private void filesystem(Filesystem filesystem) {
        out.open("filesystem", filesystem.rest());
        out.attribute("type", filesystem.type().text());
        if (filesystem.rest().value("accessmode") == null) {
            out.attribute("accessmode", "passthrough");
        }
        if (filesystem.source().isPresent()) {
            out.open("source");
            String source = filesystem.source().get();
            switch (filesystem.type()) {
                case MOUNT, BIND -> out.attribute("dir", source);
                case BLOCK -> out.attribute("dev", source);
                case FILE -> out.attribute("file", source);
                case TEMPLATE -> out.attribute("name", source);
                case RAM -> out.attribute("usage", source);
                case VOLUME -> out.attribute("volume", source);
            }
            out.close();
        }
        out.open("target");
        out.attribute("dir", filesystem.target());
        out.close();
        flag("readonly", filesystem.readOnly());
        out.close();
    }

    private void networkInterface(NetworkInterface one) {
        String layout = one.type() == InterfaceType.HOSTDEV ? "hostdev interface" : "interface";
        out.open("interface", one.rest(), XmlLayout.of(layout));
        out.attribute("type", one.type().text());
        out.open("mac");
        out.attribute("address", one.mac().toString());
        one.macType().ifPresent(type -> out.attribute("type", type.text()));
        one.macCheck().ifPresent(check -> out.attribute("check", check ? "yes" : "no"));
        out.close();
        if (one.bridge().isPresent()) {
            out.open("source");
            out.attribute("bridge", one.bridge().get());
            out.close();
        }
        one.port().ifPresent(this::switchPort);
        attributeElement("target", "dev", one.target());
        attributeElement("model", "type", one.model());
        out.close();
    }

    private void attributeElement(String name, String attribute, Optional<String> value) {
        if (value.isPresent()) {
            out.open(name);
            out.attribute(attribute, value.get());
            out.close();
        }
    }

    private void switchPort(SwitchPort port) {
        out.open("source");
        out.attribute("switchid", port.switchId().toString());
        if (port.portId().isPresent()) {
            out.attribute("portid", port.portId().getAsLong());
        }
        optional("portgroupid", port.portGroupId());
        if (port.connectionId().isPresent()) {
            out.attribute("connectionid", port.connectionId().getAsLong());
        }
        out.close();
    }

    private void character(String name, CharacterDevice device) {
        out.open(name, device.rest());
        out.attribute("type", device.type().text());
        attributeElement("source", "path", device.path());
        device.endpoint().ifPresent(this::endpoint);
        if (device.targetType().isPresent() || device.port().isPresent()) {
            out.open("target");
            optional("type", device.targetType());
            if (device.port().isPresent()) {
                out.attribute("port", device.port().getAsInt());
            }
            out.close();
        }
        out.close();
    }

    private void endpoint(CharacterEndpoint endpoint) {
        out.open("source");
        out.attribute("mode", endpoint.listens() ? "bind" : "connect");
        out.attribute("host", endpoint.host());
        out.attribute("service", endpoint.service());
        out.close();
        out.open("protocol");
        out.attribute("type", endpoint.protocol().text());
        out.close();
    }

    private void tpm(Tpm tpm) {
        out.open("tpm", tpm.rest());
        optional("model", tpm.model());
        out.open("backend");
        out.attribute("type", tpm.backend());
        optional("version", tpm.version());
        out.close();
        out.close();
    }

    private void graphics(Graphics graphics) {
        out.open("graphics", graphics.rest());
        out.attribute("type", graphics.type().text());
        if (usesPort(graphics)) {
            port(graphics);
        }
        if (!graphics.listens().isEmpty()) {
            optional("listen", graphics.listens().getFirst().address());
        }
        optional("keymap", graphics.keymap());
        if (options.passwords()) {
            optional("passwd", graphics.password());
        }
        for (GraphicsListen listen : graphics.listens()) {
            out.open("listen", listen.rest());
            out.attribute("type", listen.type().text());
            optional("address", listen.address());
            out.close();
        }
        out.close();
    }

    private void port(Graphics graphics) {
        if (graphics.port().isPresent() && graphics.port().getAsInt() != 0) {
            out.attribute("port", graphics.port().getAsInt());
        }
        if (graphics.automaticPort()) {
            out.attribute("autoport", "yes");
        } else if (graphics.type() == GraphicsType.VNC) {
            out.attribute("autoport", "no");
        }
    }

    /// Tells whether the display has a port: not if it shows itself on a socket or nowhere.
    private static boolean usesPort(Graphics graphics) {
        if (graphics.listens().isEmpty()) {
            return true;
        }
        ListenType first = graphics.listens().getFirst().type();
        return first != ListenType.SOCKET && first != ListenType.NONE;
    }

    private void sound(Sound sound) {
        out.open("sound", sound.rest());
        out.attribute("model", sound.model());
        out.close();
    }

    private void video(Video video) {
        out.open("video", video.rest());
        out.open("model");
        out.attribute("type", video.model());
        if (video.memory().isPresent()) {
            out.attribute("vram", video.memory().getAsLong());
        }
        if (video.heads().isPresent()) {
            out.attribute("heads", video.heads().getAsInt());
        }
        if (video.primary()) {
            out.attribute("primary", "yes");
        }
        out.close();
        out.close();
    }
}
