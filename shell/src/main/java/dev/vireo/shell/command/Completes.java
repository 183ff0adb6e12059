package dev.vireo.shell.command;

/// What the value of an option names, so that a terminal can offer what there is.
public enum Completes {
    /// Nothing that is known.
    NOTHING,
    /// One of [OptionSpec#choices()].
    CHOICE,
    /// A file of this machine.
    FILE,
    /// A folder of this machine.
    FOLDER,
    /// A command, or a group of them.
    HELP_TOPIC,
    /// A connection URI.
    URI,
    /// A domain.
    DOMAIN,
    /// A domain that is shut off.
    INACTIVE_DOMAIN,
    /// A domain that runs or is suspended.
    ACTIVE_DOMAIN,
    /// A storage pool.
    POOL,
    /// A volume, of the pool that the option `pool` names.
    VOLUME,
    /// A virtual switch.
    NETWORK,
    /// A network interface of the host.
    INTERFACE,
    /// A snapshot of the domain that the option `domain` names.
    SNAPSHOT,
    /// A disk of the domain that the option `domain` names, by its target.
    DISK,
    /// The hardware address of an interface of the domain that the option `domain` names.
    MAC
}
