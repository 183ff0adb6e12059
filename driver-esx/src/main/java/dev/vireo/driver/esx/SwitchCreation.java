package dev.vireo.driver.esx;

import dev.vireo.model.ErrorCode;
import dev.vireo.model.NetworkDefinition;
import dev.vireo.model.VirtException;
import dev.vireo.vim.CreateDVSTaskRequest;
import dev.vireo.vim.DVSCreateSpec;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.VMwareDVSConfigSpec;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Makes a distributed switch with its port groups. What goes wrong on the way leaves nothing
/// behind, also where the thread was interrupted, and where the server's answer was lost.
///
/// @param view the switches as they were before
/// @param datacenter where it is to be
/// @param wanted its document
record SwitchCreation(WholeSwitches view, Row datacenter, NetworkDefinition wanted) {
    private static final String VERB = "define network";

    /// Makes it.
    ///
    /// @param spec what of it can be said at once
    WholeNetwork make(VMwareDVSConfigSpec spec) {
        ManagedObjectReference made;
        try {
            made = made(spec);
        } catch (VirtException e) {
            throw FaultTranslator.isRefusal(e)
                    ? new BusyCards(view, wanted.name(), wanted.interfaces()).with(e)
                    : MoreWords.after(e, cleared(this::settled));
        }
        try {
            if (!wanted.portGroups().isEmpty()) {
                changes(made).add(wanted.portGroups());
            }
            if (!session().isTrial()) {
                return of(made);
            }
        } catch (VirtException e) {
            throw MoreWords.after(e, cleared(() -> removed(made)));
        }
        throw session().untold(wanted.name());
    }

    private ManagedObjectReference made(VMwareDVSConfigSpec spec) {
        ManagedObjectReference task =
                session()
                        .call(
                                CreateDVSTaskRequest.builder(folder())
                                        .spec(DVSCreateSpec.builder().configSpec(spec).build())
                                        .build(),
                                VERB,
                                wanted.name());
        return session()
                .result(task, VERB, wanted.name())
                .filter(ManagedObjectReference.class::isInstance)
                .map(ManagedObjectReference.class::cast)
                .orElseThrow(() ->
                        new VirtException(
                                ErrorCode.INTERNAL_ERROR,
                                "the server does not say which network it has made of '"
                                        + wanted.name()
                                        + "'"));
    }

    private ManagedObjectReference folder() {
        return datacenter
                .find(WholeSwitches.NETWORK_FOLDER, ManagedObjectReference.class)
                .orElseThrow(() -> datacenter.missing(WholeSwitches.NETWORK_FOLDER));
    }

    private WholeNetwork of(ManagedObjectReference made) {
        Row row =
                session()
                        .rows(Scope.object(made, List.of(SwitchView.UUID_TEXT)), "the network")
                        .stream()
                        .findFirst()
                        .orElseThrow(() -> HostNetworks.notFound("name '" + wanted.name() + "'"));
        String uuid = row.find(SwitchView.UUID_TEXT, String.class).orElse("");
        return new WholeNetwork(view.hosts(), wanted.name(), EsxNetwork.uuid(uuid, made.value()));
    }

    // After a failure

    /// Clears away also where the thread was interrupted, which stays so.
    ///
    /// @return what became of the switch, for the message
    private static String cleared(Supplier<String> work) {
        boolean interrupted = Thread.interrupted();
        try {
            return work.get();
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /// Finds out what came of a creation whose end was not seen, and takes away what did.
    private String settled() {
        try {
            boolean ended = awaitTasks(folder());
            WholeSwitches now = WholeSwitches.fetch(view.hosts());
            Optional<WholeSwitches.Whole> there = now.named(wanted.name(), datacenter);
            if (there.isEmpty()) {
                return ended ? "there is no such network" : "the network may still be made";
            }
            return now.portGroups(there.get()).isEmpty()
                    ? removed(there.get().row().object())
                    : "a network of this name is there, which others have put port groups into";
        } catch (VirtException e) {
            return "whether the network was made is not known: " + e.detail();
        }
    }

    /// Takes a switch away that is not whole.
    private String removed(ManagedObjectReference made) {
        try {
            awaitTasks(made);
            changes(made).remove();
            return "the new switch was removed again";
        } catch (VirtException e) {
            return "the new switch could not be removed again: " + e.detail();
        }
    }

    /// Waits for the tasks that are at work on something, which may be those that nobody follows
    /// any more.
    ///
    /// @return whether all have ended
    private boolean awaitTasks(ManagedObjectReference entity) {
        boolean ended = true;
        for (Row task : session().rows(Scope.tasksOf(entity), wanted.name())) {
            ended &= !Facts.isPending(task) || session().awaitEnd(task.object(), wanted.name());
        }
        return ended;
    }

    private DistributedChanges changes(ManagedObjectReference made) {
        return new DistributedChanges(session(), wanted.name(), made, List.of());
    }

    private EsxSession session() {
        return view.hosts().session();
    }
}
