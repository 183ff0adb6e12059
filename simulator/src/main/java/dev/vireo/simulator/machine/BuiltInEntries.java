package dev.vireo.simulator.machine;

import dev.vireo.vim.VirtualDevice;
import dev.vireo.vim.VirtualEnsoniq1371;
import dev.vireo.vim.VirtualHdAudioCard;
import dev.vireo.vim.VirtualIDEController;
import dev.vireo.vim.VirtualKeyboard;
import dev.vireo.vim.VirtualMachineVMCIDevice;
import dev.vireo.vim.VirtualMachineVideoCard;
import dev.vireo.vim.VirtualPCIController;
import dev.vireo.vim.VirtualPS2Controller;
import dev.vireo.vim.VirtualPointingDevice;
import dev.vireo.vim.VirtualPointingDeviceDeviceBackingInfo;
import dev.vireo.vim.VirtualSIOController;
import dev.vireo.vim.VirtualSoundBlaster16;
import dev.vireo.vim.VirtualSoundCard;
import dev.vireo.vim.VirtualSoundCardDeviceBackingInfo;
import dev.vireo.vim.VirtualTPM;
import dev.vireo.vim.VirtualWDT;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// The devices that a machine has of its own, and those that exist once at most.
final class BuiltInEntries {
    private static final long DEFAULT_VIDEO_RAM = 8192;
    private static final int KIB = 1024;

    private BuiltInEntries() {}

    static List<VirtualDevice> read(VmxEntries entries) {
        List<VirtualDevice> devices = new ArrayList<>(board());
        devices.add(video(entries));
        // a host adds this device to machines of version 7 and later, whatever the file says
        entries.get("vmci0.present");
        devices.add(
                VirtualMachineVMCIDevice.builder()
                        .key(Keys.VMCI)
                        .controllerKey(Keys.PCI)
                        .unitNumber(Keys.VMCI_SLOT)
                        .id(entries.number("vmci0.id").orElse(null))
                        .allowUnrestrictedCommunication(entries.flag("vmci0.unrestricted", false))
                        .filterEnable(entries.flag("vmci.filter.enable", true))
                        .slotInfo(ControllerEntries.slot(entries, "vmci0"))
                        .build());
        if (entries.flag("sound.present", false)) {
            devices.add(sound(entries));
        }
        if (entries.flag("vtpm.present", false)) {
            devices.add(VirtualTPM.builder().key(Keys.TPM).build());
        }
        if (entries.flag("vwdt.present", false)) {
            devices.add(
                    VirtualWDT.builder()
                            .key(Keys.WATCHDOG)
                            .controllerKey(Keys.PCI)
                            .unitNumber(Keys.WATCHDOG_SLOT)
                            .runOnBoot(entries.flag("vwdt.runOnBoot", false))
                            .running(false)
                            .build());
        }
        return devices;
    }

    /// Returns what each machine has, whatever its file says.
    private static List<VirtualDevice> board() {
        return List.of(
                VirtualIDEController.builder().key(Keys.IDE).busNumber(0).build(),
                VirtualIDEController.builder().key(Keys.IDE + 1).busNumber(1).build(),
                VirtualPS2Controller.builder().key(Keys.PS2).busNumber(0).build(),
                VirtualPCIController.builder().key(Keys.PCI).busNumber(0).build(),
                VirtualSIOController.builder().key(Keys.SIO).busNumber(0).build(),
                VirtualKeyboard.builder()
                        .key(Keys.KEYBOARD)
                        .controllerKey(Keys.PS2)
                        .unitNumber(0)
                        .build(),
                VirtualPointingDevice.builder()
                        .key(Keys.POINTER)
                        .backing(
                                VirtualPointingDeviceDeviceBackingInfo.builder()
                                        .deviceName("")
                                        .useAutoDetect(false)
                                        .hostPointingDevice("autodetect")
                                        .build())
                        .controllerKey(Keys.PS2)
                        .unitNumber(1)
                        .build());
    }

    private static VirtualDevice video(VmxEntries entries) {
        return VirtualMachineVideoCard.builder()
                .key(Keys.VIDEO)
                .controllerKey(Keys.PCI)
                .unitNumber(Keys.VIDEO_SLOT)
                .videoRamSizeInKB(
                        entries.number("svga.vramSize")
                                .filter(bytes -> bytes > 0)
                                .map(bytes -> bytes / KIB)
                                .orElse(DEFAULT_VIDEO_RAM))
                .numDisplays(entries.number("svga.numDisplays").map(Long::intValue).orElse(1))
                .useAutoDetect(entries.flag("svga.autodetect", false))
                .enable3DSupport(entries.flag("mks.enable3d", false))
                .use3dRenderer(entries.get("mks.use3dRenderer"))
                .graphicsMemorySizeInKB(entries.number("svga.graphicsMemoryKB").orElse(null))
                .build();
    }

    private static VirtualDevice sound(VmxEntries entries) {
        VirtualSoundCard.Builder<?> card =
                switch (entries.get("sound.virtualDev", "es1371")) {
                    case "hdaudio" -> VirtualHdAudioCard.builder();
                    case "sb16" -> VirtualSoundBlaster16.builder();
                    default -> VirtualEnsoniq1371.builder();
                };
        String file = entries.get("sound.fileName", "-1");
        return card.key(Keys.SOUND)
                .controllerKey(Keys.PCI)
                .unitNumber(Keys.SOUND_SLOT)
                .backing(
                        VirtualSoundCardDeviceBackingInfo.builder()
                                .deviceName(file.equals("-1") ? "" : file)
                                .useAutoDetect(entries.flag("sound.autodetect", true))
                                .build())
                .connectable(Connection.read(entries, "sound"))
                .slotInfo(ControllerEntries.slot(entries, "sound"))
                .build();
    }

    static void write(VirtualDevice device, VmxEntries entries) {
        switch (device) {
            case VirtualMachineVideoCard video -> putVideo(video, entries);
            case VirtualMachineVMCIDevice vmci -> vmci(vmci, entries);
            case VirtualSoundCard sound -> putSound(sound, entries);
            case VirtualTPM _ -> entries.put("vtpm.present", true);
            case VirtualWDT watchdog -> {
                entries.put("vwdt.present", true);
                entries.put("vwdt.runOnBoot", watchdog.runOnBoot());
            }
            default -> {} // each machine has it
        }
    }

    private static void putVideo(VirtualMachineVideoCard video, VmxEntries entries) {
        long kilobytes = Objects.requireNonNullElse(video.videoRamSizeInKB(), DEFAULT_VIDEO_RAM);
        entries.put("svga.vramSize", kilobytes * KIB);
        if (!Objects.equals(video.numDisplays(), 1)) {
            entries.putIf("svga.numDisplays", video.numDisplays());
        }
        if (Objects.equals(video.useAutoDetect(), true)) {
            entries.put("svga.autodetect", true);
        }
        if (Objects.equals(video.enable3DSupport(), true)) {
            entries.put("mks.enable3d", true);
        }
        entries.putIf("mks.use3dRenderer", video.use3dRenderer());
        entries.putIf("svga.graphicsMemoryKB", video.graphicsMemorySizeInKB());
    }

    private static void vmci(VirtualMachineVMCIDevice vmci, VmxEntries entries) {
        entries.put("vmci0.present", true);
        entries.putIf("vmci0.id", vmci.id());
        if (Objects.equals(vmci.allowUnrestrictedCommunication(), true)) {
            entries.put("vmci0.unrestricted", true);
        }
        if (Objects.equals(vmci.filterEnable(), false)) {
            entries.put("vmci.filter.enable", false);
        }
        ControllerEntries.putSlot(vmci, "vmci0", entries);
    }

    private static void putSound(VirtualSoundCard sound, VmxEntries entries) {
        entries.put("sound.present", true);
        switch (sound) {
            case VirtualHdAudioCard _ -> entries.put("sound.virtualDev", "hdaudio");
            case VirtualSoundBlaster16 _ -> entries.put("sound.virtualDev", "sb16");
            default -> entries.put("sound.virtualDev", "es1371");
        }
        String name = "";
        if (sound.backing() instanceof VirtualSoundCardDeviceBackingInfo backing) {
            name = backing.deviceName();
            entries.putIf("sound.autodetect", backing.useAutoDetect());
        }
        entries.put("sound.fileName", name.isEmpty() ? "-1" : name);
        Connection.write(sound, "sound", entries);
        ControllerEntries.putSlot(sound, "sound", entries);
    }
}
