package dev.vireo.vim;

/// A declared type of the VI API.
public sealed interface VimType permits DataType, EnumType, ManagedType {
    /// Returns the name on the wire.
    ///
    /// @return the name
    String name();
}
