package dev.vireo.model;

/// What happens at the end of a run.
///
/// libvirt: `on_poweroff`, `on_reboot`, `on_crash`.
///
/// @param onPowerOff after the guest powered off
/// @param onReboot after the guest rebooted
/// @param onCrash after the guest crashed
public record Lifecycle(String onPowerOff, String onReboot, String onCrash) {

    /// What libvirt assumes, and all that VMware can do.
    public static final Lifecycle DEFAULT = new Lifecycle("destroy", "restart", "destroy");
}
