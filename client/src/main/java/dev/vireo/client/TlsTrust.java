package dev.vireo.client;

import java.nio.file.Path;
import java.util.List;

/// How a server's certificate is judged. It belongs to one [Transport]; nothing here is global.
public sealed interface TlsTrust {

    /// Trusts what the Java runtime trusts, and checks the host name.
    record SystemTrust() implements TlsTrust {}

    /// Trusts the certificates of a file, and checks the host name; libvirt's `cacert`.
    ///
    /// @param file a PEM file with one or more certificates, or one certificate in DER form
    record CaFile(Path file) implements TlsTrust {}

    /// Trusts a certificate by its thumbprint alone, whatever its name, issuer and dates.
    ///
    /// @param thumbprints the thumbprints, one of which the server's certificate must have
    record Pinned(List<Thumbprint> thumbprints) implements TlsTrust {
        /// Copies the list.
        public Pinned {
            thumbprints = List.copyOf(thumbprints);
            if (thumbprints.isEmpty()) {
                throw new IllegalArgumentException("no thumbprint to pin");
            }
        }
    }

    /// Trusts every certificate; libvirt's `no_verify=1`. The connection is encrypted, but nobody
    /// knows with whom.
    record NoVerification() implements TlsTrust {}
}
