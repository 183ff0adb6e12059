package dev.vireo.simulator.machine;

import dev.vireo.vim.VirtualDevice;
import dev.vireo.vim.VirtualDeviceBackingInfo;
import dev.vireo.vim.VirtualDeviceDeviceBackingInfo;
import dev.vireo.vim.VirtualDeviceFileBackingInfo;
import dev.vireo.vim.VirtualDevicePipeBackingInfo;
import dev.vireo.vim.VirtualDeviceRemoteDeviceBackingInfo;
import dev.vireo.vim.VirtualDeviceURIBackingInfo;
import dev.vireo.vim.VirtualFloppy;
import dev.vireo.vim.VirtualFloppyDeviceBackingInfo;
import dev.vireo.vim.VirtualFloppyImageBackingInfo;
import dev.vireo.vim.VirtualFloppyRemoteDeviceBackingInfo;
import dev.vireo.vim.VirtualParallelPort;
import dev.vireo.vim.VirtualParallelPortDeviceBackingInfo;
import dev.vireo.vim.VirtualParallelPortFileBackingInfo;
import dev.vireo.vim.VirtualSerialPort;
import dev.vireo.vim.VirtualSerialPortDeviceBackingInfo;
import dev.vireo.vim.VirtualSerialPortFileBackingInfo;
import dev.vireo.vim.VirtualSerialPortPipeBackingInfo;
import dev.vireo.vim.VirtualSerialPortThinPrintBackingInfo;
import dev.vireo.vim.VirtualSerialPortURIBackingInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Serial and parallel ports and floppy drives in a VMX file.
final class PortEntries {
    private static final String TYPE = ".fileType";
    private static final String NAME = ".fileName";
    private static final String DETECT = ".autodetect";

    private final VmxEntries entries;
    private final DatastoreNames names;

    PortEntries(VmxEntries entries, DatastoreNames names) {
        this.entries = entries;
        this.names = names;
    }

    List<VirtualDevice> read() {
        List<VirtualDevice> ports = new ArrayList<>();
        for (int i = 0; i < Keys.FLOPPIES; i++) {
            if (entries.flag("floppy" + i + ".present", false)) {
                ports.add(floppy(i, "floppy" + i));
            }
        }
        for (int i = 0; i < Keys.SERIALS; i++) {
            if (entries.flag("serial" + i + ".present", false)) {
                ports.add(serial(i, "serial" + i));
            }
        }
        for (int i = 0; i < Keys.PARALLELS; i++) {
            if (entries.flag("parallel" + i + ".present", false)) {
                ports.add(parallel(i, "parallel" + i));
            }
        }
        return ports;
    }

    private String type(String prefix, String otherwise) {
        return entries.get(prefix + TYPE, otherwise).toLowerCase(Locale.ROOT);
    }

    private VirtualDevice floppy(int index, String prefix) {
        String name = entries.get(prefix + NAME, "");
        boolean detect = entries.flag(prefix + DETECT, false);
        boolean client = entries.flag(prefix + ".clientDevice", false);
        String type = type(prefix, "device");
        VirtualDeviceBackingInfo backing =
                client
                        ? VirtualFloppyRemoteDeviceBackingInfo.builder()
                                .deviceName(name)
                                .useAutoDetect(detect)
                                .build()
                        : type.equals("file")
                                ? VirtualFloppyImageBackingInfo.builder()
                                        .fileName(names.toPath(name))
                                        .datastore(names.datastore(names.toPath(name)))
                                        .build()
                                : VirtualFloppyDeviceBackingInfo.builder()
                                        .deviceName(name)
                                        .useAutoDetect(detect)
                                        .build();
        return VirtualFloppy.builder()
                .key(Keys.FLOPPY + index)
                .controllerKey(Keys.SIO)
                .unitNumber(index)
                .backing(backing)
                .connectable(Connection.read(entries, prefix))
                .build();
    }

    private VirtualDevice serial(int index, String prefix) {
        return VirtualSerialPort.builder()
                .key(Keys.SERIAL + index)
                .controllerKey(Keys.SIO)
                .unitNumber(index)
                .backing(serialBacking(prefix))
                .yieldOnPoll(entries.flag(prefix + ".yieldOnMsrRead", false))
                .connectable(Connection.read(entries, prefix))
                .build();
    }

    private VirtualDeviceBackingInfo serialBacking(String prefix) {
        String name = entries.get(prefix + NAME, "");
        return switch (type(prefix, "device")) {
            case "file" ->
                    VirtualSerialPortFileBackingInfo.builder()
                            .fileName(names.toPath(name))
                            .datastore(names.datastore(names.toPath(name)))
                            .build();
            case "pipe" ->
                    VirtualSerialPortPipeBackingInfo.builder()
                            .pipeName(name)
                            .endpoint(entries.get(prefix + ".pipe.endPoint", "client"))
                            .noRxLoss(entries.flag(prefix + ".tryNoRxLoss", false))
                            .build();
            case "network" ->
                    VirtualSerialPortURIBackingInfo.builder()
                            .serviceURI(name)
                            .direction(entries.get(prefix + ".network.endPoint", "server"))
                            .proxyURI(entries.get(prefix + ".vspc"))
                            .build();
            case "thinprint" -> VirtualSerialPortThinPrintBackingInfo.builder().build();
            default ->
                    VirtualSerialPortDeviceBackingInfo.builder()
                            .deviceName(name)
                            .useAutoDetect(entries.flag(prefix + DETECT, false))
                            .build();
        };
    }

    private VirtualDevice parallel(int index, String prefix) {
        String name = entries.get(prefix + NAME, "");
        VirtualDeviceBackingInfo backing =
                type(prefix, "device").equals("file")
                        ? VirtualParallelPortFileBackingInfo.builder()
                                .fileName(names.toPath(name))
                                .datastore(names.datastore(names.toPath(name)))
                                .build()
                        : VirtualParallelPortDeviceBackingInfo.builder()
                                .deviceName(name)
                                .useAutoDetect(entries.flag(prefix + DETECT, false))
                                .build();
        return VirtualParallelPort.builder()
                .key(Keys.PARALLEL + index)
                .controllerKey(Keys.SIO)
                .unitNumber(index)
                .backing(backing)
                .connectable(Connection.read(entries, prefix))
                .build();
    }

    // Writing

    void write(VirtualDevice device) {
        int key = device.key();
        String prefix =
                switch (device) {
                    case VirtualFloppy _ -> "floppy" + (key - Keys.FLOPPY);
                    case VirtualSerialPort _ -> "serial" + (key - Keys.SERIAL);
                    default -> "parallel" + (key - Keys.PARALLEL);
                };
        entries.put(prefix + ".present", true);
        backing(device.backing(), prefix);
        if (device instanceof VirtualSerialPort serial && serial.yieldOnPoll()) {
            entries.put(prefix + ".yieldOnMsrRead", true);
        }
        Connection.write(device, prefix, entries);
    }

    private void backing(@Nullable VirtualDeviceBackingInfo backing, String prefix) {
        switch (backing) {
            case VirtualDeviceFileBackingInfo file -> {
                entries.put(prefix + TYPE, "file");
                entries.put(prefix + NAME, names.toName(file.fileName()));
            }
            case VirtualDeviceDeviceBackingInfo device -> {
                entries.put(prefix + TYPE, "device");
                device(prefix, device.deviceName(), device.useAutoDetect());
            }
            case VirtualDeviceRemoteDeviceBackingInfo remote -> {
                entries.put(prefix + TYPE, "device");
                entries.put(prefix + ".clientDevice", true);
                device(prefix, remote.deviceName(), remote.useAutoDetect());
            }
            case VirtualDevicePipeBackingInfo pipe -> {
                entries.put(prefix + TYPE, "pipe");
                entries.put(prefix + NAME, pipe.pipeName());
                if (pipe instanceof VirtualSerialPortPipeBackingInfo serial) {
                    entries.put(prefix + ".pipe.endPoint", serial.endpoint());
                    entries.put(prefix + ".tryNoRxLoss", Objects.equals(serial.noRxLoss(), true));
                }
            }
            case VirtualDeviceURIBackingInfo uri -> {
                entries.put(prefix + TYPE, "network");
                entries.put(prefix + NAME, uri.serviceURI());
                entries.put(prefix + ".network.endPoint", uri.direction());
                entries.putIf(prefix + ".vspc", uri.proxyURI());
            }
            case VirtualSerialPortThinPrintBackingInfo _ -> entries.put(prefix + TYPE, "thinprint");
            case null, default -> entries.put(prefix + TYPE, "device");
        }
    }

    private void device(String prefix, String name, @Nullable Boolean detect) {
        entries.put(prefix + NAME, name);
        if (Objects.equals(detect, true)) {
            entries.put(prefix + DETECT, true);
        }
    }
}
