package dev.vireo.vim;

/// Sees each object and each value of a tree of data objects.
public interface DataVisitor {
    /// Sees an object before its members.
    ///
    /// @param path the way from the root, for example `device[3].backing`; empty for the root
    /// @param object the object, of its actual type
    /// @return whether to go into its members
    default boolean object(String path, DataObject object) {
        return true;
    }

    /// Sees a value that is no data object: a leaf.
    ///
    /// @param path the way from the root
    /// @param member the member it stands in
    /// @param value the value, of the Java type that [ValueKind] names
    default void value(String path, DataMember member, Object value) {}

    /// Sees an element that the schema does not know.
    ///
    /// @param path the way from the root to the object that carries it
    /// @param element the element
    default void unknown(String path, RawElement element) {}
}
