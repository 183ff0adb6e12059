package dev.vireo.api;

import dev.vireo.model.VirtException;
import java.util.function.Consumer;

/// All that the server has, read at once: for reports, not for work on single domains.
///
/// A method that a driver does not have fails with `NO_SUPPORT`.
public interface ConnectionInventory {
    /// Reads the hosts of this connection with their domains, datastores and networks, and the
    /// folders, datacenters, clusters and resource pools around them, in a number of round trips
    /// that does not depend on how many there are.
    ///
    /// The server itself comes first, then all but the domains, and the domains last. They are
    /// handed on while the reply still arrives; who keeps none needs no memory for them.
    ///
    /// VI API: `RetrievePropertiesEx`.
    ///
    /// @param visitor sees each object, on this thread
    /// @throws VirtException `NO_SUPPORT` if the driver cannot do this, and others as the server's
    ///   answer calls for
    default void visitInventory(Consumer<InventoryItem> visitor) {
        throw Unsupported.function("RetrievePropertiesEx");
    }

    /// Reads what there is and where, and no more: of the same objects as [#visitInventory] the
    /// name, what it is in, its state, and the UUID of a domain, the size of a datastore. The
    /// objects come in no order, all in one round trip and the pages that the server makes of it.
    ///
    /// VI API: `RetrievePropertiesEx`.
    ///
    /// @param visitor sees each object, on this thread
    /// @throws VirtException `NO_SUPPORT` if the driver cannot do this, and others as the server's
    ///   answer calls for
    default void visitOutline(Consumer<InventoryItem> visitor) {
        throw Unsupported.function("RetrievePropertiesEx");
    }
}
