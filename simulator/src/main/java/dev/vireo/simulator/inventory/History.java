package dev.vireo.simulator.inventory;

import dev.vireo.simulator.state.HistoryFile;
import dev.vireo.soap.SoapCodec;
import dev.vireo.soap.SoapException;
import dev.vireo.vim.Event;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.SessionEvent;
import dev.vireo.vim.TaskInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The events and the ended tasks of earlier processes: those of the folder, which are read when
/// somebody asks for them, and those of the file that the inventory was loaded from.
final class History implements Lasting {
    private static final String EVENT = "event";
    private static final String TASK = "task";
    private static final int KEPT = SimEventManager.KEPT;

    private final Inventory inventory;
    private final SoapCodec codec = new SoapCodec();
    private final List<Event> events = new ArrayList<>();
    private final List<TaskInfo> tasks = new ArrayList<>();
    private @Nullable HistoryFile file;
    private boolean unread;
    private boolean any;

    History(Inventory inventory) {
        this.inventory = inventory;
    }

    @Override
    public ManagedObjectReference self() {
        return new ManagedObjectReference("History", "history");
    }

    /// Goes on with the history of a folder.
    void continueWith(HistoryFile kept) {
        file = kept;
        unread = kept.exists();
        any |= unread;
        kept.last()
                .ifPresentOrElse(
                        last -> {
                            inventory.events().continueAfter(last.key());
                            inventory.tasks().continueAfter(last.tasks());
                        },
                        () -> inventory.events().sinceStart().forEach(this::add));
    }

    /// Tells whether there are events of earlier processes.
    boolean any() {
        return any;
    }

    void add(Event event) {
        if (file != null) {
            add(EVENT, event);
        }
    }

    void add(TaskInfo task) {
        if (file != null) {
            add(TASK, task);
        }
    }

    private void add(String kind, Object value) {
        Objects.requireNonNull(file)
                .add(
                        new HistoryFile.Entry(
                                kind,
                                inventory.events().lastKey(),
                                inventory.tasks().started(),
                                codec.encodeValue(value)));
    }

    List<Event> events() {
        read();
        return events;
    }

    List<TaskInfo> tasks() {
        read();
        return tasks;
    }

    private void read() {
        if (!unread || file == null) {
            return;
        }
        unread = false;
        int first = inventory.events().firstKey();
        for (HistoryFile.Entry entry : file.read()) {
            if (entry.kind().equals(EVENT)) {
                decode(entry.value(), Event.class)
                        .filter(event -> event.key() < first)
                        .ifPresent(events::add);
            } else {
                decode(entry.value(), TaskInfo.class)
                        .filter(task -> task.eventChainId() < first)
                        .ifPresent(tasks::add);
            }
        }
        events.subList(0, Math.max(0, events.size() - KEPT)).clear();
        tasks.subList(0, Math.max(0, tasks.size() - KEPT)).clear();
    }

    private <T> Optional<T> decode(String xml, Class<T> kind) {
        try {
            return Optional.of(codec.decodeValue(xml)).filter(kind::isInstance).map(kind::cast);
        } catch (SoapException _) {
            return Optional.empty(); // of a version that this one does not understand
        }
    }

    // What an inventory in one file holds; a folder has a file for it

    /// Leaves out who had logged in.
    @Override
    public void save(StateWriter out) {
        List<Event> happened =
                inventory.events().all().stream()
                        .filter(event -> event.key() > 1 && !(event instanceof SessionEvent))
                        .toList();
        List<TaskInfo> ended =
                inventory.tasks().history().stream()
                        .filter(task -> task.completeTime() != null)
                        .toList();
        if (!happened.isEmpty() || !ended.isEmpty()) {
            out.list("event", Event.TYPE.name(), happened)
                    .list("task", TaskInfo.TYPE.name(), ended)
                    .number("tasks", inventory.tasks().started());
        }
    }

    @Override
    public void restore(StateReader in) {
        events.clear();
        tasks.clear();
        events.addAll(in.list("event", Event.class));
        tasks.addAll(in.list("task", TaskInfo.class));
        any = !events.isEmpty();
        if (any) {
            inventory.events().continueAfter(events.getLast().key());
        }
        inventory.tasks().continueAfter((int) in.number("tasks", 0));
    }

    @Override
    public void discard() {
        events.clear();
        tasks.clear();
    }
}
