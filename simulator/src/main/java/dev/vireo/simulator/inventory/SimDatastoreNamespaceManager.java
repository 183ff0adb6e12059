package dev.vireo.simulator.inventory;

import dev.vireo.simulator.datastore.DatastoreFiles;
import dev.vireo.simulator.datastore.FileStat;
import dev.vireo.vim.ConvertNamespacePathToUuidPathRequest;
import dev.vireo.vim.CreateDirectoryRequest;
import dev.vireo.vim.DatastoreNamespaceManagerDirectoryInfo;
import dev.vireo.vim.DatastoreNamespaceManagerHandler;
import dev.vireo.vim.DeleteDirectoryRequest;
import dev.vireo.vim.IncreaseDirectorySizeRequest;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.QueryDirectoryInfoRequest;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Makes and deletes the top-level directories of vSAN and vVol datastores.
final class SimDatastoreNamespaceManager extends SimObject
        implements DatastoreNamespaceManagerHandler {
    private static final String URL = "ds://";
    private static final long LARGEST_MIB = 256 << 10;

    SimDatastoreNamespaceManager(Inventory inventory, ManagedObjectReference self) {
        super(inventory, self);
    }

    /// Makes a directory whose name is a UUID, and lets people call it something else.
    @Override
    public String createDirectory(CreateDirectoryRequest request) {
        SimDatastore datastore =
                inventory()
                        .find(request.datastore())
                        .filter(SimDatastore.class::isInstance)
                        .map(SimDatastore.class::cast)
                        .orElseThrow(() -> SimFault.notFound(request.datastore()));
        requireNamespaces(datastore);
        String friendly = Objects.requireNonNullElse(request.displayName(), "");
        if (friendly.contains("/")) {
            throw SimFault.invalidArgument("displayName");
        }
        DatastoreFiles files = datastore.files();
        return inventory()
                .durably(() ->
                        FileFaults.translating(
                                datastore,
                                () -> {
                                    FilePlace named = new FilePlace(datastore, friendly);
                                    if (!friendly.isEmpty() && files.exists(friendly)) {
                                        throw FileFaults.exists(named.toString());
                                    }
                                    String own =
                                            inventory()
                                                    .identities()
                                                    .uuid(
                                                            "directory " + named,
                                                            inventory().nextMachineNumber());
                                    files.createDirectory(own, false);
                                    if (!friendly.isEmpty()) {
                                        files.friendlyNames().give(friendly, own);
                                    }
                                    datastore.touch();
                                    return datastore.path() + "/" + own;
                                }));
    }

    private static void requireNamespaces(SimDatastore datastore) {
        if (!datastore.volume().hasNamespaces()) {
            throw FileFaults.invalidDatastore(datastore.name());
        }
    }

    @Override
    public void deleteDirectory(DeleteDirectoryRequest request) {
        FilePlace place = stable(request.datastorePath());
        inventory()
                .durably(() ->
                        FileFaults.translating(
                                place.datastore(),
                                () -> {
                                    FileOperations.requireUnlocked(place);
                                    DatastoreFiles files = place.files();
                                    if (!files.stat(place.path()).directory()) {
                                        throw FileFaults.notFound(place.toString());
                                    }
                                    files.friendlyNames().take(place.path());
                                    files.delete(place.path());
                                    place.datastore().touch();
                                    return place;
                                }));
    }

    @Override
    public String convertNamespacePathToUuidPath(ConvertNamespacePathToUuidPathRequest request) {
        String url = request.namespaceUrl();
        FilePlace place = place(url);
        int slash = place.path().indexOf('/');
        String top = slash < 0 ? place.path() : place.path().substring(0, slash);
        String rest = slash < 0 ? "" : place.path().substring(slash);
        return inventory()
                .locked(() ->
                        FileFaults.translating(
                                place.datastore(),
                                () -> {
                                    place.files().stat(top);
                                    String own = place.files().friendlyNames().own(top);
                                    return (url.startsWith(URL) ? URL : "")
                                            + place.datastore().path()
                                            + "/"
                                            + own
                                            + rest;
                                }));
    }

    @Override
    public DatastoreNamespaceManagerDirectoryInfo queryDirectoryInfo(
            QueryDirectoryInfoRequest request) {
        FilePlace place = stable(request.stableName());
        long used =
                FileFaults.translating(
                        place.datastore(),
                        () ->
                                place.files().below(place.path()).stream()
                                        .mapToLong(FileStat::allocated)
                                        .sum());
        return DatastoreNamespaceManagerDirectoryInfo.builder()
                .capacity(LARGEST_MIB)
                .used(used >> 20)
                .build();
    }

    @Override
    public void increaseDirectorySize(IncreaseDirectorySizeRequest request) {
        stable(request.stableName()); // directories here have no size of their own
    }

    /// Finds a top-level directory by the path that it was made with.
    private FilePlace stable(String url) {
        FilePlace place = place(url);
        if (place.path().isEmpty() || place.path().contains("/")) {
            throw FileFaults.invalidPath(url);
        }
        return new FilePlace(place.datastore(), place.files().friendlyNames().own(place.path()));
    }

    private FilePlace place(String url) {
        String path = url.startsWith(URL) ? url.substring(URL.length()) : url;
        for (SimDatastore each : inventory().all(SimDatastore.class)) {
            if ((path + "/").startsWith(each.path() + "/")) {
                requireNamespaces(each);
                String inside = path.substring(Math.min(path.length(), each.path().length() + 1));
                return new FilePlace(each, inside.replaceAll("/+$", ""));
            }
        }
        throw FileFaults.invalidPath(url);
    }

    @Override
    @Nullable Object property(String name) {
        return null;
    }
}
