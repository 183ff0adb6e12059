package dev.vireo.client;

import dev.vireo.vim.CancelRetrievePropertiesExRequest;
import dev.vireo.vim.ContinueRetrievePropertiesExRequest;
import dev.vireo.vim.CreateContainerViewRequest;
import dev.vireo.vim.InvalidRequest;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.MethodFault;
import dev.vireo.vim.MethodNotFound;
import dev.vireo.vim.NotSupported;
import dev.vireo.vim.ObjectContent;
import dev.vireo.vim.PropertyFilterSpec;
import dev.vireo.vim.RetrieveOptions;
import dev.vireo.vim.RetrievePropertiesExRequest;
import dev.vireo.vim.RetrievePropertiesRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Reads properties of managed objects and waits for their changes. Thread-safe.
///
/// Rows are handed on while the reply still arrives, so a result of any size takes constant memory.
/// Servers from before API 4.1 get the older methods.
public final class PropertyCollector {
    private final Session session;
    private final AtomicBoolean defaultWatched = new AtomicBoolean();
    private volatile boolean oldMethods;

    PropertyCollector(Session session) {
        this.session = session;
        this.oldMethods = !session.client().serverVersion().isAtLeast(4, 1);
    }

    /// Reads all rows that a filter selects; `RetrievePropertiesEx` and what belongs to it.
    ///
    /// @param filters what to read
    /// @param rows sees each row as soon as it is there, on this thread
    public void retrieve(List<PropertyFilterSpec> filters, Consumer<PropertyRow> rows) {
        retrieveWhile(
                filters,
                0,
                session.options().calls(),
                row -> {
                    rows.accept(row);
                    return true;
                });
    }

    /// Reads rows until the consumer has had enough. The page that has begun is still received, a
    /// further one is called off.
    ///
    /// @param filters what to read
    /// @param pageSize how many objects the server may send at a time; 0 to leave it to the server
    /// @param limits the limits of each request
    /// @param rows sees each row as soon as it is there; false ends the reading, an exception too
    /// @throws VimFaultException if the server refuses, and also with `NotAuthenticated` if it
    ///   forgot the session between two pages: what was read cannot be continued then
    public void retrieveWhile(
            List<PropertyFilterSpec> filters,
            int pageSize,
            CallOptions limits,
            Predicate<PropertyRow> rows) {
        Reading reading = new Reading(rows);
        Optional<String> token = firstPage(filters, pageSize, limits, reading);
        while (token.isPresent()) {
            if (reading.stopped) {
                cancel(token.get());
                break;
            }
            long before = reading.count;
            Optional<String> next = nextPage(token.get(), limits, reading);
            if (reading.count == before && next.equals(token)) {
                throw new ProtocolException(
                        session.client().server(), "sends the same empty page again and again");
            }
            token = next;
        }
        reading.finish();
    }

    /// Reads all rows into a list.
    ///
    /// @param filters what to read
    /// @return the rows
    public List<PropertyRow> retrieveAll(List<PropertyFilterSpec> filters) {
        List<PropertyRow> all = new ArrayList<>();
        retrieve(filters, all::add);
        return List.copyOf(all);
    }

    /// Reads properties of one object.
    ///
    /// @param object the object
    /// @param paths the property paths
    /// @return the row
    /// @throws VimFaultException with `ManagedObjectNotFound` if there is no such object
    public PropertyRow retrieveOne(ManagedObjectReference object, List<String> paths) {
        PropertyFilterSpec filter =
                PropertyFilters.start().properties(object.type(), paths).object(object).build();
        List<PropertyRow> rows = retrieveAll(List.of(filter));
        if (rows.isEmpty()) {
            return new PropertyRow(ObjectContent.builder().obj(object).build());
        }
        return rows.getFirst();
    }

    private Optional<String> firstPage(
            List<PropertyFilterSpec> filters, int pageSize, CallOptions limits, Reading reading) {
        if (!oldMethods) {
            try {
                return session.invokeForRows(newRequest(filters, pageSize), limits, reading);
            } catch (VimFaultException e) {
                if (!isUnknownMethod(e)) {
                    throw e;
                }
                oldMethods = true;
            }
        }
        return session.invokeForRows(
                RetrievePropertiesRequest.builder(reference()).specSet(filters).build(),
                limits,
                reading);
    }

    private RetrievePropertiesExRequest newRequest(List<PropertyFilterSpec> filters, int pageSize) {
        return RetrievePropertiesExRequest.builder(reference())
                .specSet(filters)
                .options(
                        RetrieveOptions.builder()
                                .maxObjects(pageSize > 0 ? (Integer) pageSize : null)
                                .build())
                .build();
    }

    /// Tells whether a server says that it does not have a method.
    static boolean isUnknownMethod(VimFaultException e) {
        MethodFault fault = e.fault().orElse(null);
        return fault instanceof MethodNotFound
                || fault instanceof NotSupported
                || (fault instanceof InvalidRequest && fault.getClass() == InvalidRequest.class);
    }

    /// A page belongs to the session that began it, so this is not repeated after a new login.
    private Optional<String> nextPage(String token, CallOptions limits, Reading reading) {
        return session.invokeOnceForRows(
                ContinueRetrievePropertiesExRequest.builder(reference()).token(token).build(),
                limits,
                reading);
    }

    private void cancel(String token) {
        Cleanup.run(
                "CancelRetrievePropertiesEx",
                limits ->
                        session.invokeOnce(
                                CancelRetrievePropertiesExRequest.builder(reference())
                                        .token(token)
                                        .build(),
                                limits));
    }

    /// Makes a view of all objects of some types below a container. The view lives on the server
    /// until it is closed or the session ends: a short command may leave closing it to the logout.
    ///
    /// @param container a folder, datacenter, compute resource, resource pool or host
    /// @param types the managed types
    /// @param recursive whether to look into containers below
    /// @return the view
    public InventoryView view(
            ManagedObjectReference container, List<String> types, boolean recursive) {
        ManagedObjectReference viewManager = session.client().serviceContent().viewManager();
        if (viewManager == null) {
            throw new ProtocolException(session.client().server(), "has no view manager");
        }
        return new InventoryView(
                session,
                session.invoke(
                        CreateContainerViewRequest.builder(viewManager)
                                .container(container)
                                .type(types)
                                .recursive(recursive)
                                .build()));
    }

    /// Waits for changes of properties. Nothing is sent before [PropertyWatch#next].
    ///
    /// @param filters what to watch
    /// @return the watch, to be closed
    public PropertyWatch watch(List<PropertyFilterSpec> filters) {
        boolean first = defaultWatched.compareAndSet(false, true);
        return new PropertyWatch(session, this, filters, first);
    }

    void unwatchDefault() {
        defaultWatched.set(false);
    }

    boolean usesOldMethods() {
        return oldMethods;
    }

    void useOldMethods() {
        oldMethods = true;
    }

    /// Returns the session's own collector.
    ManagedObjectReference reference() {
        return session.client().serviceContent().propertyCollector();
    }

    /// One retrieval: passes rows on until the consumer ends it, and drops the rest of the page, at
    /// whose end it is certain whether there is another one.
    private static final class Reading implements Consumer<ObjectContent> {
        private final Predicate<PropertyRow> rows;
        private boolean stopped;
        private long count;
        private @Nullable RuntimeException failure;

        Reading(Predicate<PropertyRow> rows) {
            this.rows = rows;
        }

        @Override
        public void accept(ObjectContent row) {
            count++;
            if (stopped) {
                return;
            }
            try {
                stopped = !rows.test(new PropertyRow(row));
            } catch (RuntimeException e) {
                stopped = true;
                failure = e;
            }
        }

        void finish() {
            if (failure != null) {
                throw failure;
            }
        }
    }
}
