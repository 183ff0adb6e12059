package dev.vireo.vmx;

import dev.vireo.model.CharacterDevice;
import dev.vireo.model.CharacterEndpoint;
import dev.vireo.model.CharacterType;
import dev.vireo.model.VirtException;
import java.util.List;

/// Writes serial and parallel ports.
///
/// libvirt: `virVMXFormatSerial` and `virVMXFormatParallel`.
final class CharacterOutput {
    static final int SERIALS = 4;
    static final int PARALLELS = 3;

    private final VmxOutput out;
    private final FileNames fileNames;
    private final VmxLevel level;

    CharacterOutput(VmxOutput out, FileNames fileNames, VmxLevel level) {
        this.out = out;
        this.fileNames = fileNames;
        this.level = level;
    }

    /// Adds the lines of all serial ports.
    void writeSerials(List<CharacterDevice> ports) {
        for (int i = 0; i < ports.size(); i++) {
            out.at("/domain/devices/serial", i, ports.size());
            writeSerial(ports.get(i), i);
        }
    }

    private void writeSerial(CharacterDevice port, int position) {
        String prefix = prefix("serial", "Serial", port.port().orElse(position), SERIALS);
        out.put(prefix + ".present", true);
        switch (port.type()) {
            case DEV -> writePath(prefix, "device", port.path().orElse(""));
            case FILE -> writePath(prefix, "file", fileNames.toName(port.path().orElse("")));
            case PIPE -> {
                out.put(prefix + ".fileType", "pipe");
                out.put(prefix + ".pipe.endPoint", "client");
                out.put(prefix + ".tryNoRxLoss", false);
                out.text(prefix + ".fileName", port.path().orElse(""), "source/@path");
            }
            case TCP -> {
                CharacterEndpoint end = port.endpoint().orElseThrow(() -> unsupported(port));
                out.put(prefix + ".fileType", "network");
                out.text(prefix + ".fileName", uri(end), "source");
                out.put(prefix + ".network.endPoint", end.listens() ? "server" : "client");
            }
            default -> throw unsupported(port);
        }
        out.put(prefix + ".yieldOnMsrRead", true);
    }

    private String uri(CharacterEndpoint end) {
        String scheme =
                switch (end.protocol()) {
                    case RAW -> "tcp";
                    case TELNET -> "telnet";
                    case TELNETS -> "telnets";
                    case TLS -> "ssl";
                };
        // libvirt writes an IPv6 address without brackets, which makes a URI that nobody can read
        boolean brackets = level.isAtLeast(VmxLevel.FULL) && end.host().indexOf(':') >= 0;
        String host = brackets ? '[' + end.host() + ']' : end.host();
        return scheme + "://" + host + ':' + end.service();
    }

    /// Adds the lines of all parallel ports.
    void writeParallels(List<CharacterDevice> ports) {
        for (int i = 0; i < ports.size(); i++) {
            out.at("/domain/devices/parallel", i, ports.size());
            writeParallel(ports.get(i), i);
        }
    }

    private void writeParallel(CharacterDevice port, int position) {
        String prefix = prefix("parallel", "Parallel", port.port().orElse(position), PARALLELS);
        out.put(prefix + ".present", true);
        if (port.type() == CharacterType.DEV) {
            writePath(prefix, "device", port.path().orElse(""));
        } else if (port.type() == CharacterType.FILE) {
            writePath(prefix, "file", fileNames.toName(port.path().orElse("")));
        } else {
            throw unsupported(port);
        }
    }

    private void writePath(String prefix, String fileType, String name) {
        out.put(prefix + ".fileType", fileType);
        out.text(prefix + ".fileName", name, "source/@path");
    }

    private static String prefix(String key, String name, int port, int count) {
        if (port < 0 || port >= count) {
            throw Refusal.internal(
                    name + " port index " + port + " out of [0.." + (count - 1) + "] range");
        }
        return key + port;
    }

    private static VirtException unsupported(CharacterDevice port) {
        return Refusal.unsupported(
                "Unsupported character device type '" + port.type().text() + "'");
    }
}
