package dev.vireo.simulator.inventory;

import dev.vireo.simulator.datastore.DatastoreFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The folder of a datastore among those of all datastores. It has the names of the datastore and,
/// in a vCenter, of its datacenter, soon after these have them.
final class DatastoreFolder {
    private final SimDatastore datastore;
    private @Nullable Path opened;
    private @Nullable String movesFrom; // below the folder of all, while it is still there

    DatastoreFolder(SimDatastore datastore) {
        this.datastore = datastore;
    }

    private Inventory inventory() {
        return datastore.inventory();
    }

    /// Returns where it is, for those who open it; empty if datastores are in temporary folders.
    Optional<Path> open() {
        Optional<Path> place = path();
        opened = place.orElse(null);
        return place;
    }

    /// Returns where it is to be. It is below that of the datacenter in a vCenter, where datastores
    /// of different datacenters may have one name.
    private Optional<Path> path() {
        SimDatacenter datacenter = datastore.datacenter();
        boolean single = datacenter.self().value().equals("ha-datacenter");
        return inventory()
                .datastoreFolder()
                .map(all -> single ? all : all.resolve(folderName(datacenter.name())))
                .map(around -> around.resolve(folderName(datastore.name())));
    }

    private static String folderName(String name) {
        return name.startsWith(".") ? "%2e" + name.substring(1) : name;
    }

    /// Moves it from where it was opened to where it is to be, when that is kept.
    ///
    /// @param files what is in it
    void move(DatastoreFiles files) {
        Path from = opened;
        Path target = open().orElse(null);
        if (from == null || target == null || from.equals(target)) {
            return;
        }
        movesFrom = inventory().datastoreFolder().orElseThrow().relativize(from).toString();
        inventory()
                .afterwards(() -> {
                    files.moveFolder(target);
                    movesFrom = null;
                });
    }

    void save(StateWriter out) {
        out.text("movesFrom", movesFrom);
    }

    void restore(StateReader in) {
        movesFrom = in.text("movesFrom").orElse(null);
    }

    private Optional<Path> before() {
        return inventory()
                .datastoreFolder()
                .flatMap(all -> Optional.ofNullable(movesFrom).map(all::resolve));
    }

    boolean isSettled() {
        return before().filter(Files::isDirectory).isEmpty()
                || path().filter(Files::notExists).isEmpty();
    }

    /// Moves the folder, because the process that renamed the datastore has not.
    void settle() {
        if (!isSettled()) {
            DatastoreFiles.in(before().orElseThrow(), datastore.capacity(), inventory()::now)
                    .moveFolder(path().orElseThrow());
        }
        movesFrom = null;
    }
}
