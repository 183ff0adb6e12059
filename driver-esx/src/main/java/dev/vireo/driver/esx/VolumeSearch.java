package dev.vireo.driver.esx;

import dev.vireo.model.VirtException;
import dev.vireo.vim.FileInfo;
import dev.vireo.vim.FileQuery;
import dev.vireo.vim.FileQueryFlags;
import dev.vireo.vim.FloppyImageFileQuery;
import dev.vireo.vim.FolderFileInfo;
import dev.vireo.vim.FolderFileQuery;
import dev.vireo.vim.HostDatastoreBrowserSearchResults;
import dev.vireo.vim.HostDatastoreBrowserSearchSpec;
import dev.vireo.vim.IsoImageFileQuery;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.SearchDatastoreSubFoldersTaskRequest;
import dev.vireo.vim.SearchDatastoreTaskRequest;
import dev.vireo.vim.VmDiskFileQuery;
import dev.vireo.vim.VmDiskFileQueryFlags;
import dev.vireo.vmx.DatastorePath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Finds the virtual disks and the images of CDs and floppy disks in a datastore.
///
/// @param session the session
/// @param datastore the datastore
record VolumeSearch(EsxSession session, Datastore datastore) {
    private static final String VERB = "look for";

    /// The pattern of all names. No pattern means the same, but not to all servers.
    private static final String ANY = "*";

    /// A file.
    ///
    /// @param path where it is
    /// @param shown where it is in the words of people, who do not know folders by their UUIDs
    /// @param info what the server says of it
    record Found(DatastorePath path, DatastorePath shown, FileInfo info) {}

    /// Finds all of them in all folders, in one search.
    List<Found> all() {
        String root = "[" + datastore.name() + "]";
        ManagedObjectReference task =
                session.call(
                        SearchDatastoreSubFoldersTaskRequest.builder(browser())
                                .datastorePath(root)
                                .searchSpec(spec(List.of(ANY)))
                                .build(),
                        VERB,
                        root);
        List<HostDatastoreBrowserSearchResults> folders = new ArrayList<>();
        if (session.result(task, VERB, root).orElse(List.of()) instanceof List<?> all) {
            for (Object folder : all) {
                if (folder instanceof HostDatastoreBrowserSearchResults results) {
                    folders.add(results);
                }
            }
        }
        Map<String, String> friendly = friendlyNames(folders);
        List<Found> files = new ArrayList<>();
        folders.forEach(results -> add(results, friendly, files));
        return files;
    }

    /// Finds the names that people have given to the folders at the top.
    private static Map<String, String> friendlyNames(
            List<HostDatastoreBrowserSearchResults> folders) {
        Map<String, String> names = new HashMap<>();
        for (HostDatastoreBrowserSearchResults folder : folders) {
            for (FileInfo info : folder.file()) {
                if (info instanceof FolderFileInfo && info.friendlyName() != null) {
                    names.put(info.path(), info.friendlyName());
                }
            }
        }
        return names;
    }

    private void add(
            HostDatastoreBrowserSearchResults results,
            Map<String, String> friendly,
            List<Found> files) {
        Optional<String> place = folder(results);
        if (place.isEmpty()) { // one odd folder shall not hide all others
            return;
        }
        String folder = place.get();
        int slash = (folder + "/").indexOf('/');
        String top = folder.substring(0, slash);
        String shown = friendly.getOrDefault(top, top) + folder.substring(slash);
        for (FileInfo info : results.file()) {
            if (!(info instanceof FolderFileInfo) && info.value("path").isPresent()) {
                files.add(new Found(in(folder, info), in(shown, info), info));
            }
        }
    }

    /// Returns the folder of some files, empty if it is in no datastore.
    private static Optional<String> folder(HostDatastoreBrowserSearchResults results) {
        String text = results.folderPath();
        try {
            return Optional.of(text == null ? "" : bare(DatastorePath.parse(text).path()));
        } catch (VirtException _) {
            return Optional.empty();
        }
    }

    private DatastorePath in(String folder, FileInfo info) {
        String path = folder.isEmpty() ? info.path() : folder + "/" + info.path();
        return new DatastorePath(datastore.name(), path);
    }

    /// Returns a folder without the slashes around it.
    private static String bare(String folder) {
        int start = 0;
        int end = folder.length();
        while (start < end && folder.charAt(start) == '/') {
            start++;
        }
        while (end > start && folder.charAt(end - 1) == '/') {
            end--;
        }
        return folder.substring(start, end);
    }

    /// Finds the first of some files that is there, in one search for each folder.
    Optional<Found> first(List<DatastorePath> wanted) {
        Map<String, List<DatastorePath>> folders = new LinkedHashMap<>();
        for (DatastorePath path : wanted) {
            folders.computeIfAbsent(path.folder(), _ -> new ArrayList<>()).add(path);
        }
        for (Map.Entry<String, List<DatastorePath>> folder : folders.entrySet()) {
            List<FileInfo> files = in(folder.getKey(), folder.getValue());
            for (DatastorePath path : folder.getValue()) {
                for (FileInfo info : files) { // a name with a wildcard finds others, too
                    if (info.path().equals(path.fileName())) {
                        return Optional.of(new Found(path, path, info));
                    }
                }
            }
        }
        return Optional.empty();
    }

    private List<FileInfo> in(String folder, List<DatastorePath> wanted) {
        String where = "[" + datastore.name() + "]" + (folder.isEmpty() ? "" : " " + folder);
        String object = wanted.getFirst().toString();
        try {
            ManagedObjectReference task =
                    session.call(
                            SearchDatastoreTaskRequest.builder(browser())
                                    .datastorePath(where)
                                    .searchSpec(
                                            spec(
                                                    wanted.stream()
                                                            .map(DatastorePath::fileName)
                                                            .toList()))
                                    .build(),
                            VERB,
                            object);
            return session.result(task, VERB, object)
                    .filter(HostDatastoreBrowserSearchResults.class::isInstance)
                    .map(HostDatastoreBrowserSearchResults.class::cast)
                    .map(HostDatastoreBrowserSearchResults::file)
                    .orElse(List.of());
        } catch (VirtException e) {
            if (FileRemoval.isGone(e)) { // there is no such folder
                return List.of();
            }
            throw e;
        }
    }

    private ManagedObjectReference browser() {
        return datastore
                .browser()
                .orElseThrow(() ->
                        new Row(datastore.reference(), Map.of()).missing(DatastoreMounts.BROWSER));
    }

    private HostDatastoreBrowserSearchSpec spec(List<String> patterns) {
        List<FileQuery> kinds =
                new ArrayList<>(
                        List.of(
                                VmDiskFileQuery.builder()
                                        .details(
                                                VmDiskFileQueryFlags.builder()
                                                        .diskType(false)
                                                        .capacityKb(true)
                                                        .hardwareVersion(false)
                                                        .controllerType(true)
                                                        .diskExtents(false)
                                                        .build())
                                        .build(),
                                IsoImageFileQuery.builder().build(),
                                FloppyImageFileQuery.builder().build()));
        if (datastore.namespaces()) {
            kinds.add(FolderFileQuery.builder().build());
        }
        return HostDatastoreBrowserSearchSpec.builder()
                .query(kinds)
                .details(
                        FileQueryFlags.builder()
                                .fileType(true)
                                .fileSize(true)
                                .modification(false)
                                .fileOwner(false)
                                .build())
                .searchCaseInsensitive(false)
                .matchPattern(patterns)
                .build();
    }
}
