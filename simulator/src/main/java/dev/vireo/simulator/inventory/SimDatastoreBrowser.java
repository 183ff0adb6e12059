package dev.vireo.simulator.inventory;

import dev.vireo.vim.ArrayValue;
import dev.vireo.vim.DeleteFileRequest;
import dev.vireo.vim.HostDatastoreBrowserHandler;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.SearchDatastoreSubFoldersTaskRequest;
import dev.vireo.vim.SearchDatastoreTaskRequest;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Looks into the datastores of a host, or into one datastore.
final class SimDatastoreBrowser extends SimObject implements HostDatastoreBrowserHandler {
    private final SimEntity owner;
    private final Supplier<List<SimDatastore>> datastores;

    SimDatastoreBrowser(
            Inventory inventory,
            ManagedObjectReference self,
            SimEntity owner,
            Supplier<List<SimDatastore>> datastores) {
        super(inventory, self);
        this.owner = owner;
        this.datastores = datastores;
    }

    @Override
    public ManagedObjectReference searchDatastoreTask(SearchDatastoreTaskRequest request) {
        return search(
                "SearchDatastore_Task",
                "HostDatastoreBrowser.searchDatastore",
                request.datastorePath(),
                place -> new DatastoreSearch(place, request.searchSpec()).one());
    }

    @Override
    public ManagedObjectReference searchDatastoreSubFoldersTask(
            SearchDatastoreSubFoldersTaskRequest request) {
        return search(
                "SearchDatastoreSubFolders_Task",
                "HostDatastoreBrowser.searchDatastoreSubFolders",
                request.datastorePath(),
                place ->
                        new ArrayValue(
                                "HostDatastoreBrowserSearchResults",
                                new DatastoreSearch(place, request.searchSpec()).withSubfolders()));
    }

    private ManagedObjectReference search(
            String method, String description, String path, Function<FilePlace, Object> search) {
        FilePlace place = FilePlaces.among(datastores.get(), path);
        return inventory()
                .tasks()
                .start(
                        owner,
                        new SimTask.Operation(
                                method,
                                description,
                                true,
                                _ ->
                                        FileFaults.translating(
                                                place.datastore(), () -> search.apply(place))));
    }

    @Override
    public void deleteFile(DeleteFileRequest request) {
        FileOperations.delete(FilePlaces.among(datastores.get(), request.datastorePath()));
    }

    @Override
    @Nullable Object property(String name) {
        return switch (name) {
            case "datastore" -> SimEntity.references(datastores.get());
            case "supportedType" -> FileKind.queries();
            default -> null;
        };
    }
}
