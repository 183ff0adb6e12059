package dev.vireo.driver.esx;

import dev.vireo.api.MigrationOptions;
import dev.vireo.api.MigrationTarget;
import dev.vireo.client.OneLine;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import dev.vireo.vim.ManagedObjectReference;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// The part of a vCenter that machines can migrate to and from.
///
/// @param session the session with the vCenter
/// @param scope its hosts
record MigrationSite(EsxSession session, Scope scope) {
    private static final String SUPPORTED = "capability.vmotionSupported";

    /// Finds the vCenter of a connection: its server, or the one beside it.
    static Optional<MigrationSite> of(EsxSession session, Scope scope) {
        if (session.about().apiType().equals("VirtualCenter")) {
            return Optional.of(new MigrationSite(session, scope));
        }
        return scope.vcenter()
                .map(vcenter -> new MigrationSite(vcenter.session(), vcenter.scope()));
    }

    /// Refuses a connection without a vCenter. libvirt's driver crashes there.
    static VirtException none(EsxSession session) {
        return new VirtException(
                ErrorCode.NO_SUPPORT,
                "virDomainMigrate3: migration takes a vCenter, and "
                        + session.server()
                        + " is a single host; name its vCenter with the URI's parameter 'vcenter'");
    }

    /// Fetches whether some host's machines can move while they run.
    boolean fetchSupported() {
        return session.rows(scope.host(SUPPORTED), "the host").stream()
                .anyMatch(row -> row.find(SUPPORTED, Boolean.class).orElse(false));
    }

    /// Finds the places that options mean.
    MigrationTarget target(MigrationOptions options) {
        if (options.uri().isPresent()) {
            MigrationUri uri = own(MigrationUri.parse(options.uri().get()));
            return new MigrationTarget(identity(), List.of(uri.toString()), true);
        }
        List<Row> all = session.rows(scope.home(), "the host");
        HostChoice choice =
                HostChoice.of(
                        options.host().map(name -> only(name, all)).orElse(all),
                        Optional.empty(),
                        () -> session.rows(Scope.tree(session.rootFolder()), "the inventory"));
        ManagedObjectReference top =
                choice.computeResource()
                        .find(MachineHome.RESOURCE_POOL, ManagedObjectReference.class)
                        .orElseThrow(
                                () -> choice.computeResource().missing(MachineHome.RESOURCE_POOL));
        ManagedObjectReference pool =
                options.pool().map(path -> MachineHome.pool(session, top, path)).orElse(top);
        String address = session.endpoint().address();
        return new MigrationTarget(
                identity(),
                choice.hosts().stream()
                        .map(host -> new MigrationUri(address, pool, host.object()).toString())
                        .toList(),
                options.pool().isPresent());
    }

    /// Leaves out all hosts but one.
    private static List<Row> only(String name, List<Row> rows) {
        List<Row> hosts = rows.stream().filter(row -> row.isType(Scope.HOST)).toList();
        if (hosts.stream().noneMatch(host -> isNamed(host, name))) {
            throw new VirtException(
                    ErrorCode.INVALID_ARG,
                    "there is no host '"
                            + OneLine.of(name)
                            + "'; there is: "
                            + InventoryPath.enumerated(
                                    hosts.stream()
                                            .flatMap(host ->
                                                    host.find(Scope.NAME, String.class).stream())
                                            .map(OneLine::of)
                                            .sorted()
                                            .toList()));
        }
        return rows.stream().filter(row -> !row.isType(Scope.HOST) || isNamed(row, name)).toList();
    }

    private static boolean isNamed(Row host, String name) {
        return host.find(Scope.NAME, String.class).filter(name::equals).isPresent();
    }

    /// Returns what tells this vCenter from others.
    Optional<String> identity() {
        return Optional.ofNullable(session.about().instanceUuid());
    }

    /// Checks that a URI means this vCenter.
    MigrationUri own(MigrationUri uri) {
        if (!session.endpoint().is(uri.server())) {
            throw elsewhere();
        }
        return uri;
    }

    /// Checks that a place is in this vCenter, whatever the address is by which its connection has
    /// got there.
    MigrationUri place(MigrationTarget target, String uri) {
        MigrationUri place = MigrationUri.parse(uri);
        if (identity().isEmpty() || target.server().isEmpty()) {
            return own(place);
        }
        if (!Objects.equals(identity(), target.server())) {
            throw elsewhere();
        }
        return place;
    }

    private static VirtException elsewhere() {
        return new VirtException(
                ErrorCode.INVALID_ARG,
                "Migration source and destination have to refer to the same vCenter");
    }
}
