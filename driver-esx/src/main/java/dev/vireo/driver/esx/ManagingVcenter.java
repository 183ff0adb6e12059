package dev.vireo.driver.esx;

import dev.vireo.api.Statistics;
import dev.vireo.client.Endpoint;
import dev.vireo.client.OneLine;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import dev.vireo.vim.FindByUuidRequest;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.ServiceContent;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// The vCenter that manages the host of an `esx://` connection, for what had better go through it;
/// libvirt's `vcenter=`.
///
/// It is connected to by the name that the URI has for it, which its certificate is for. libvirt
/// takes the address, and so cannot verify the certificate.
///
/// @param session the session with the vCenter
/// @param scope the host, as the vCenter has it
record ManagingVcenter(EsxSession session, Scope scope) {
    private static final String MANAGER = "summary.managementServerIp";
    private static final String HARDWARE_UUID = "hardware.systemInfo.uuid";
    private static final List<String> IDENTITY =
            List.of(
                    VirtualMachines.NAME,
                    VirtualMachines.UUID_TEXT,
                    VirtualMachines.SUMMARY_UUID_TEXT,
                    VirtualMachines.POWER_STATE,
                    Facts.QUESTION,
                    Facts.RECENT_TASK);

    /// Connects.
    ///
    /// @param uri the host's
    /// @param host the session with the host
    /// @param connect connects to a vCenter
    /// @return the vCenter, empty if the URI wants none
    /// @throws VirtException `INTERNAL_ERROR`, as in libvirt, if the host is not managed, or by
    ///   another vCenter
    static Optional<ManagingVcenter> open(
            EsxUri uri, EsxSession host, Function<EsxUri, EsxSession> connect) {
        if (uri.vcenter().isEmpty()) {
            return Optional.empty();
        }
        Row told =
                new HostsInScope(host, Scope.ofRoot(host.rootFolder()))
                        .fetchOne("vCenter", MANAGER, HARDWARE_UUID);
        Endpoint server = server(uri, told);
        EsxSession session = connect.apply(uri.ofVcenter(server));
        try {
            return Optional.of(new ManagingVcenter(session, find(uri, server, session, told)));
        } catch (RuntimeException e) {
            session.close();
            throw e;
        }
    }

    private static Endpoint server(EsxUri uri, Row host) {
        Optional<String> manager = host.find(MANAGER, String.class).filter(ip -> !ip.isBlank());
        Optional<Endpoint> named = uri.vcenterEndpoint();
        if (named.isEmpty()) {
            return uri.sameWay(
                    manager.orElseThrow(() ->
                            internal(uri.endpoint().host() + " is not managed by a vCenter")));
        }
        // names that only a proxy knows cannot be compared
        if (manager.isPresent() && uri.proxy().isEmpty() && !named.get().mayBe(manager.get())) {
            throw internal(
                    uri.endpoint().host()
                            + " is managed by the vCenter '"
                            + OneLine.of(manager.get())
                            + "', not by '"
                            + named.get().host()
                            + "' of the URI's parameter 'vcenter'");
        }
        return named.get();
    }

    private static Scope find(EsxUri uri, Endpoint server, EsxSession session, Row told) {
        String uuid =
                told.find(HARDWARE_UUID, String.class)
                        .orElseThrow(() -> told.missing(HARDWARE_UUID));
        ManagedObjectReference host =
                session.call(
                        FindByUuidRequest.builder(
                                        session.singleton(
                                                ServiceContent::searchIndex, "search index"))
                                .uuid(uuid)
                                .vmSearch(false)
                                .build(),
                        "look for",
                        uri.endpoint().host());
        if (host == null) {
            throw internal(
                    "the vCenter '"
                            + server.host()
                            + "' does not know the host "
                            + uri.endpoint().host()
                            + " (hardware UUID "
                            + OneLine.of(uuid)
                            + ")");
        }
        return Scope.ofHost(host);
    }

    /// Finds a machine of the host as the vCenter has it.
    ///
    /// @throws VirtException `NO_DOMAIN` if it has none
    Machine find(Machine onHost) {
        String what = "UUID '" + onHost.uuid() + "'";
        List<Row> found =
                session.rows(scope.virtualMachines(IDENTITY, List.of()), "the domains").stream()
                        .filter(row -> row.isType(Scope.MACHINE))
                        .filter(row -> VirtualMachines.uuid(row).equals(onHost.uuid()))
                        .toList();
        if (found.isEmpty()) {
            throw new VirtException(
                    ErrorCode.NO_DOMAIN,
                    "the vCenter '" + session.server() + "' knows no domain with " + what);
        }
        if (found.size() > 1) {
            throw new Namesakes(session, found).refusal(what);
        }
        Row row = found.getFirst();
        return new Machine(session, scope, row, Facts.of(row, List.of()));
    }

    Statistics statistics() {
        return session.statistics();
    }

    void close() {
        session.close();
    }

    private static VirtException internal(String detail) {
        return new VirtException(ErrorCode.INTERNAL_ERROR, detail);
    }
}
