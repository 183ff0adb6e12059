package dev.vireo.driver.esx;

import dev.vireo.api.DefineOptions;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vmx.HexEscape;
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
/// @param host the host
/// @param hostVersion the version of the host's product, if it tells
record MachineHome(
        ManagedObjectReference datacenter,
        String datacenterPath,
        ManagedObjectReference folder,
        ManagedObjectReference pool,
        ManagedObjectReference host,
        Optional<String> hostVersion) {

    /// Looks for it: in one request, and one more for a folder and for a pool.
    ///
    /// @throws VirtException `INVALID_ARG` if the folder or the pool does not exist
    static MachineHome find(EsxSession session, Scope scope, DefineOptions options) {
        List<Row> rows = session.rows(scope.home(), "the host");
        Row datacenter = Row.ofType(rows, Scope.DATACENTER);
        Row host = Row.ofType(rows, Scope.HOST);
        ManagedObjectReference top = reference(datacenter, "vmFolder");
        ManagedObjectReference pool =
                rows.stream()
                        .flatMap(row ->
                                row.find("resourcePool", ManagedObjectReference.class).stream())
                        .findFirst()
                        .orElseThrow(() -> host.missing("resourcePool"));
        return new MachineHome(
                datacenter.object(),
                Scope.datacenterPath(rows).orElseThrow(() -> datacenter.missing("name")),
                options.folder().map(path -> walk(session, top, path, Kind.FOLDER)).orElse(top),
                options.pool().map(path -> walk(session, pool, path, Kind.POOL)).orElse(pool),
                host.object(),
                host.find("config.product.version", String.class));
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
        for (String piece : path.split("/", -1)) {
            if (!piece.isEmpty()) {
                here = step(rows, here, piece, path, kind);
            }
        }
        return here;
    }

    private static ManagedObjectReference step(
            List<Row> rows, ManagedObjectReference from, String piece, String path, Kind kind) {
        Set<String> names = new TreeSet<>();
        for (Row row : rows) {
            if (row.find("parent", ManagedObjectReference.class).filter(from::equals).isPresent()) {
                String name = row.find("name", String.class).orElse("");
                String plain = HexEscape.NAME.unescape(name).orElse(name);
                if (name.equals(piece) || plain.equals(piece)) {
                    return row.object();
                }
                names.add(plain);
            }
        }
        throw new VirtException(
                ErrorCode.INVALID_ARG,
                "there is no "
                        + kind.words
                        + " '"
                        + piece
                        + "' of '"
                        + path
                        + "'; "
                        + (names.isEmpty()
                                ? "there is nothing at that place"
                                : "there is: " + String.join(", ", names)));
    }
}
