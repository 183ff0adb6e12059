package dev.vireo.driver.esx;

import dev.vireo.model.CharacterDevice;
import dev.vireo.model.CharacterEndpoint;
import dev.vireo.model.CharacterType;
import dev.vireo.model.DeviceXml;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import dev.vireo.vim.VirtualDevice;
import dev.vireo.vim.VirtualDeviceBackingInfo;
import dev.vireo.vim.VirtualDeviceConnectInfo;
import dev.vireo.vim.VirtualParallelPort;
import dev.vireo.vim.VirtualParallelPortDeviceBackingInfo;
import dev.vireo.vim.VirtualParallelPortFileBackingInfo;
import dev.vireo.vim.VirtualSerialPort;
import dev.vireo.vim.VirtualSerialPortDeviceBackingInfo;
import dev.vireo.vim.VirtualSerialPortFileBackingInfo;
import dev.vireo.vim.VirtualSerialPortPipeBackingInfo;
import dev.vireo.vim.VirtualSerialPortURIBackingInfo;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A serial or parallel port of a document. Hosts number ports in the order in which they come.
///
/// @param xml the element
/// @param port the port
record PortWork(DeviceXml xml, CharacterDevice port) implements DeviceWork {
    static PortWork of(DeviceXml xml) {
        return new PortWork(
                xml,
                xml.kind().equals("serial")
                        ? xml.devices().serials().getFirst()
                        : xml.devices().parallels().getFirst());
    }

    private boolean isSerial() {
        return xml.kind().equals("serial");
    }

    @Override
    public String what() {
        return xml.kind()
                + " port"
                + (xml.says("target", "port") ? " '" + port.port().orElse(0) + "'" : "");
    }

    @Override
    public DeviceChange attach(Hardware hardware) {
        UnknownParts.refuse(port.rest(), Set.of());
        VirtualDeviceConnectInfo connected =
                VirtualDeviceConnectInfo.builder()
                        .startConnected(true)
                        .allowGuestControl(true)
                        .connected(hardware.active())
                        .build();
        if (isSerial()) {
            return DeviceChange.add(
                    VirtualSerialPort.builder()
                            .key(DeviceChange.NEW_KEY)
                            .yieldOnPoll(true)
                            .backing(serial())
                            .connectable(connected)
                            .build());
        }
        return DeviceChange.add(
                VirtualParallelPort.builder()
                        .key(DeviceChange.NEW_KEY)
                        .backing(parallel())
                        .connectable(connected)
                        .build());
    }

    private VirtualDeviceBackingInfo serial() {
        String path = port.path().orElse("");
        return switch (port.type()) {
            case FILE ->
                    VirtualSerialPortFileBackingInfo.builder()
                            .fileName(FilePath.of(path).toString())
                            .build();
            case DEV ->
                    VirtualSerialPortDeviceBackingInfo.builder()
                            .deviceName(path)
                            .useAutoDetect(false)
                            .build();
            case PIPE ->
                    VirtualSerialPortPipeBackingInfo.builder()
                            .pipeName(path)
                            .endpoint("client")
                            .noRxLoss(false)
                            .build();
            case TCP -> uri(port.endpoint().orElseThrow(this::unsupported));
            default -> throw unsupported();
        };
    }

    private static VirtualDeviceBackingInfo uri(CharacterEndpoint end) {
        String scheme =
                switch (end.protocol()) {
                    case RAW -> "tcp";
                    case TELNET -> "telnet";
                    case TELNETS -> "telnets";
                    case TLS -> "ssl";
                };
        String host = end.host().indexOf(':') >= 0 ? '[' + end.host() + ']' : end.host();
        return VirtualSerialPortURIBackingInfo.builder()
                .serviceURI(scheme + "://" + host + ':' + end.service())
                .direction(end.listens() ? "server" : "client")
                .build();
    }

    private VirtualDeviceBackingInfo parallel() {
        String path = port.path().orElse("");
        return switch (port.type()) {
            case FILE ->
                    VirtualParallelPortFileBackingInfo.builder()
                            .fileName(FilePath.of(path).toString())
                            .build();
            case DEV ->
                    VirtualParallelPortDeviceBackingInfo.builder()
                            .deviceName(path)
                            .useAutoDetect(false)
                            .build();
            default -> throw unsupported();
        };
    }

    private VirtException unsupported() {
        return new VirtException(
                ErrorCode.CONFIG_UNSUPPORTED,
                "VMware has no "
                        + xml.kind()
                        + " ports of type '"
                        + port.type().text()
                        + "', only dev, file"
                        + (isSerial() ? ", pipe and tcp" : ""));
    }

    @Override
    public DeviceChange detach(Hardware hardware) {
        List<? extends VirtualDevice> all =
                isSerial()
                        ? hardware.all(VirtualSerialPort.class)
                        : hardware.all(VirtualParallelPort.class);
        List<VirtualDevice> found =
                all.stream()
                        .filter(one -> isMeant(one, hardware))
                        .<VirtualDevice>map(x -> x)
                        .toList();
        return DeviceChange.remove(hardware.only(found, what(), all));
    }

    /// Tells whether a port may be the one of the document, as far as that says something.
    private boolean isMeant(VirtualDevice one, Hardware hardware) {
        Optional<String> name = hardware.name(one);
        if (!xml.alias().isEmpty()) {
            return name.equals(Optional.of(xml.alias()));
        }
        if (xml.says("target", "port")) {
            return name.equals(Optional.of(xml.kind() + port.port().orElse(0)));
        }
        boolean silent = xml.element().child("source").isEmpty();
        return silent || port.type() == CharacterType.NULL || sameBacking(one);
    }

    private boolean sameBacking(VirtualDevice one) {
        VirtualDeviceBackingInfo wanted = isSerial() ? serial() : parallel();
        VirtualDeviceBackingInfo is = one.backing();
        return is != null
                && wanted.vimType() == is.vimType()
                && List.of("fileName", "deviceName", "pipeName", "serviceURI").stream()
                        .allMatch(member -> wanted.value(member).equals(is.value(member)));
    }
}
