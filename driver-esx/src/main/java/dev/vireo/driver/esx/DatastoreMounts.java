package dev.vireo.driver.esx;

import dev.vireo.vim.DatastoreHostMount;
import dev.vireo.vim.ManagedObjectReference;
import java.util.List;
import java.util.Optional;

/// Where the host of a connection has its datastores. Asked for once, in one request.
///
/// @param mounts the datastores in the server's order
record DatastoreMounts(List<Mount> mounts) {
    static final String NAME = "summary.name";
    static final String HOSTS = "host";
    static final String BROWSER = "browser";
    static final String TYPE = "Datastore";

    DatastoreMounts {
        mounts = List.copyOf(mounts);
    }

    /// A datastore and its place.
    ///
    /// @param name the name of the datastore
    /// @param path the path on the host, such as `/vmfs/volumes/4d0ae7c2-1fa3c1f7`, if the server
    ///   says it
    /// @param browser what finds files in it, if the server says it
    record Mount(String name, Optional<String> path, Optional<ManagedObjectReference> browser) {}

    /// Asks for them.
    static DatastoreMounts fetch(EsxSession session, Scope scope) {
        return of(session.rows(scope.datastores(), "the datastores"), scope);
    }

    static DatastoreMounts of(List<Row> rows, Scope scope) {
        return new DatastoreMounts(
                rows.stream()
                        .filter(row -> row.isType(TYPE))
                        .map(row -> mount(row, scope))
                        .toList());
    }

    private static Mount mount(Row row, Scope scope) {
        Optional<String> path =
                row.list(HOSTS, DatastoreHostMount.class).stream()
                        .filter(mount ->
                                scope.host().isEmpty() || scope.host().get().equals(mount.key()))
                        .flatMap(mount -> Optional.ofNullable(mount.mountInfo().path()).stream())
                        .findFirst();
        return new Mount(
                row.find(NAME, String.class).orElse(""),
                path,
                row.find(BROWSER, ManagedObjectReference.class));
    }

    /// Finds a datastore by its name.
    Optional<Mount> named(String name) {
        return mounts.stream().filter(mount -> mount.name().equals(name)).findFirst();
    }
}
