package dev.vireo.vim;

/// A reference.
///
/// @param type the type
/// @param value the value
public record ManagedObjectReference(String type, String value) {}
