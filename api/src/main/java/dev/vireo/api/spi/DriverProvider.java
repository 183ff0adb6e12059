package dev.vireo.api.spi;

import dev.vireo.api.ConnectRequest;
import dev.vireo.api.Connection;
import java.util.Set;

/// Makes connections for the URI schemes of one driver; found as a service.
public interface DriverProvider {
    /// Returns the schemes this driver opens.
    ///
    /// @return lower-case schemes, for example `esx`
    Set<String> schemes();

    /// Opens a connection and logs in.
    ///
    /// @param request the URI, one of [#schemes()], with credentials and access
    /// @return the connection
    /// @throws dev.vireo.model.VirtException if it cannot be opened
    Connection open(ConnectRequest request);
}
