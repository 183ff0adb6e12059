package dev.vireo.model;

/// The part of libvirt an error belongs to.
///
/// libvirt: `virErrorDomain`, the parts that this project has.
public enum ErrorDomain {
    /// No part in particular; libvirt's core uses it too.
    NONE(0),
    /// The XML parser.
    XML(5),
    /// Operations on a domain's handle.
    DOM(6),
    /// The parser of configuration files.
    CONF(9),
    /// Volumes, and how they are encrypted.
    STORAGE(18),
    /// Domains of any driver.
    DOMAIN(20),
    /// The ESX driver.
    ESX(28),
    /// The CPU models.
    CPU(31),
    /// The URI parser.
    URI(45),
    /// The authentication file and the prompts.
    AUTH(46),
    /// The capabilities: which kinds of domains a host runs.
    CAPABILITIES(44);

    private final int number;

    ErrorDomain(int number) {
        this.number = number;
    }

    /// Returns libvirt's number.
    ///
    /// @return the number
    public int number() {
        return number;
    }
}
