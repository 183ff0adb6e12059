package dev.vireo.driver.esx;

import dev.vireo.client.OneLine;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import dev.vireo.vim.ManagedObjectReference;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Finds what the path of a `vpx://` URI names: a host
/// (`[folder/...]datacenter/[folder/...]computeresource[/hostsystem]`), or with fewer pieces a
/// cluster, a folder, a datacenter or the whole vCenter.
///
/// The tree comes in one request, whatever its size, so that a wrong piece can be answered with
/// what there is in its place. libvirt asks for each piece, and skips one it does not find.
final class InventoryPath {
    private static final Set<String> DATACENTERS = Set.of("Folder", Scope.DATACENTER);
    private static final Set<String> COMPUTE_RESOURCES =
            Set.of("Folder", Scope.COMPUTE_RESOURCE, Scope.CLUSTER);
    private static final Set<String> HOSTS = Set.of(Scope.HOST);
    private static final int MOST_SHOWN = 20;

    private final List<String> pieces;
    private final Map<ManagedObjectReference, List<Row>> children = new HashMap<>();

    private InventoryPath(List<String> pieces, List<Row> tree) {
        this.pieces = pieces;
        for (Row row : tree) {
            row.find(Scope.PARENT, ManagedObjectReference.class)
                    .ifPresent(parent ->
                            children.computeIfAbsent(parent, _ -> new ArrayList<>()).add(row));
        }
    }

    /// Finds the object.
    ///
    /// @param pieces the pieces of the path
    /// @param rootFolder the root of the tree
    /// @param tree the folders, datacenters, compute resources and hosts with `name` and `parent`
    /// @return the object and all below it
    /// @throws VirtException `INVALID_ARG` for a path that goes on below a host, `INTERNAL_ERROR`,
    ///   as in libvirt, for a piece that does not exist
    static Scope resolve(List<String> pieces, ManagedObjectReference rootFolder, List<Row> tree) {
        return new InventoryPath(pieces, tree).walk(rootFolder);
    }

    /// Writes the paths of objects as they stand in a URI.
    ///
    /// @param objects the objects
    /// @param tree as for [#resolve]
    static List<String> of(List<ManagedObjectReference> objects, List<Row> tree) {
        Map<ManagedObjectReference, Row> rows = new HashMap<>();
        tree.forEach(row -> rows.put(row.object(), row));
        return objects.stream().map(object -> path(object, rows)).toList();
    }

    private static String path(
            ManagedObjectReference object, Map<ManagedObjectReference, Row> rows) {
        Deque<String> names = new ArrayDeque<>();
        Row here = rows.get(object);
        while (here != null) {
            Row above =
                    here.find(Scope.PARENT, ManagedObjectReference.class)
                            .map(rows::get)
                            .orElse(null);
            if (!isImplied(here, above)) {
                names.push("/" + escaped(EntityName.plain(name(here).orElse(""))));
            }
            here = above;
        }
        return String.join("", names);
    }

    /// The folder of a datacenter's hosts is not named in paths, nor is the host of a standalone
    /// compute resource.
    private static boolean isImplied(Row here, @Nullable Row above) {
        return above != null
                && (above.isType(Scope.DATACENTER)
                        || (here.isType(Scope.HOST) && above.isType(Scope.COMPUTE_RESOURCE)));
    }

    private Scope walk(ManagedObjectReference rootFolder) {
        ManagedObjectReference here = rootFolder;
        boolean inDatacenter = false;
        int at = 0;
        while (at < pieces.size() && here.type().equals("Folder")) {
            here =
                    inDatacenter
                            ? step(here, at++, "compute resource", COMPUTE_RESOURCES)
                            : step(here, at++, "datacenter", DATACENTERS);
            if (here.type().equals(Scope.DATACENTER) && at < pieces.size()) {
                here = hostFolder(here, at);
                inDatacenter = true;
            }
        }
        if (here.type().equals(Scope.CLUSTER) && at < pieces.size()) {
            here = step(here, at++, "host system", HOSTS);
        } else if (here.type().equals(Scope.COMPUTE_RESOURCE)) {
            here = onlyHost(here);
        }
        refuseExcess(at);
        return here.type().equals(Scope.HOST) ? Scope.ofHost(here) : Scope.ofRoot(here);
    }

    private void refuseExcess(int at) {
        if (at < pieces.size()) {
            throw new VirtException(
                    ErrorCode.INVALID_ARG,
                    "Path '"
                            + path()
                            + "' ends with an excess item '"
                            + escaped(pieces.get(at))
                            + "': '"
                            + escaped(pieces.get(at - 1))
                            + "' is the host already");
        }
    }

    private ManagedObjectReference onlyHost(ManagedObjectReference computeResource) {
        List<Row> hosts = children.getOrDefault(computeResource, List.of());
        if (hosts.size() != 1) {
            throw notFound("host system", computeResource, HOSTS);
        }
        return hosts.getFirst().object();
    }

    private ManagedObjectReference hostFolder(ManagedObjectReference datacenter, int at) {
        return children.getOrDefault(datacenter, List.of()).stream()
                .filter(row -> row.isType("Folder"))
                .findFirst()
                .map(Row::object)
                .orElseThrow(() -> missing("compute resource", at, datacenter, Set.of("Folder")));
    }

    /// A name as people write it comes before one that only looks alike escaped.
    private ManagedObjectReference step(
            ManagedObjectReference from, int at, String wanted, Set<String> types) {
        String piece = pieces.get(at);
        List<Row> here =
                children.getOrDefault(from, List.of()).stream()
                        .filter(row -> types.contains(row.object().type()))
                        .toList();
        return here.stream()
                .filter(row -> name(row).map(EntityName::plain).filter(piece::equals).isPresent())
                .findFirst()
                .or(() ->
                        here.stream()
                                .filter(row -> name(row).filter(piece::equals).isPresent())
                                .findFirst())
                .map(Row::object)
                .orElseThrow(() -> missing(wanted, at, from, types));
    }

    private VirtException missing(
            String wanted, int at, ManagedObjectReference from, Set<String> types) {
        return notFound(wanted + " '" + escaped(pieces.get(at)) + "'", from, types);
    }

    private VirtException notFound(String wanted, ManagedObjectReference from, Set<String> types) {
        return new VirtException(
                ErrorCode.INTERNAL_ERROR,
                "Could not find "
                        + wanted
                        + " specified in '"
                        + path()
                        + "'; "
                        + existing(from, types));
    }

    private String existing(ManagedObjectReference from, Set<String> types) {
        Set<String> names = new TreeSet<>();
        for (Row row : children.getOrDefault(from, List.of())) {
            if (types.contains(row.object().type())) {
                name(row).map(EntityName::plain).map(InventoryPath::escaped).ifPresent(names::add);
            }
        }
        if (names.isEmpty()) {
            return "there is nothing at that place, or nothing that this user may see";
        }
        return "there is: " + enumerated(List.copyOf(names));
    }

    /// Joins names, but not too many of them.
    static String enumerated(List<String> names) {
        return names.stream().limit(MOST_SHOWN).collect(Collectors.joining(", "))
                + (names.size() > MOST_SHOWN ? ", ..." : "");
    }

    private String path() {
        return "/" + pieces.stream().map(InventoryPath::escaped).collect(Collectors.joining("/"));
    }

    private static Optional<String> name(Row row) {
        return row.find(Scope.NAME, String.class);
    }

    /// Escapes what would end a piece of a path if it stood there as it is, and no more: people
    /// shall recognise the name.
    private static String escaped(String name) {
        return OneLine.of(
                name.replace("%", "%25")
                        .replace("/", "%2F")
                        .replace("?", "%3F")
                        .replace("#", "%23"));
    }
}
