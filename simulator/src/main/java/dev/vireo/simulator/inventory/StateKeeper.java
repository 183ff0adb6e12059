package dev.vireo.simulator.inventory;

import dev.vireo.simulator.state.FirstFormat;
import dev.vireo.simulator.state.FolderLock;
import dev.vireo.simulator.state.HistoryFile;
import dev.vireo.simulator.state.Journal;
import dev.vireo.simulator.state.StateException;
import dev.vireo.simulator.state.StoredObject;
import dev.vireo.soap.SoapCodec;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.VirtualMachinePowerState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Keeps the lasting state of an inventory in a folder's [Journal].
///
/// The model makes the inventory first; the journal says what is different. A change takes over
/// what other processes have changed, works, and adds a line with what it changed itself. If that
/// line cannot be written, what it was about is put back.
public final class StateKeeper implements Persistence {
    private static final Logger LOG = System.getLogger(StateKeeper.class.getName());

    private final Path folder;
    private final Inventory inventory;
    private final Supplier<Inventory> model;
    private final Journal journal;
    private final HistoryFile history;
    private final SoapCodec codec = new SoapCodec();
    private final LastingKinds kinds;
    private final Set<String> planned = new LinkedHashSet<>();
    private final Map<String, @Nullable Lasting> touched = new LinkedHashMap<>();
    private final List<Runnable> afterwards = new ArrayList<>();
    private final Set<Lasting> unsettled = new LinkedHashSet<>();
    private boolean restoring;
    private boolean kept; // what the change is about, so files can follow
    private int depth;

    private StateKeeper(Path folder, Inventory inventory, String model, Supplier<Inventory> fresh) {
        this.folder = folder;
        this.inventory = inventory;
        this.model = fresh;
        this.kinds = new LastingKinds(inventory);
        this.history = new HistoryFile(folder);
        this.journal = new Journal(folder, model, planned::contains);
        inventory.references().forEach(each -> planned.add(StateWriter.key(each)));
    }

    /// Takes over what is kept in a folder, and keeps changes there from now on. The folder is made
    /// with the first change.
    ///
    /// @param folder the folder
    /// @param inventory what a model has filled
    /// @param model describes the model
    /// @param fresh fills another inventory in the same way
    /// @throws StateException if what is there belongs to another model or cannot be understood;
    ///   the message names the file
    public static void attach(
            Path folder, Inventory inventory, String model, Supplier<Inventory> fresh) {
        inventory.locked(() -> attached(folder, inventory, model, fresh));
    }

    private static StateKeeper attached(
            Path folder, Inventory inventory, String model, Supplier<Inventory> fresh) {
        StateKeeper keeper = new StateKeeper(folder, inventory, model, fresh);
        keeper.begin();
        inventory.history().continueWith(keeper.history);
        inventory.persistence(keeper);
        return keeper;
    }

    /// Does as [#attach] does, but makes the folder and the first line of the journal at once.
    ///
    /// @param folder the folder
    /// @param inventory what a model has filled
    /// @param model describes the model
    /// @param fresh fills another inventory in the same way
    /// @throws StateException if the folder cannot be used, or for what [#attach] throws it
    public static void prepare(
            Path folder, Inventory inventory, String model, Supplier<Inventory> fresh) {
        FolderLock.prepare(folder);
        inventory.locked(() -> {
            attached(folder, inventory, model, fresh).prepare();
            return null;
        });
    }

    private void prepare() {
        try (FolderLock _ = FolderLock.take(folder)) {
            take(journal.read()); // somebody else may have been faster, with another model
            journal.begin();
        } catch (IOException e) {
            throw FolderLock.unusable(folder, e);
        }
        inventory.all(SimDatastore.class).forEach(SimDatastore::tidy);
    }

    /// Takes over states that are kept nowhere.
    ///
    /// @param inventory what a model has filled
    /// @param states the states of objects by their keys; empty for those that are removed
    static void restore(Inventory inventory, Map<String, Optional<StoredObject>> states) {
        Map<String, StoredObject> kept = new LinkedHashMap<>();
        Set<String> gone = new LinkedHashSet<>();
        states.forEach((key, state) ->
                state.ifPresentOrElse(each -> kept.put(key, each), () -> gone.add(key)));
        new StateKeeper(Path.of(""), inventory, "", () -> inventory).apply(kept, gone);
    }

    private void begin() {
        if (journal.isUntidy()) {
            tidy();
        }
        if (journal.exists()) {
            refresh();
            settleAll();
            return;
        }
        Map<String, String> states = FirstFormat.read(folder);
        if (states.isEmpty()) {
            return;
        }
        try (FolderLock _ = FolderLock.take(folder)) {
            refresh(); // somebody else may have been faster
            if (!journal.exists()) {
                takeOver(states);
            }
            FirstFormat.remove(folder);
        } catch (IOException e) {
            throw cannotKeep(e);
        }
    }

    private void tidy() {
        try (FolderLock _ = FolderLock.take(folder)) {
            journal.tidy();
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "what somebody has left stays", e);
        }
    }

    private void settleAll() {
        if (!unsettled.isEmpty()) {
            try {
                change(() -> unsettled);
            } catch (UncheckedIOException e) {
                LOG.log(Level.DEBUG, "files are left as they are", e);
            }
        }
    }

    private void takeOver(Map<String, String> states) throws IOException {
        for (SimVirtualMachine machine : inventory.machines()) {
            String power = states.get(machine.id());
            if (power != null && !machine.power().wire().value().equals(power)) {
                machine.become(PowerState.of(VirtualMachinePowerState.of(power)));
                touched.put(StateWriter.key(machine.self()), machine);
            }
        }
        save();
    }

    @Override
    public void lasting(Lasting object) {
        if (!restoring) {
            touched.put(StateWriter.key(object.self()), object);
        }
    }

    @Override
    public void removed(Lasting object) {
        if (!restoring) {
            touched.put(StateWriter.key(object.self()), null);
        }
    }

    @Override
    public <R extends @Nullable Object> R change(Supplier<R> work) {
        if (depth > 0) {
            return work.get();
        }
        depth++;
        try (FolderLock _ = FolderLock.take(folder)) {
            take(journal.read()); // even if it looks unchanged: times of files are coarse
            try {
                settle();
                return work.get();
            } finally {
                save();
                try {
                    runAfterwards();
                } finally {
                    writeHistory();
                }
            }
        } catch (IOException e) {
            throw cannotKeep(e);
        } finally {
            afterwards.clear();
            depth--;
        }
    }

    @Override
    public void afterwards(Runnable work) {
        if (depth > 0 && !kept) {
            afterwards.add(work);
        } else {
            work.run();
        }
    }

    /// Does all that waits, also if some of it fails.
    private void runAfterwards() {
        kept = true;
        RuntimeException failure = null;
        try {
            for (Runnable each : List.copyOf(afterwards)) {
                try {
                    each.run();
                } catch (RuntimeException e) {
                    failure = failure == null ? e : failure;
                }
            }
        } finally {
            kept = false;
        }
        if (failure != null) {
            throw failure;
        }
    }

    private UncheckedIOException cannotKeep(IOException e) {
        return new UncheckedIOException(
                "cannot keep the simulator's state in " + journal.file() + ": " + e, e);
    }

    /// Takes over what others have changed, and keeps what was changed outside of a change.
    @Override
    public void refresh() {
        if (depth > 0) {
            return;
        }
        close();
        if (!touched.isEmpty()) {
            change(() -> touched.size());
        } else if (journal.isStale()) {
            take(journal.read());
        }
    }

    /// Writes what has happened since the last change. A folder in which nothing was changed yet
    /// stays as it is.
    @Override
    public void close() {
        if (history.isPending() && journal.exists()) {
            try (FolderLock _ = FolderLock.take(folder)) {
                writeHistory();
            } catch (IOException e) {
                throw cannotKeep(e);
            }
        }
    }

    private void writeHistory() throws IOException {
        if (journal.exists()) {
            history.write();
        }
    }

    private void save() throws IOException {
        if (touched.isEmpty()) {
            return;
        }
        Map<String, Optional<StoredObject>> states = new LinkedHashMap<>();
        touched.forEach((key, object) -> {
            boolean mentioned = object != null || planned.contains(key) || isKept(key);
            if (mentioned) {
                states.put(key, Optional.ofNullable(object).map(this::state));
            }
        });
        touched.clear();
        try {
            journal.append(states);
        } catch (IOException e) {
            takeBack(states.keySet());
            throw e;
        }
    }

    private boolean isKept(String key) {
        return journal.object(key).isPresent();
    }

    private StoredObject state(Lasting object) {
        StateWriter out = new StateWriter(codec);
        object.save(out);
        object.trace(out);
        return out.stored();
    }

    /// Brings objects to the state of the journal, or of the model for what the journal lacks.
    private void takeBack(Set<String> keys) {
        Inventory fresh = model.get();
        Map<String, StoredObject> states = new LinkedHashMap<>();
        Set<String> gone = new LinkedHashSet<>();
        for (String key : keys) {
            Optional<StoredObject> before =
                    journal.object(key)
                            .or(() ->
                                    fresh.findLasting(StateReader.reference(key)).map(this::state));
            before.ifPresentOrElse(state -> states.put(key, state), () -> gone.add(key));
        }
        apply(states, gone);
    }

    private void take(Set<String> changed) {
        if (changed.isEmpty()) {
            return;
        }
        Map<String, StoredObject> states = new LinkedHashMap<>();
        Set<String> gone = new LinkedHashSet<>();
        for (String key : changed) {
            journal.object(key)
                    .ifPresentOrElse(state -> states.put(key, state), () -> gone.add(key));
        }
        apply(states, gone);
        for (String key : states.keySet()) {
            inventory
                    .findLasting(StateReader.reference(key))
                    .filter(object -> !object.isSettled())
                    .ifPresent(unsettled::add);
        }
    }

    private void settle() {
        List<Lasting> all = List.copyOf(unsettled);
        unsettled.clear();
        all.forEach(Lasting::settle);
    }

    private void apply(Map<String, StoredObject> states, Set<String> gone) {
        restoring = true;
        try {
            new Restoration(states).run();
            for (String key : gone) {
                inventory.findLasting(StateReader.reference(key)).ifPresent(Lasting::discard);
            }
        } finally {
            restoring = false;
        }
    }

    /// Restores some objects; each one after those that it refers to.
    private final class Restoration {
        private final Map<String, StoredObject> states;
        private final Set<String> begun = new LinkedHashSet<>();

        Restoration(Map<String, StoredObject> states) {
            this.states = states;
        }

        void run() {
            states.keySet().stream().filter(key -> !isLate(key)).forEach(this::restore);
            states.keySet().stream().filter(Restoration::isMachine).forEach(this::restore);
            states.keySet().forEach(this::restore);
        }

        /// Machines look for networks and the like by name; permissions and alarms are about any of
        /// them.
        private static boolean isLate(String key) {
            return isMachine(key)
                    || key.startsWith("Alarm:")
                    || key.startsWith("AuthorizationManager:");
        }

        private static boolean isMachine(String key) {
            return key.startsWith("VirtualMachine:");
        }

        private void restore(String key) {
            StoredObject state = states.get(key);
            if (state == null || !begun.add(key)) {
                return;
            }
            ManagedObjectReference self = StateReader.reference(key);
            StateReader in = new StateReader(key, state, codec, this::find);
            inventory
                    .findLasting(self)
                    .or(() -> kinds.make(self, in))
                    .ifPresent(object -> object.restore(in));
        }

        private Optional<SimObject> find(ManagedObjectReference reference) {
            restore(StateWriter.key(reference));
            return inventory.find(reference);
        }
    }
}
