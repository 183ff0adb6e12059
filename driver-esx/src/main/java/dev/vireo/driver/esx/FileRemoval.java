package dev.vireo.driver.esx;

import dev.vireo.client.TaskFailedException;
import dev.vireo.client.VimFaultException;
import dev.vireo.model.VirtException;
import dev.vireo.vim.DeleteDatastoreFileTaskRequest;
import dev.vireo.vim.FileNotFound;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.ServiceContent;
import dev.vireo.vmx.DatastorePath;

/// Removes files and directories of a datacenter's datastores.
///
/// @param session the session
/// @param datacenter the datacenter
record FileRemoval(EsxSession session, ManagedObjectReference datacenter) {
    /// Removes a file, or a directory with what is in it.
    void remove(DatastorePath path) {
        ManagedObjectReference task =
                session.call(
                        DeleteDatastoreFileTaskRequest.builder(
                                        session.singleton(
                                                ServiceContent::fileManager, "file manager"))
                                .name(path.toString())
                                .datacenter(datacenter)
                                .build(),
                        "remove",
                        path.toString());
        session.result(task, "remove", path.toString());
    }

    /// Removes a file that is of no more use, and tries again if that was not seen to its end. One
    /// that is gone by then is what was wanted.
    void removeLeftover(DatastorePath path) {
        try {
            remove(path);
        } catch (VirtException e) {
            if (FaultTranslator.isRefusal(e) && !isGone(e)) {
                throw e;
            }
            removeUnlessGone(path);
        }
    }

    private void removeUnlessGone(DatastorePath path) {
        try {
            remove(path);
        } catch (VirtException e) {
            if (!isGone(e)) {
                throw e;
            }
        }
    }

    /// Removes what must not stay because of a failure.
    ///
    /// @return the failure; where the removal failed too, it says what has stayed
    VirtException removeBecause(DatastorePath path, VirtException reason) {
        try {
            removeLeftover(path);
            return reason;
        } catch (VirtException e) {
            return new VirtException(
                    reason.code(),
                    reason.detail() + "; '" + path + "' could not be removed: " + e.detail(),
                    e);
        }
    }

    /// Returns whether a failure tells that there is no such file or directory.
    static boolean isGone(VirtException failure) {
        return switch (failure.getCause()) {
            case VimFaultException e -> e.find(FileNotFound.class).isPresent();
            case TaskFailedException e -> e.fault().orElse(null) instanceof FileNotFound;
            case null, default -> false;
        };
    }
}
