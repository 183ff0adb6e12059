package dev.vireo.vim;

import java.util.List;

/// An `ArrayOf...` value, as properties and other `anyType` members carry lists.
///
/// @param itemType the item's type as the array's name spells it, for example `VirtualDevice`,
///   `String` or `ManagedObjectReference`
/// @param items the items
public record ArrayValue(String itemType, List<?> items) {
    /// Copies the list.
    public ArrayValue {
        items = List.copyOf(items);
    }
}
