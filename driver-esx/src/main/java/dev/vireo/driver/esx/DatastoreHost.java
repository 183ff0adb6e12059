package dev.vireo.driver.esx;

import dev.vireo.client.Endpoint;
import dev.vireo.vim.ManagedObjectReference;
import java.util.Optional;

/// A host of a vCenter, as the keeper of a datastore.
///
/// @param reference the host
/// @param name its name in the vCenter
/// @param endpoint where it serves files
/// @param datastore what it calls the datastore, which need not be what the vCenter calls it
/// @param thumbprint that of its certificate, if the vCenter tells it
record DatastoreHost(
        ManagedObjectReference reference,
        String name,
        Endpoint endpoint,
        String datastore,
        Optional<String> thumbprint) {
    /// Returns what people know it by, and where it is.
    String shown() {
        return name.equals(endpoint.host())
                ? endpoint.authority()
                : name + " (" + endpoint.authority() + ")";
    }
}
