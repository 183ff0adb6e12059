package dev.vireo.simulator.inventory;

import dev.vireo.vim.CreateContainerViewRequest;
import dev.vireo.vim.CreateInventoryViewRequest;
import dev.vireo.vim.CreateListViewFromViewRequest;
import dev.vireo.vim.CreateListViewRequest;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.ManagedType;
import dev.vireo.vim.ViewManagerHandler;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Makes views: live lists of objects that a property collector can traverse.
final class SimViewManager extends SimObject implements ViewManagerHandler {
    SimViewManager(Inventory inventory, ManagedObjectReference self) {
        super(inventory, self);
    }

    @Override
    @Nullable Object property(String name) {
        return name.equals("viewList")
                ? SimEntity.references(Call.current().authenticated().all(SimView.class))
                : null;
    }

    @Override
    public ManagedObjectReference createContainerView(CreateContainerViewRequest request) {
        SimEntity container =
                inventory().find(request.container()).orElse(null) instanceof SimEntity entity
                        ? entity
                        : notFound(request.container());
        if (!SimContainerView.isContainer(container)) {
            throw SimFault.invalidArgument("container");
        }
        List<ManagedType> types = request.type().stream().map(Traversal::managedType).toList();
        Session session = Call.current().authenticated();
        return session.add(
                        new SimContainerView(
                                session,
                                session.newReference("ContainerView"),
                                container,
                                types,
                                request.recursive()))
                .self();
    }

    @Override
    public ManagedObjectReference createInventoryView(CreateInventoryViewRequest request) {
        Session session = Call.current().authenticated();
        return session.add(
                        new SimInventoryView(
                                inventory(), session, session.newReference("InventoryView")))
                .self();
    }

    @Override
    public ManagedObjectReference createListView(CreateListViewRequest request) {
        return listView(request.obj());
    }

    @Override
    public ManagedObjectReference createListViewFromView(CreateListViewFromViewRequest request) {
        return listView(SimView.find(request.view()).references());
    }

    private ManagedObjectReference listView(List<ManagedObjectReference> objects) {
        Session session = Call.current().authenticated();
        SimListView view =
                new SimListView(inventory(), session, session.newReference("ListView"), objects);
        return session.add(view).self();
    }

    private static SimEntity notFound(ManagedObjectReference reference) {
        throw SimFault.notFound(reference);
    }
}
