package dev.vireo.shell.command;

/// This program's version.
public final class VireoVersion {
    private VireoVersion() {}

    /// Returns the number, for example `0.1.0`.
    public static String number() {
        return Built.VERSION;
    }

    /// Returns what `-V` prints.
    public static String description() {
        return "vireo "
                + number()
                + ", libvirt's VMware ESX driver and virsh's commands in Java\n"
                + "Follows libvirt and virsh 9.0.0.\n"
                + "Running on Java "
                + Runtime.version()
                + "\n";
    }
}
