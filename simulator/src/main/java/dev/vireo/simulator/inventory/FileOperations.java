package dev.vireo.simulator.inventory;

import dev.vireo.simulator.datastore.VirtualDiskFiles;
import dev.vireo.vim.DatastoreFileCopiedEvent;
import dev.vireo.vim.DatastoreFileDeletedEvent;
import dev.vireo.vim.DatastoreFileEvent;
import dev.vireo.vim.DatastoreFileMovedEvent;
import dev.vireo.vim.FileLocked;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What clients do with files, with the faults and events that go with it.
final class FileOperations {
    private FileOperations() {}

    static void makeDirectory(FilePlace place, boolean parents) {
        requireTop(place, !parents && !place.path().contains("/"));
        FileFaults.translating(
                place.datastore(),
                () -> {
                    place.files().createDirectory(place.path(), parents);
                    return null;
                });
        place.datastore().touch();
    }

    /// Makes sure that nothing is made at the top of a datastore where only the namespace manager
    /// makes something.
    private static void requireTop(FilePlace place, boolean mayBeMissing) {
        if (!place.datastore().volume().hasNamespaces()) {
            return;
        }
        String path = VirtualDiskFiles.plain(place.path());
        int slash = path.indexOf('/');
        boolean there =
                FileFaults.translating(
                        place.datastore(),
                        () -> place.files().exists(slash < 0 ? path : path.substring(0, slash)));
        if (!there && (slash < 0 || !mayBeMissing)) {
            throw FileFaults.cannotCreate(place.toString());
        }
    }

    static void delete(FilePlace place) {
        requireUnlocked(place);
        FileFaults.translating(
                place.datastore(),
                () -> {
                    place.files().delete(place.path());
                    return null;
                });
        deleted(place);
    }

    /// Tells that a file is gone.
    static void deleted(FilePlace place) {
        place.datastore().touch();
        post(
                place,
                DatastoreFileDeletedEvent.builder(),
                "Deletion of file or directory " + place + " was initiated");
    }

    static void move(FilePlace from, FilePlace to, boolean force) {
        requireUnlocked(from);
        requireThere(from);
        makeRoom(to, force);
        FileFaults.translating(
                to.datastore(),
                () -> {
                    from.files().move(from.path(), to.files(), to.path());
                    return null;
                });
        moved(from, to);
    }

    /// Tells that a file has another path.
    static void moved(FilePlace from, FilePlace to) {
        from.datastore().touch();
        to.datastore().touch();
        post(
                to,
                DatastoreFileMovedEvent.builder()
                        .sourceDatastore(FilePlaces.argument(from.datastore()))
                        .sourceFile(from.path()),
                "Move of file or directory " + from + " to " + to + " was initiated");
    }

    static void copy(FilePlace from, FilePlace to, boolean force) {
        requireThere(from);
        makeRoom(to, force);
        FileFaults.translating(
                to.datastore(),
                () -> {
                    from.files().copy(from.path(), to.files(), to.path());
                    return null;
                });
        copied(from, to);
    }

    /// Tells that there is a copy.
    static void copied(FilePlace from, FilePlace to) {
        to.datastore().touch();
        post(
                to,
                DatastoreFileCopiedEvent.builder()
                        .sourceDatastore(FilePlaces.argument(from.datastore()))
                        .sourceFile(from.path()),
                "Copy of file or directory " + from + " to " + to + " was initiated");
    }

    static void requireThere(FilePlace place) {
        FileFaults.translating(place.datastore(), () -> place.files().stat(place.path()));
    }

    /// Deletes what is where something is to be written.
    static void makeRoom(FilePlace place, boolean force) {
        requireTop(place, true);
        boolean there =
                FileFaults.translating(place.datastore(), () -> place.files().exists(place.path()));
        if (!there) {
            return;
        }
        if (!force) {
            throw FileFaults.exists(place.toString());
        }
        requireUnlocked(place);
        boolean disk =
                place.path().toLowerCase(Locale.ROOT).endsWith(".vmdk")
                        && VirtualDiskFiles.find(place.files(), place.path()).isPresent();
        FileFaults.translating(
                place.datastore(),
                () -> {
                    if (disk) {
                        VirtualDiskFiles.delete(place.files(), place.path());
                    } else {
                        place.files().delete(place.path());
                    }
                    return null;
                });
    }

    /// Makes sure that no machine that is on has a file open.
    ///
    /// @param place a file, or a directory for all in it
    static void requireUnlocked(FilePlace place) {
        String wanted = place.toString();
        for (SimVirtualMachine machine : place.datastore().machines()) {
            if (machine.power() == PowerState.ON
                    && open(machine).stream()
                            .anyMatch(
                                    file -> file.equals(wanted) || file.startsWith(wanted + "/"))) {
                throw new SimFault(
                        FileLocked.builder().file(wanted).build(),
                        "Unable to access file " + wanted + " since it is locked");
            }
        }
    }

    /// Lists the files that a machine holds: of its disks also those that they are based on, which
    /// its host opens for reading.
    private static List<String> open(SimVirtualMachine machine) {
        List<String> files = new ArrayList<>();
        files.add(machine.config().vmPathName());
        for (String disk : VmFileLayout.disks(machine.config().info())) {
            files.add(disk);
            for (String extent : List.of("-flat", "-sesparse", "-delta")) {
                files.add(VirtualDiskFiles.companion(disk, extent));
            }
        }
        return files;
    }

    private static void post(FilePlace place, DatastoreFileEvent.Builder<?> event, String text) {
        event.datastore(FilePlaces.argument(place.datastore()))
                .targetFile(place.toString())
                .succeeded(true);
        place.datastore().inventory().events().post(place.datastore(), event, text);
    }
}
