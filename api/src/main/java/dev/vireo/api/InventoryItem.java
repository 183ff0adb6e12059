package dev.vireo.api;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// An object of the hypervisor's inventory, or a value within one, as the hypervisor describes it:
/// what is known is found by the hypervisor's own names, for VMware those of the VI API, such as
/// `config.hardware.numCPU` of a `VirtualMachine`.
///
/// What is absent, what the account may not read, and what the server's version does not have, is
/// empty. Immutable.
public interface InventoryItem {
    /// Returns the name of the actual type, such as `HostSystem` or `VirtualLsiLogicController`.
    ///
    /// @return the type's name
    String type();

    /// Tells whether the type is another one or extends it.
    ///
    /// @param type the name of the other type, such as `VirtualEthernetCard`
    /// @return true if this can stand for it
    boolean isA(String type);

    /// Returns the identity of an object, such as `vm-12`.
    ///
    /// @return the identity, empty for a value within an object
    String id();

    /// Finds what has a name.
    ///
    /// @param path the name, with dots between its parts
    /// @return a [String], [Long], [Double], [Boolean], [Instant] or [InventoryItem], or a [List]
    ///   of them; for a reference to an object its identity
    Optional<Object> value(String path);

    /// Finds a text.
    ///
    /// @param path as for [#value]
    /// @return the text, empty if there is none
    default Optional<String> text(String path) {
        return of(path, String.class);
    }

    /// Finds a whole number.
    ///
    /// @param path as for [#value]
    /// @return the number, empty if there is none
    default Optional<Long> number(String path) {
        return of(path, Long.class);
    }

    /// Finds a yes or no.
    ///
    /// @param path as for [#value]
    /// @return the flag, empty if there is none
    default Optional<Boolean> flag(String path) {
        return of(path, Boolean.class);
    }

    /// Finds a time.
    ///
    /// @param path as for [#value]
    /// @return the time, empty if there is none
    default Optional<Instant> time(String path) {
        return of(path, Instant.class);
    }

    /// Finds a value with parts of its own.
    ///
    /// @param path as for [#value]
    /// @return the value, empty if there is none
    default Optional<InventoryItem> item(String path) {
        return of(path, InventoryItem.class);
    }

    /// Finds a list of values with parts of their own.
    ///
    /// @param path as for [#value]
    /// @return the values, none if there is no such list
    default List<InventoryItem> items(String path) {
        return list(path, InventoryItem.class);
    }

    /// Finds a list of texts.
    ///
    /// @param path as for [#value]
    /// @return the texts, none if there is no such list
    default List<String> texts(String path) {
        return list(path, String.class);
    }

    private <T> Optional<T> of(String path, Class<T> type) {
        return value(path).filter(type::isInstance).map(type::cast);
    }

    private <T> List<T> list(String path, Class<T> type) {
        return value(path).filter(List.class::isInstance).stream()
                .flatMap(list -> ((List<?>) list).stream())
                .filter(type::isInstance)
                .<T>map(type::cast)
                .toList();
    }
}
