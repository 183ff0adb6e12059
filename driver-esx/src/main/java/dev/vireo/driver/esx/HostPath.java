package dev.vireo.driver.esx;

import dev.vireo.client.OneLine;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vmx.HexEscape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Finds the host that the path of a `vpx://` URI names:
/// `[folder/...]datacenter/[folder/...]computeresource[/hostsystem]`.
///
/// The tree comes in one request, whatever its size, so that a wrong piece can be answered with
/// what there is in its place. libvirt asks for each piece, and skips one it does not find.
final class HostPath {
    private final List<String> pieces;
    private final Map<ManagedObjectReference, List<Row>> children = new HashMap<>();

    private HostPath(List<String> pieces, List<Row> tree) {
        this.pieces = pieces;
        for (Row row : tree) {
            row.find("parent", ManagedObjectReference.class)
                    .ifPresent(parent ->
                            children.computeIfAbsent(parent, _ -> new ArrayList<>()).add(row));
        }
    }

    /// Finds the host.
    ///
    /// @param pieces the pieces of the path
    /// @param rootFolder the root of the tree
    /// @param tree the folders, datacenters, compute resources and hosts with `name` and `parent`
    /// @return the host
    /// @throws VirtException `INVALID_ARG` for a path that ends too early or too late,
    ///   `INTERNAL_ERROR`, as in libvirt, for a piece that does not exist
    static ManagedObjectReference resolve(
            List<String> pieces, ManagedObjectReference rootFolder, List<Row> tree) {
        return new HostPath(pieces, tree).walk(rootFolder);
    }

    private ManagedObjectReference walk(ManagedObjectReference rootFolder) {
        int at = 0;
        ManagedObjectReference here = rootFolder;
        while (!here.type().equals("Datacenter")) {
            here = step(here, at++, "datacenter", Set.of("Folder", "Datacenter"));
        }
        here = hostFolder(here);
        while (here.type().equals("Folder")) {
            here = step(here, at++, "compute resource", computeResourceTypes());
        }
        ManagedObjectReference computeResource = here;
        List<Row> hosts = children.getOrDefault(computeResource, List.of());
        if (here.type().equals("ClusterComputeResource")) {
            here = step(computeResource, at++, "host system", Set.of("HostSystem"));
        } else if (hosts.size() == 1) {
            here = hosts.getFirst().object();
        } else {
            throw notFound("host system", computeResource, Set.of("HostSystem"));
        }
        if (at < pieces.size()) {
            throw new VirtException(
                    ErrorCode.INVALID_ARG,
                    "Path '"
                            + path()
                            + "' ends with an excess item '"
                            + pieces.get(at)
                            + "': '"
                            + pieces.get(at - 1)
                            + "' is the host already");
        }
        return here;
    }

    private static Set<String> computeResourceTypes() {
        return Set.of("Folder", "ComputeResource", "ClusterComputeResource");
    }

    private ManagedObjectReference hostFolder(ManagedObjectReference datacenter) {
        return children.getOrDefault(datacenter, List.of()).stream()
                .filter(row -> row.isType("Folder"))
                .findFirst()
                .map(Row::object)
                .orElseThrow(() -> notFound("compute resource", datacenter, Set.of("Folder")));
    }

    private ManagedObjectReference step(
            ManagedObjectReference from, int at, String wanted, Set<String> types) {
        if (at >= pieces.size()) {
            String what =
                    at == 0
                            ? "has to specify the datacenter and compute resource"
                            : "does not specify a " + wanted;
            throw new VirtException(
                    ErrorCode.INVALID_ARG,
                    "Path '" + path() + "' " + what + "; " + existing(from, types));
        }
        String piece = pieces.get(at);
        return children.getOrDefault(from, List.of()).stream()
                .filter(row -> types.contains(row.object().type()) && isCalled(row, piece))
                .findFirst()
                .map(Row::object)
                .orElseThrow(() -> notFound(wanted + " '" + piece + "'", from, types));
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
                row.find("name", String.class)
                        .map(HostPath::plain)
                        .map(OneLine::of)
                        .ifPresent(names::add);
            }
        }
        if (names.isEmpty()) {
            return "there is nothing at that place, or nothing that this user may see";
        }
        int shown = 20;
        String list = names.stream().limit(shown).collect(Collectors.joining(", "));
        return "there is: " + list + (names.size() > shown ? ", ..." : "");
    }

    private String path() {
        return "/" + String.join("/", pieces);
    }

    /// The server's names are escaped; both forms are taken.
    private static boolean isCalled(Row row, String piece) {
        Optional<String> name = row.find("name", String.class);
        return name.isPresent() && (name.get().equals(piece) || plain(name.get()).equals(piece));
    }

    private static String plain(String name) {
        return HexEscape.NAME.unescape(name).orElse(name);
    }
}
