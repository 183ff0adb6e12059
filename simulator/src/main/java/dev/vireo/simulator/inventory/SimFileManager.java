package dev.vireo.simulator.inventory;

import dev.vireo.vim.CopyDatastoreFileTaskRequest;
import dev.vireo.vim.DeleteDatastoreFileTaskRequest;
import dev.vireo.vim.FileManagerHandler;
import dev.vireo.vim.MakeDirectoryRequest;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.MoveDatastoreFileTaskRequest;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Works with files and directories of all datastores.
final class SimFileManager extends SimObject implements FileManagerHandler {
    private final FilePlaces places;

    SimFileManager(Inventory inventory, ManagedObjectReference self) {
        super(inventory, self);
        this.places = new FilePlaces(inventory);
    }

    @Override
    public void makeDirectory(MakeDirectoryRequest request) {
        FilePlace place = places.find(request.name(), request.datacenter());
        boolean parents = Objects.equals(request.createParentDirectories(), true);
        inventory()
                .durably(() -> {
                    FileOperations.makeDirectory(place, parents);
                    return null;
                });
    }

    @Override
    public ManagedObjectReference deleteDatastoreFileTask(DeleteDatastoreFileTaskRequest request) {
        FilePlace place = places.find(request.name(), request.datacenter());
        return start(
                place,
                "DeleteDatastoreFile_Task",
                "FileManager.deleteFile",
                () -> FileOperations.delete(place));
    }

    @Override
    public ManagedObjectReference moveDatastoreFileTask(MoveDatastoreFileTaskRequest request) {
        FilePlace from = places.find(request.sourceName(), request.sourceDatacenter());
        FilePlace to =
                places.destination(
                        request.destinationName(),
                        request.destinationDatacenter(),
                        request.sourceDatacenter());
        boolean force = Objects.equals(request.force(), true);
        return start(
                to,
                "MoveDatastoreFile_Task",
                "FileManager.moveFile",
                () -> FileOperations.move(from, to, force));
    }

    @Override
    public ManagedObjectReference copyDatastoreFileTask(CopyDatastoreFileTaskRequest request) {
        FilePlace from = places.find(request.sourceName(), request.sourceDatacenter());
        FilePlace to =
                places.destination(
                        request.destinationName(),
                        request.destinationDatacenter(),
                        request.sourceDatacenter());
        boolean force = Objects.equals(request.force(), true);
        return start(
                to,
                "CopyDatastoreFile_Task",
                "FileManager.copyFile",
                () -> FileOperations.copy(from, to, force));
    }

    private ManagedObjectReference start(
            FilePlace place, String method, String description, Runnable work) {
        return inventory()
                .tasks()
                .start(
                        place.datastore().datacenter(),
                        new SimTask.Operation(
                                method,
                                description,
                                false,
                                _ -> {
                                    work.run();
                                    return null;
                                }));
    }

    @Override
    @Nullable Object property(String name) {
        return null;
    }
}
