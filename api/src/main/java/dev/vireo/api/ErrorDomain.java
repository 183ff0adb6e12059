package dev.vireo.api;

/// The part of libvirt an error belongs to.
///
/// libvirt: `virErrorDomain`.
public enum ErrorDomain {
    /// No part in particular.
    NONE(0),
    /// The XML parser.
    XML(5),
    /// The core, for example the URI parser.
    CORE(0),
    /// The ESX driver.
    ESX(29),
    /// The authentication file.
    AUTH(45);

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
