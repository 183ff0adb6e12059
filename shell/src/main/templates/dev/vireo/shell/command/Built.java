package dev.vireo.shell.command;

/// What the build knows. A class and not a resource, as opening a jar for one line takes longer
/// than all else that `--version` does.
public final class Built {
    /// The version, for example `0.1.0`.
    public static final String VERSION = "${project.version}";

    private Built() {}
}
