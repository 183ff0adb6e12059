package dev.vireo.simulator.machine;

/// A guest operating system.
///
/// @param id for example `ubuntu64Guest`
/// @param fullName for people
/// @param family `linuxGuest`, `windowsGuest` or `otherGuestFamily`
public record GuestOs(String id, String fullName, String family) {}
