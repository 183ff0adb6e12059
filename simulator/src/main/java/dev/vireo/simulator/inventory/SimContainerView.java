package dev.vireo.simulator.inventory;

import dev.vireo.vim.ContainerViewHandler;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.ManagedType;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The objects of some types below a container.
final class SimContainerView extends SimView implements ContainerViewHandler {
    private final SimEntity container;
    private final List<ManagedType> types;
    private final boolean recursive;

    SimContainerView(
            Session session,
            ManagedObjectReference self,
            SimEntity container,
            List<ManagedType> types,
            boolean recursive) {
        super(container.inventory(), session, self);
        this.container = container;
        this.types = types;
        this.recursive = recursive;
    }

    static boolean isContainer(SimEntity entity) {
        return entity instanceof SimFolder
                || entity instanceof SimDatacenter
                || entity instanceof SimComputeResource
                || entity instanceof SimResourcePool
                || entity instanceof SimHostSystem;
    }

    @Override
    List<ManagedObjectReference> references() {
        Set<ManagedObjectReference> found = new LinkedHashSet<>();
        collect(container, found);
        return List.copyOf(found);
    }

    private void collect(SimEntity from, Set<ManagedObjectReference> found) {
        for (SimEntity child : from.children()) {
            if (types.isEmpty() || types.stream().anyMatch(t -> t.isAssignableFrom(child.type()))) {
                found.add(child.self());
            }
            if (recursive) {
                collect(child, found);
            }
        }
    }

    @Override
    @Nullable Object property(String name) {
        return switch (name) {
            case "container" -> container.self();
            case "type" -> types.stream().map(ManagedType::name).toList();
            case "recursive" -> recursive;
            default -> super.property(name);
        };
    }
}
