package dev.vireo.driver.esx.capture;

import dev.vireo.vim.ManagedObjectReference;

/// What is done to values before they are written to a file.
public interface Disguise {
    /// Leaves everything as it is.
    Disguise NONE =
            new Disguise() {
                @Override
                public ManagedObjectReference reference(ManagedObjectReference reference) {
                    return reference;
                }

                @Override
                public Object value(Object value) {
                    return value;
                }
            };

    /// Takes notice of the name of an object, before anything is disguised.
    ///
    /// @param name the name
    default void meet(String name) {}

    /// Disguises what names an object.
    ///
    /// @param reference the reference
    /// @return the same each time
    ManagedObjectReference reference(ManagedObjectReference reference);

    /// Disguises a value of the VI API.
    ///
    /// @param value the value
    /// @return a value of the same kind
    Object value(Object value);

    /// Disguises the value of a property.
    ///
    /// @param type the type of the managed object
    /// @param property the property
    /// @param value the value
    /// @return a value of the same kind
    default Object property(String type, String property, Object value) {
        return value(value);
    }
}
