package dev.vireo.simulator.inventory;

import dev.vireo.vim.HostCertificateManagerCertificateInfo;
import dev.vireo.vim.HostCertificateManagerHandler;
import dev.vireo.vim.ListCACertificateRevocationListsRequest;
import dev.vireo.vim.ListCACertificatesRequest;
import dev.vireo.vim.ManagedObjectReference;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Tells what certificate a host has.
final class SimHostCertificateManager extends HostPart implements HostCertificateManagerHandler {
    SimHostCertificateManager(SimHostSystem host, ManagedObjectReference self) {
        super(host, self);
    }

    @Override
    @Nullable Object property(String name) {
        return name.equals("certificateInfo") ? info() : null;
    }

    private HostCertificateManagerCertificateInfo info() {
        Instant made = inventory().identities().created(host().address().number());
        String subject =
                "CN=" + host().dnsName() + ",OU=VMware ESX Server Default Certificate,O=VMware";
        return HostCertificateManagerCertificateInfo.builder()
                .issuer(subject)
                .notBefore(made)
                .notAfter(made.plus(Duration.ofDays(3650)))
                .subject(subject)
                .status("good")
                .build();
    }

    @Override
    public List<String> listCACertificates(ListCACertificatesRequest request) {
        return List.of();
    }

    @Override
    public List<String> listCACertificateRevocationLists(
            ListCACertificateRevocationListsRequest request) {
        return List.of();
    }
}
