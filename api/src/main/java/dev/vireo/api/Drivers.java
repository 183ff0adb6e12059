package dev.vireo.api;

import dev.vireo.api.spi.DriverProvider;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.ErrorDomain;
import dev.vireo.model.VirtException;
import java.time.Duration;
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
        Connection connection = find(request, providers).open(request);
        return request.readOnly() ? new ReadOnlyConnection(connection) : connection;
    }

    static Diagnosis diagnose(ConnectRequest request, Duration limit) {
        DriverProvider provider;
        try {
            provider = find(request, ServiceLoader.load(DriverProvider.class));
        } catch (VirtException e) {
            return malformed(request.uri().toString(), e);
        }
        return provider.diagnose(request, limit);
    }

    static Diagnosis malformed(String uri, VirtException problem) {
        DiagnosisNotes notes = new DiagnosisNotes();
        notes.failed(
                Diagnosis.Check.URI,
                problem.detail(),
                "write it as esx://[USER@]HOST[:PORT]/ for a host or"
                        + " vpx://[USER@]VCENTER[:PORT]/[PATH] for a vCenter, with the password in"
                        + " VIREO_PASSWORD or in an auth.conf");
        return notes.diagnosis(uri);
    }

    private static DriverProvider find(ConnectRequest request, Iterable<DriverProvider> providers) {
        TreeSet<String> known = new TreeSet<>();
        for (DriverProvider provider : providers) {
            if (provider.schemes().contains(request.uri().scheme())) {
                return provider;
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
