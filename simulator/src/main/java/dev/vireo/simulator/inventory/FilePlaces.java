package dev.vireo.simulator.inventory;

import dev.vireo.vim.DatastoreEventArgument;
import dev.vireo.vim.ManagedObjectReference;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Finds what clients name: files by `[datastore] path` or by their URL, datacenters and datastores
/// by their names.
final class FilePlaces {
    private static final Pattern DATASTORE_PATH =
            Pattern.compile("\\[([^\\]]+)\\] *(.*)", Pattern.DOTALL);
    private static final String FOLDER = "/folder";

    private final Inventory inventory;

    FilePlaces(Inventory inventory) {
        this.inventory = inventory;
    }

    /// Finds a file or a directory, which need not be there.
    ///
    /// @param name a datastore path or a URL
    /// @param datacenter where the datastore is; a host has only one datacenter
    /// @throws SimFault if the name is malformed or there is no such datastore
    FilePlace find(String name, @Nullable ManagedObjectReference datacenter) {
        return name.startsWith("[") ? ofPath(name, datacenter(datacenter)) : ofUrl(name);
    }

    /// Finds the destination of a copy or a move.
    ///
    /// @param name a datastore path or a URL
    /// @param datacenter where its datastore is; that of the source if it is not named
    /// @param source where the source is
    FilePlace destination(
            String name,
            @Nullable ManagedObjectReference datacenter,
            @Nullable ManagedObjectReference source) {
        return find(name, datacenter == null ? source : datacenter);
    }

    /// Finds a file or a directory in one of some datastores.
    static FilePlace among(List<SimDatastore> datastores, String name) {
        Matcher matcher = DATASTORE_PATH.matcher(name);
        if (!matcher.matches()) {
            throw FileFaults.invalidPath(name);
        }
        String wanted = matcher.group(1);
        return datastores.stream()
                .filter(datastore -> datastore.name().equals(wanted))
                .findFirst()
                .map(datastore -> new FilePlace(datastore, matcher.group(2)))
                .orElseThrow(() -> FileFaults.invalidDatastore(wanted));
    }

    private static FilePlace ofPath(String name, SimDatacenter datacenter) {
        return among(datacenter.allDatastores(), name);
    }

    private SimDatacenter datacenter(@Nullable ManagedObjectReference reference) {
        List<SimDatacenter> all = inventory.all(SimDatacenter.class);
        if (reference == null) {
            if (all.size() != 1) {
                throw SimFault.invalidArgument("datacenter");
            }
            return all.getFirst();
        }
        return inventory
                .find(reference)
                .filter(SimDatacenter.class::isInstance)
                .map(SimDatacenter.class::cast)
                .orElseThrow(() -> SimFault.notFound(reference));
    }

    private FilePlace ofUrl(String name) {
        URI url;
        try {
            url = new URI(name);
        } catch (URISyntaxException _) {
            throw FileFaults.invalidPath(name);
        }
        String path = url.getPath();
        String query = Optional.ofNullable(url.getRawQuery()).orElse("");
        if (path == null || !(path + "/").startsWith(FOLDER + "/")) {
            throw FileFaults.invalidPath(name);
        }
        SimDatastore datastore =
                datacenterOf(parameter(query, "dcPath").orElse("ha-datacenter"))
                        .flatMap(datacenter ->
                                datastoreOf(
                                        datacenter.allDatastores(),
                                        parameter(query, "dsName").orElse("")))
                        .orElseThrow(() -> FileFaults.invalidPath(name));
        return new FilePlace(
                datastore, path.substring(Math.min(path.length(), FOLDER.length() + 1)));
    }

    private static Optional<String> parameter(String query, String name) {
        for (String part : query.split("&", -1)) {
            if (part.startsWith(name + "=")) {
                return Optional.of(decoded(part.substring(name.length() + 1)));
            }
        }
        return Optional.empty();
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            return text;
        }
    }

    /// Finds a datacenter by its place in the inventory. Some clients encode it twice.
    ///
    /// @param path its name, behind those of the folders it is in
    Optional<SimDatacenter> datacenterOf(String path) {
        List<SimDatacenter> all = inventory.all(SimDatacenter.class);
        for (String wanted : List.of(path, decoded(path))) {
            for (SimDatacenter datacenter : all) {
                if (pathOf(datacenter).equals(trimmed(wanted))) {
                    return Optional.of(datacenter);
                }
            }
        }
        return Optional.empty();
    }

    /// Finds a datastore by its name. Some clients encode it twice.
    static Optional<SimDatastore> datastoreOf(List<SimDatastore> datastores, String name) {
        for (String wanted : List.of(name, decoded(name))) {
            for (SimDatastore datastore : datastores) {
                if (datastore.name().equals(wanted)) {
                    return Optional.of(datastore);
                }
            }
        }
        return Optional.empty();
    }

    /// Returns the place of a datacenter in the inventory, without the root folder.
    static String pathOf(SimDatacenter datacenter) {
        List<String> names = new ArrayList<>();
        for (SimEntity at = datacenter; at != null && at.parent() != null; at = at.parent()) {
            names.addFirst(at.name());
        }
        return String.join("/", names);
    }

    private static String trimmed(String path) {
        int start = path.startsWith("/") ? 1 : 0;
        int end = path.endsWith("/") && path.length() > start ? path.length() - 1 : path.length();
        return path.substring(start, end);
    }

    /// Names a datastore in an event.
    static DatastoreEventArgument argument(SimDatastore datastore) {
        return DatastoreEventArgument.builder()
                .datastore(datastore.self())
                .name(datastore.name())
                .build();
    }
}
