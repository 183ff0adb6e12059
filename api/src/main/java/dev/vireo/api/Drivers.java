package dev.vireo.api;

import dev.vireo.api.spi.DriverProvider;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.ErrorDomain;
import dev.vireo.model.VirtException;
import java.util.ServiceLoader;
import java.util.TreeSet;

/// Finds the driver for a URI.
final class Drivers {
    private Drivers() {}

    static Connection open(ConnectRequest request) {
        return open(request, ServiceLoader.load(DriverProvider.class));
    }

    /// Asks the providers one after the other and makes no more of them than it has to.
    static Connection open(ConnectRequest request, Iterable<DriverProvider> providers) {
        TreeSet<String> known = new TreeSet<>();
        for (DriverProvider provider : providers) {
            if (provider.schemes().contains(request.uri().scheme())) {
                Connection connection = provider.open(request);
                return request.readOnly() ? new ReadOnlyConnection(connection) : connection;
            }
            known.addAll(provider.schemes());
        }
        throw new VirtException(
                ErrorCode.NO_CONNECT,
                ErrorDomain.NONE,
                "the scheme '"
                        + request.uri().scheme()
                        + "'; "
                        + (known.isEmpty()
                                ? "no driver is installed"
                                : "known are " + String.join(", ", known)),
                null);
    }
}
