package dev.vireo.driver.esx;

import dev.vireo.client.VimFaultException;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import dev.vireo.vim.CannotCreateFile;
import dev.vireo.vim.CreateDirectoryRequest;
import dev.vireo.vim.DeleteDirectoryRequest;
import dev.vireo.vim.FileAlreadyExists;
import dev.vireo.vim.MakeDirectoryRequest;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.MethodFault;
import dev.vireo.vim.ServiceContent;
import dev.vireo.vmx.DatastorePath;
import java.util.Optional;

/// The folder that a new volume is to lie in, made if need be.
///
/// On vSAN and vVol a top-level folder is an object of its own, which only the namespace manager
/// makes. It has a UUID for a name; the name that was asked for leads to it too, but "may not be
/// relied upon", so that a volume in a new folder is made with the UUID.
///
/// @param pool the datastore
/// @param file the volume's file
/// @param made the path of a top-level folder that was made for it
record VolumeFolder(DatastorePool pool, DatastorePath file, Optional<String> made) {
    private static final String VERB = "make directory";

    /// Makes the folder of a file, with those above it. Most often it is there: to ask first would
    /// take a search.
    ///
    /// @param file the file that is wanted
    /// @return the folder, with the file that is to be made
    /// @throws VirtException `INVALID_ARG` if the datastore has no files outside of folders
    static VolumeFolder make(DatastorePool pool, DatastorePath file) {
        VolumeFolder wanted = new VolumeFolder(pool, file, Optional.empty());
        if (file.folder().isEmpty()) {
            if (pool.datastore().namespaces()) {
                throw new VirtException(
                        ErrorCode.INVALID_ARG,
                        "datastore '"
                                + pool.name()
                                + "' keeps volumes in folders only; name one, as in 'folder/"
                                + file.fileName()
                                + "'");
            }
            return wanted;
        }
        try {
            wanted.makeDirectories();
            return wanted;
        } catch (VirtException e) {
            if (!pool.datastore().namespaces() || !is(e, CannotCreateFile.class)) {
                throw e;
            }
        }
        return wanted.makeTop();
    }

    private void makeDirectories() {
        String folder = new DatastorePath(file.datastore(), file.folder()).toString();
        try {
            session()
                    .call(
                            MakeDirectoryRequest.builder(
                                            session()
                                                    .singleton(
                                                            ServiceContent::fileManager,
                                                            "file manager"))
                                    .name(folder)
                                    .datacenter(pool.datastore().datacenter().orElse(null))
                                    .createParentDirectories(true)
                                    .build(),
                            VERB,
                            folder);
        } catch (VirtException e) {
            if (!is(e, FileAlreadyExists.class)) {
                throw e;
            }
        }
    }

    private VolumeFolder makeTop() {
        int slash = file.path().indexOf('/');
        String top = file.path().substring(0, slash);
        String path =
                session()
                        .call(
                                CreateDirectoryRequest.builder(namespaces())
                                        .datastore(pool.datastore().reference())
                                        .displayName(top)
                                        .build(),
                                VERB,
                                new DatastorePath(file.datastore(), top).toString());
        String own = path.substring(path.replaceFirst("/+$", "").lastIndexOf('/') + 1);
        DatastorePath stable =
                new DatastorePath(
                        file.datastore(),
                        own.replaceFirst("/+$", "") + file.path().substring(slash));
        VolumeFolder folder = new VolumeFolder(pool, stable, Optional.of(path));
        if (stable.folder().contains("/")) {
            folder.orRemove(folder::makeDirectories);
        }
        return folder;
    }

    /// Does something with the file, and removes a top-level folder that was made for it if that
    /// fails.
    void orRemove(Runnable work) {
        try {
            work.run();
        } catch (VirtException e) {
            made.ifPresent(path -> remove(path, e));
            throw e;
        }
    }

    private void remove(String path, VirtException failure) {
        try {
            session()
                    .call(
                            DeleteDirectoryRequest.builder(namespaces())
                                    .datacenter(pool.datastore().datacenter().orElse(null))
                                    .datastorePath(path)
                                    .build(),
                            "remove directory",
                            path);
        } catch (VirtException e) {
            failure.addSuppressed(e);
        }
    }

    private ManagedObjectReference namespaces() {
        return session()
                .singleton(
                        ServiceContent::datastoreNamespaceManager, "datastore namespace manager");
    }

    private EsxSession session() {
        return pool.site().session();
    }

    private static boolean is(VirtException failure, Class<? extends MethodFault> type) {
        return failure.getCause() instanceof VimFaultException fault
                && fault.find(type).isPresent();
    }
}
