package dev.vireo.driver.esx;

import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import dev.vireo.vim.FindByDatastorePathRequest;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.RegisterVMTaskRequest;
import dev.vireo.vim.ServiceContent;
import dev.vireo.vmx.DatastorePath;
import java.util.Optional;

/// Takes a machine into the inventory whose VMX file is there.
///
/// @param session the session
/// @param home where it is to be
/// @param path its VMX file
/// @param own the name that it gets, empty for the one that the file has
/// @param verb what is done, for messages
/// @param what what it is done with, for messages
record MachineRegistration(
        EsxSession session,
        MachineHome home,
        DatastorePath path,
        Optional<String> own,
        String verb,
        String what) {

    /// Registers it.
    ///
    /// @throws VirtException if that fails, or seems to: see [#settled]
    ManagedObjectReference make() {
        ManagedObjectReference task =
                session.call(
                        RegisterVMTaskRequest.builder(home.folder())
                                .path(path.toString())
                                .name(own.map(EntityName::stored).orElse(null))
                                .asTemplate(false)
                                .pool(home.pool())
                                .host(home.target().orElse(null))
                                .build(),
                        verb,
                        what);
        return session.result(task, verb, what)
                .filter(ManagedObjectReference.class::isInstance)
                .map(ManagedObjectReference.class::cast)
                .or(this::find)
                .orElseThrow(() ->
                        new VirtException(
                                ErrorCode.INTERNAL_ERROR,
                                "Could not "
                                        + verb
                                        + " '"
                                        + what
                                        + "': the server does not say what it"
                                        + " has registered"));
    }

    /// Finds out what came of a registration that seems to have failed: its end may not have been
    /// seen, or it was sent twice, and the host refuses the second one because of the first. The
    /// file of a machine that is there must stay.
    ///
    /// @return the machine, empty if there is none
    Optional<ManagedObjectReference> settled(VirtException reason) {
        try {
            if (!FaultTranslator.isRefusal(reason)) {
                awaitPendingTasks();
            }
            return find();
        } catch (VirtException e) {
            throw new VirtException(
                    reason.code(),
                    reason.detail()
                            + "; whether the domain is defined is not known, its file '"
                            + path
                            + "' stays: "
                            + e.detail(),
                    e);
        }
    }

    private void awaitPendingTasks() {
        for (Row task : session.rows(Scope.tasksOf(home.folder()), what)) {
            if (Facts.isPending(task)) {
                awaitEnd(task.object());
            }
        }
    }

    private void awaitEnd(ManagedObjectReference task) {
        try {
            session.result(task, verb, what);
        } catch (VirtException e) {
            if (!FaultTranslator.isRefusal(e)) {
                throw e;
            }
        }
    }

    /// Looks for a machine that has the file.
    Optional<ManagedObjectReference> find() {
        return Optional.ofNullable(
                session.call(
                        FindByDatastorePathRequest.builder(
                                        session.singleton(
                                                ServiceContent::searchIndex, "search index"))
                                .datacenter(home.datacenter())
                                .path(path.toString())
                                .build(),
                        "look for",
                        what));
    }
}
