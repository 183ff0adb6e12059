package dev.vireo.simulator.inventory;

import dev.vireo.vim.DestroyPropertyFilterRequest;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.MissingObject;
import dev.vireo.vim.MissingProperty;
import dev.vireo.vim.ObjectUpdate;
import dev.vireo.vim.ObjectUpdateKind;
import dev.vireo.vim.PropertyChange;
import dev.vireo.vim.PropertyChangeOp;
import dev.vireo.vim.PropertyFilterHandler;
import dev.vireo.vim.PropertyFilterSpec;
import dev.vireo.vim.PropertyFilterUpdate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A filter of a property collector. It remembers what it has reported of each object; an update is
/// the difference between that and what is now. Where a value inside a requested property changed,
/// the whole property is reported, or with partial updates what changed in it.
final class SimPropertyFilter extends SimObject implements PropertyFilterHandler {
    private final SimPropertyCollector collector;
    private final Session session;
    private final PropertyFilterSpec spec;
    private final boolean partialUpdates;
    private final PropertySelection selection;
    private final Map<SimObject, @Nullable Object[]> reported = new LinkedHashMap<>();
    private final Set<ManagedObjectReference> reportedMissing = new LinkedHashSet<>();
    private long checkedAt = -1;

    SimPropertyFilter(
            SimPropertyCollector collector,
            Session session,
            ManagedObjectReference self,
            PropertyFilterSpec spec,
            boolean partialUpdates) {
        super(collector.inventory(), self);
        this.collector = collector;
        this.session = session;
        this.spec = spec;
        this.partialUpdates = partialUpdates;
        this.selection = PropertySelection.of(spec);
        select(); // so that a bad spec fails here
    }

    @Override
    @Nullable Object property(String name) {
        return switch (name) {
            case "spec" -> spec;
            case "partialUpdates" -> partialUpdates;
            default -> null;
        };
    }

    @Override
    public void destroyPropertyFilter(DestroyPropertyFilterRequest request) {
        destroy();
    }

    void destroy() {
        collector.remove(this);
        session.remove(this);
    }

    /// Forgets what has been reported.
    void restart() {
        reported.clear();
        reportedMissing.clear();
        checkedAt = -1;
    }

    /// Finds what has changed since the last call, as far as the limit lets it.
    Optional<PropertyFilterUpdate> update(SimPropertyCollector.Limit limit) {
        long version = inventory().version();
        if (version == checkedAt) {
            return Optional.empty();
        }
        Traversal.Result now = select();
        List<ObjectUpdate> updates = new ArrayList<>();
        leave(now.objects(), limit, updates);
        for (SimObject object : now.objects()) {
            List<PropertyPath> paths = selection.paths(object.type()).orElse(null);
            if (paths == null || limit.isPassed()) {
                continue;
            }
            if (!reported.containsKey(object)) {
                enter(object, paths, limit, updates);
            } else if (object.changedAt() > checkedAt) {
                modify(object, paths, limit, updates);
            }
        }
        if (!limit.isPassed()) {
            checkedAt = version;
        }
        List<MissingObject> missing = missing(now.missing());
        if (updates.isEmpty() && missing.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                PropertyFilterUpdate.builder()
                        .filter(self())
                        .objectSet(updates)
                        .missingSet(missing)
                        .build());
    }

    /// An object to start from may go away while the filter lives: then the filter is empty.
    private Traversal.Result select() {
        boolean first = checkedAt < 0 && reported.isEmpty();
        return Traversal.select(
                Call.current(),
                spec.objectSet(),
                !first || Objects.equals(spec.reportMissingObjectsInResults(), true));
    }

    private void leave(
            Set<SimObject> now, SimPropertyCollector.Limit limit, List<ObjectUpdate> updates) {
        for (Iterator<SimObject> all = reported.keySet().iterator(); all.hasNext(); ) {
            SimObject object = all.next();
            if (!now.contains(object) && limit.take()) {
                all.remove();
                updates.add(
                        ObjectUpdate.builder()
                                .kind(ObjectUpdateKind.LEAVE)
                                .obj(object.self())
                                .build());
            }
        }
    }

    private void enter(
            SimObject object,
            List<PropertyPath> paths,
            SimPropertyCollector.Limit limit,
            List<ObjectUpdate> updates) {
        if (!limit.take()) {
            return;
        }
        List<MissingProperty> missing = new ArrayList<>(0);
        @Nullable Object[] values = values(object, paths, missing);
        List<PropertyChange> changes = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            if (values[i] != null) {
                changes.add(assign(paths.get(i), values[i]));
            }
        }
        reported.put(object, values);
        updates.add(update(ObjectUpdateKind.ENTER, object, changes, missing));
    }

    private void modify(
            SimObject object,
            List<PropertyPath> paths,
            SimPropertyCollector.Limit limit,
            List<ObjectUpdate> updates) {
        @Nullable Object[] before = Objects.requireNonNull(reported.get(object));
        List<MissingProperty> missing = new ArrayList<>(0);
        @Nullable Object[] values = values(object, paths, missing);
        List<PropertyChange> changes = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            changes.addAll(
                    PropertyDifference.of(
                            paths.get(i).toString(), before[i], values[i], partialUpdates));
        }
        if (!changes.isEmpty() && limit.take()) {
            reported.put(object, values);
            updates.add(update(ObjectUpdateKind.MODIFY, object, changes, missing));
        }
    }

    private static @Nullable Object[] values(
            SimObject object, List<PropertyPath> paths, List<MissingProperty> missing) {
        @Nullable Object[] values = new @Nullable Object[paths.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = PropertySelection.read(object, paths.get(i), missing);
        }
        return values;
    }

    /// A property that is unset now is assigned nothing, as real servers do.
    private static PropertyChange assign(PropertyPath path, @Nullable Object value) {
        PropertyChange.Builder<?> change =
                PropertyChange.builder().name(path.toString()).op(PropertyChangeOp.ASSIGN);
        return value == null ? change.build() : change.val(value).build();
    }

    private static ObjectUpdate update(
            ObjectUpdateKind kind,
            SimObject object,
            List<PropertyChange> changes,
            List<MissingProperty> missing) {
        return ObjectUpdate.builder()
                .kind(kind)
                .obj(object.self())
                .changeSet(changes)
                .missingSet(missing)
                .build();
    }

    private List<MissingObject> missing(List<ManagedObjectReference> now) {
        if (!Objects.equals(spec.reportMissingObjectsInResults(), true)) {
            return List.of();
        }
        return now.stream()
                .filter(reportedMissing::add)
                .map(object ->
                        MissingObject.builder()
                                .obj(object)
                                .fault(SimFault.notFound(object).localized())
                                .build())
                .toList();
    }
}
