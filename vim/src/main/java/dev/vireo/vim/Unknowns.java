package dev.vireo.vim;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a data object carried that the schema does not know. It is written back as it came.
///
/// @param wireType the type the sender named, if the schema does not know it or it does not belong
///   where it stood
/// @param elements the unknown members
public record Unknowns(@Nullable String wireType, List<Element> elements) {
    /// Nothing unknown.
    public static final Unknowns NONE = new Unknowns(null, List.of());

    /// Copies the list.
    public Unknowns {
        elements = List.copyOf(elements);
    }

    /// Returns whether there is nothing unknown.
    ///
    /// @return true for an object that the schema describes completely
    public boolean isEmpty() {
        return wireType == null && elements.isEmpty();
    }

    /// An unknown member and where it stood.
    ///
    /// @param after the number of known members of the type that stand before it
    /// @param element what stood there
    public record Element(int after, RawElement element) {}
}
