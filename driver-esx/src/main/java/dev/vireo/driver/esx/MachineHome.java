package dev.vireo.driver.esx;

import dev.vireo.api.DefineOptions;
import dev.vireo.api.Version;
import dev.vireo.client.OneLine;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import dev.vireo.vim.ManagedObjectReference;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Where a new machine is put.
///
/// @param datacenter the datacenter
/// @param datacenterPath its path in the inventory
/// @param folder the folder of machines
/// @param pool the resource pool
/// @param hosts the hosts that it may be put on, at least one
/// @param scheduled whether the server picks one of them
/// @param hostVersion the oldest version of their product, if they tell
record MachineHome(
        ManagedObjectReference datacenter,
        String datacenterPath,
        ManagedObjectReference folder,
        ManagedObjectReference pool,
        List<ManagedObjectReference> hosts,
        boolean scheduled,
        Optional<Version> hostVersion) {
    static final String RESOURCE_POOL = "resourcePool";
    static final String CONFIGURATION = "configurationEx";
    private static final String PRODUCT_VERSION = "config.product.version";
    static final List<String> OF_HOSTS =
            List.of(
                    Scope.NAME,
                    Scope.PARENT,
                    PRODUCT_VERSION,
                    HostChoice.STATE,
                    HostChoice.MAINTENANCE,
                    HostChoice.DATASTORES);

    MachineHome {
        hosts = List.copyOf(hosts);
    }

    /// Looks for it: in one request, and one more for a folder and for a pool.
    ///
    /// @param datastore the datastore that holds its files, if that is known
    /// @throws VirtException `INVALID_ARG` if the folder or the pool does not exist, or if the
    ///   connection is about several hosts and which of them is meant cannot be told
    static MachineHome find(
            EsxSession session, Scope scope, Optional<String> datastore, DefineOptions options) {
        List<Row> rows = session.rows(scope.home(), "the host");
        HostChoice choice =
                HostChoice.of(
                        rows,
                        datastore,
                        () -> session.rows(Scope.tree(session.rootFolder()), "the inventory"));
        Row host = choice.hosts().getFirst();
        Row datacenter =
                Scope.above(host, Scope.DATACENTER, rows)
                        .orElseGet(() -> Row.ofType(rows, Scope.DATACENTER));
        ManagedObjectReference top = reference(datacenter, Scope.MACHINE_FOLDER);
        ManagedObjectReference pool = reference(choice.computeResource(), RESOURCE_POOL);
        return new MachineHome(
                datacenter.object(),
                Scope.datacenterPath(rows, datacenter)
                        .orElseThrow(() -> datacenter.missing(Scope.NAME)),
                options.folder().map(path -> walk(session, top, path, Kind.FOLDER)).orElse(top),
                options.pool().map(path -> walk(session, pool, path, Kind.POOL)).orElse(pool),
                choice.hosts().stream().map(Row::object).toList(),
                choice.isScheduled(),
                choice.hosts().stream()
                        .flatMap(row -> row.find(PRODUCT_VERSION, String.class).stream())
                        .map(EsxDriverProvider::version)
                        .min(Comparator.naturalOrder()));
    }

    /// Returns the host to register with, empty if the server picks one.
    Optional<ManagedObjectReference> target() {
        return scheduled ? Optional.empty() : Optional.of(hosts.getFirst());
    }

    /// Returns where the machine's files are seen.
    Scope place() {
        return Scope.ofHost(hosts.getFirst());
    }

    /// Finds a resource pool or vApp below another one.
    ///
    /// @param path its path from there
    /// @throws VirtException `INVALID_ARG` that names what there is instead
    static ManagedObjectReference pool(
            EsxSession session, ManagedObjectReference top, String path) {
        return walk(session, top, path, Kind.POOL);
    }

    private static ManagedObjectReference reference(Row row, String property) {
        return row.find(property, ManagedObjectReference.class)
                .orElseThrow(() -> row.missing(property));
    }

    /// What a path goes through.
    private enum Kind {
        FOLDER("Folder", "childEntity", "folder of domains"),
        POOL("ResourcePool", "resourcePool", "resource pool");

        private final String type;
        private final String children;
        private final String words;

        Kind(String type, String children, String words) {
            this.type = type;
            this.children = children;
            this.words = words;
        }
    }

    private static ManagedObjectReference walk(
            EsxSession session, ManagedObjectReference top, String path, Kind kind) {
        List<Row> rows = session.rows(Scope.below(top, kind.type, kind.children), path);
        ManagedObjectReference here = top;
        List<String> gone = new ArrayList<>();
        for (String piece : path.split("/", -1)) {
            if (!piece.isEmpty()) {
                here = step(rows, here, piece, gone, kind);
                gone.add(piece);
            }
        }
        return here;
    }

    private static ManagedObjectReference step(
            List<Row> rows,
            ManagedObjectReference from,
            String piece,
            List<String> gone,
            Kind kind) {
        Set<String> names = new TreeSet<>();
        for (Row row : rows) {
            if (row.find("parent", ManagedObjectReference.class).filter(from::equals).isPresent()) {
                String name = row.find("name", String.class).orElse("");
                String plain = EntityName.plain(name);
                if (name.equals(piece) || plain.equals(piece)) {
                    return row.object();
                }
                names.add(plain);
            }
        }
        throw nothing(piece, gone, kind, List.copyOf(names));
    }

    private static VirtException nothing(
            String piece, List<String> gone, Kind kind, List<String> names) {
        String place = gone.isEmpty() ? "" : " in '" + OneLine.of(String.join("/", gone)) + "'";
        String instead = gone.isEmpty() ? "there is none but the uppermost" : "there is none";
        return new VirtException(
                ErrorCode.INVALID_ARG,
                "there is no "
                        + kind.words
                        + " '"
                        + OneLine.of(piece)
                        + "'"
                        + place
                        + "; "
                        + (names.isEmpty()
                                ? instead
                                : "there is: " + InventoryPath.enumerated(names)));
    }
}
