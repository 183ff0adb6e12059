package dev.vireo.simulator.inventory;

import dev.vireo.vim.ArrayValue;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.ManagedType;
import dev.vireo.vim.ObjectSpec;
import dev.vireo.vim.SelectionSpec;
import dev.vireo.vim.TraversalSpec;
import dev.vireo.vim.Types;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Finds the objects that the object specs of a filter select.
///
/// Selections refer to each other by name, in circles too: `visited` remembers from which objects a
/// selection has gone on already.
final class Traversal {
    private final Call call;
    private final Set<SimObject> selected = new LinkedHashSet<>();
    private final List<ManagedObjectReference> missing = new ArrayList<>();

    private Traversal(Call call) {
        this.call = call;
    }

    /// Selects.
    ///
    /// @throws SimFault `ManagedObjectNotFound` for an object to start from that does not exist,
    ///   unless missing ones are to be reported; `InvalidArgument` for a selection that is not
    ///   there or a type that is none; `InvalidProperty` for a path that is none
    static Result select(Call call, List<ObjectSpec> specs, boolean reportMissing) {
        Traversal traversal = new Traversal(call);
        for (ObjectSpec spec : specs) {
            SimObject start = call.find(spec.obj()).orElse(null);
            if (start != null) {
                traversal.select(start, spec);
            } else if (reportMissing) {
                traversal.missing.add(spec.obj());
            } else {
                throw SimFault.notFound(spec.obj());
            }
        }
        return new Result(traversal.selected, traversal.missing);
    }

    private void select(SimObject start, ObjectSpec spec) {
        if (!Objects.equals(spec.skip(), true)) {
            selected.add(start);
        }
        if (spec.selectSet().isEmpty()) {
            return;
        }
        Map<String, Step> named = new HashMap<>();
        List<Way> ways = compile(spec.selectSet(), named);
        Deque<Visit> open = new ArrayDeque<>();
        open.add(new Visit(start, ways));
        while (!open.isEmpty()) {
            Visit visit = open.poll();
            for (Way way : visit.ways) {
                Step actual = way.resolve(named);
                if (actual.type.isAssignableFrom(visit.object.type())) {
                    follow(actual, visit.object, open);
                }
            }
        }
    }

    private void follow(Step way, SimObject from, Deque<Visit> open) {
        Access access = from.inventory().access();
        if (access.whyNot(call, from, way.path.property()) != null) {
            return;
        }
        Object value = way.path.read(from);
        List<?> targets =
                value instanceof ArrayValue array
                        ? array.items()
                        : value == null ? List.of() : List.of(value);
        for (Object target : targets) {
            SimObject object =
                    target instanceof ManagedObjectReference reference
                            ? call.find(reference).orElse(null)
                            : null;
            if (object != null && access.sees(call, object)) {
                if (!way.skip) {
                    selected.add(object);
                }
                if (!way.next.isEmpty() && way.visited.add(object)) {
                    open.add(new Visit(object, way.next));
                }
            }
        }
    }

    private static List<Way> compile(List<SelectionSpec> specs, Map<String, Step> named) {
        List<Way> ways = new ArrayList<>(specs.size());
        for (SelectionSpec spec : specs) {
            if (!(spec instanceof TraversalSpec traversal)) {
                ways.add(new Named(spec.name()));
                continue;
            }
            ManagedType type = managedType(traversal.type());
            PropertyPath path = PropertyPath.parse(type, traversal.path());
            if (!path.isReference()) {
                throw SimFault.invalidProperty(traversal.path());
            }
            Step way =
                    new Step(
                            type,
                            path,
                            Objects.equals(traversal.skip(), true),
                            compile(traversal.selectSet(), named));
            ways.add(way);
            String name = traversal.name();
            if (name != null && !name.isEmpty()) {
                named.put(name, way);
            }
        }
        return ways;
    }

    /// Finds a managed type by its name.
    static ManagedType managedType(String name) {
        if (Types.find(name).orElse(null) instanceof ManagedType type) {
            return type;
        }
        throw SimFault.invalidArgument("type");
    }

    /// What was selected, and which objects to start from do not exist.
    record Result(Set<SimObject> objects, List<ManagedObjectReference> missing) {}

    private record Visit(SimObject object, List<Way> ways) {}

    /// A way on: a traversal spec, or the name of one.
    private sealed interface Way {
        Step resolve(Map<String, Step> named);
    }

    private record Named(@Nullable String name) implements Way {
        @Override
        public Step resolve(Map<String, Step> named) {
            Step step = named.get(name == null ? "" : name);
            if (step == null) {
                throw SimFault.invalidArgument("specSet.objectSet.selectSet.name");
            }
            return step;
        }
    }

    private record Step(
            ManagedType type,
            PropertyPath path,
            boolean skip,
            List<Way> next,
            Set<SimObject> visited)
            implements Way {
        Step(ManagedType type, PropertyPath path, boolean skip, List<Way> next) {
            this(type, path, skip, next, Collections.newSetFromMap(new IdentityHashMap<>()));
        }

        @Override
        public Step resolve(Map<String, Step> named) {
            return this;
        }
    }
}
