package dev.vireo.simulator.inventory;

import dev.vireo.vim.DataMember;
import dev.vireo.vim.DataObject;
import dev.vireo.vim.LocalizedMethodFault;
import dev.vireo.vim.ManagedObjectReference;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Answers for objects as they were captured, until they change.
///
/// The simulator has a value of its own for what it knows. As long as that is what it was before
/// the first change, the captured one is still true; where the two differ now, a change is the
/// reason, and the simulator's one counts. So a machine that is switched on shows its new power
/// state, and everything else as it was captured.
final class Replay {
    /// What belongs to a session or passes by, and is never captured.
    private static final Set<String> PASSING =
            Set.of(
                    "currentSession",
                    "filter",
                    "latestEvent",
                    "latestPage",
                    "recentTask",
                    "serverClock",
                    "sessionList",
                    "viewList");

    private final Inventory inventory;
    private final CapturedObjects objects;
    private final long begin;
    private @Nullable Map<ManagedObjectReference, Map<String, int[]>> before;

    /// Begins with an inventory that was made from a capture and has not changed since.
    Replay(Inventory inventory, CapturedObjects objects) {
        this.inventory = inventory;
        this.objects = objects;
        this.begin = inventory.version();
    }

    /// Returns a property as clients see it.
    @Nullable Object read(SimObject object, String property) {
        CapturedObject captured = objects.get(object.self());
        if (captured == null || PASSING.contains(property)) {
            return object.property(property);
        }
        return object.changedAt() <= begin
                ? captured.value(property)
                : merged(object, property, captured.value(property));
    }

    /// Returns why a property could not be read when it was captured.
    @Nullable LocalizedMethodFault refusal(SimObject object, String property) {
        CapturedObject captured = objects.get(object.self());
        return captured == null || object.changedAt() > begin ? null : captured.refusal(property);
    }

    private @Nullable Object merged(SimObject object, String property, @Nullable Object captured) {
        if (before == null) {
            return captured; // only what passes by has changed: a login, an event
        }
        int[] marks = before.getOrDefault(object.self(), Map.of()).get(property);
        if (marks == null) {
            return captured; // it depends on who asks
        }
        Object now = object.property(property);
        if (now instanceof DataObject current
                && captured instanceof DataObject old
                && current.vimType() == old.vimType()
                && marks.length == current.vimType().memberCount()) {
            return merged(old, current, marks);
        }
        return marks.length == 1 && marks[0] == mark(now) ? captured : now;
    }

    private static DataObject merged(DataObject old, DataObject current, int[] marks) {
        @Nullable Object[] values = new @Nullable Object[marks.length];
        for (int i = 0; i < marks.length; i++) {
            Object now = current.valueAt(i);
            values[i] = mark(now) == marks[i] ? old.valueAt(i) : now;
        }
        return old.vimType().create(values, old.unknowns());
    }

    /// Remembers what the simulator's own values are before the first change.
    void expectChange() {
        if (before != null) {
            return;
        }
        Map<ManagedObjectReference, Map<String, int[]>> all = new HashMap<>();
        before = all;
        for (CapturedObject captured : objects.all()) {
            inventory
                    .find(captured.self())
                    .filter(object -> !(object instanceof Replayed))
                    .filter(object -> !(object instanceof SimSessionManager))
                    .ifPresent(object -> all.put(object.self(), marks(object)));
        }
    }

    private static Map<String, int[]> marks(SimObject object) {
        Map<String, int[]> marks = new HashMap<>();
        for (DataMember property : object.type().properties()) {
            boolean personal = property.name().equals("effectiveRole");
            if (!personal && !PASSING.contains(property.name())) {
                marks.put(property.name(), marks(object.property(property.name())));
            }
        }
        return marks;
    }

    private static int[] marks(@Nullable Object value) {
        if (!(value instanceof DataObject object)) {
            return new int[] {mark(value)};
        }
        int[] marks = new int[object.vimType().memberCount()];
        for (int i = 0; i < marks.length; i++) {
            marks[i] = mark(object.valueAt(i));
        }
        return marks;
    }

    private static int mark(@Nullable Object value) {
        return Objects.hashCode(value);
    }
}
