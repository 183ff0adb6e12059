package dev.vireo.vmx;

import dev.vireo.model.Controller;
import dev.vireo.model.ControllerType;
import dev.vireo.model.Sound;
import dev.vireo.model.XmlElement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Reads USB controllers and the sound card, which libvirt does not look at.
///
/// | VMX | document |
/// |---|---|
/// | `usb.present` | `<controller type='usb' model='piix3-uhci'/>` |
/// | `ehci.present` | `<controller type='usb' model='ehci'/>` |
/// | `usb_xhci.present` | `<controller type='usb' model='nec-xhci'/>` |
/// | `sound.virtualDev` `sb16`, `es1371`, `hdaudio` | `<sound model='sb16'/>`, `es1370`, `ich6` |
final class UsbAndSoundEntries {
    private final VmxReading reading;
    private final VmxConfig config;

    UsbAndSoundEntries(VmxReading reading) {
        this.reading = reading;
        this.config = reading.config();
    }

    List<Controller> readControllers() {
        List<Controller> controllers = new ArrayList<>(3);
        add(controllers, "usb.present", "piix3-uhci");
        add(controllers, "ehci.present", "ehci");
        add(controllers, "usb_xhci.present", "nec-xhci");
        return controllers;
    }

    private void add(List<Controller> controllers, String key, String model) {
        if (config.bool(key, false)) {
            controllers.add(
                    new Controller(
                            ControllerType.USB,
                            controllers.size(),
                            Optional.of(model),
                            Optional.empty(),
                            XmlElement.empty("controller")));
        }
    }

    List<Sound> readSound() {
        if (!config.bool("sound.present", false)) {
            return List.of();
        }
        String key = "sound.virtualDev";
        String device = config.value(key);
        if (device == null) {
            reading.assumed(key, "es1371", "the sound card that VMware has unless told otherwise");
            device = "es1371";
        }
        return switch (device.toLowerCase(Locale.ROOT)) {
            case "es1371" -> sound("es1370");
            case "hdaudio" -> sound("ich6");
            case "sb16" -> sound("sb16");
            default -> {
                reading.lost(
                        Loss.Kind.NOT_EXPRESSED, key, "libvirt has no such model of a sound card");
                yield List.of();
            }
        };
    }

    private static List<Sound> sound(String model) {
        return List.of(new Sound(model, XmlElement.empty("sound")));
    }
}
