package dev.vireo.simulator.inventory;

import dev.vireo.vim.CancelRetrievePropertiesExRequest;
import dev.vireo.vim.CancelWaitForUpdatesRequest;
import dev.vireo.vim.CheckForUpdatesRequest;
import dev.vireo.vim.ContinueRetrievePropertiesExRequest;
import dev.vireo.vim.CreateFilterRequest;
import dev.vireo.vim.CreatePropertyCollectorRequest;
import dev.vireo.vim.DestroyPropertyCollectorRequest;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.ObjectContent;
import dev.vireo.vim.PropertyCollectorHandler;
import dev.vireo.vim.PropertyFilterSpec;
import dev.vireo.vim.PropertyFilterUpdate;
import dev.vireo.vim.PropertySpec;
import dev.vireo.vim.RetrievePropertiesExRequest;
import dev.vireo.vim.RetrievePropertiesRequest;
import dev.vireo.vim.RetrieveResult;
import dev.vireo.vim.UpdateSet;
import dev.vireo.vim.WaitForUpdatesExRequest;
import dev.vireo.vim.WaitForUpdatesRequest;
import dev.vireo.vim.WaitOptions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A session's property collector: reads properties once, page by page, or waits for their changes.
///
/// Whoever has not logged in can read the service instance and the session manager, as on a real
/// host: clients find out that way that their session has ended.
final class SimPropertyCollector extends SimObject implements PropertyCollectorHandler {
    /// How many objects a page has at most, and for clients that do not say how many they want.
    private static final int USUAL_PAGE = 1000;

    /// The same where whole configurations are asked for: their replies are long.
    private static final int LARGE_OBJECTS_PAGE = 200;

    private final @Nullable Session session;
    private final Map<String, Page> pages = new HashMap<>();
    private final List<SimPropertyFilter> filters = new ArrayList<>();
    private long tokens;
    private long sent;
    private long cancellations;

    SimPropertyCollector(Inventory inventory, @Nullable Session session) {
        this(inventory, session, inventory.content().propertyCollector());
    }

    private SimPropertyCollector(
            Inventory inventory, @Nullable Session session, ManagedObjectReference self) {
        super(inventory, self);
        this.session = session;
    }

    @Override
    @Nullable Object property(String name) {
        return name.equals("filter") ? SimEntity.references(filters) : null;
    }

    @Override
    public List<ObjectContent> retrieveProperties(RetrievePropertiesRequest request) {
        Page page = new Page(Integer.MAX_VALUE);
        request.specSet().forEach(spec -> page.parts.addAll(page(spec).parts));
        int count = page.size();
        if (count > usualPage(request.specSet())) {
            return new LongResult(inventory(), count, page::row);
        }
        List<ObjectContent> rows = new ArrayList<>(count);
        page.drainTo(rows, count);
        return rows;
    }

    @Override
    public @Nullable RetrieveResult retrievePropertiesEx(RetrievePropertiesExRequest request) {
        Integer wanted = request.options().maxObjects();
        if (wanted != null && wanted < 1) {
            throw SimFault.invalidArgument("options.maxObjects");
        }
        int usual = usualPage(request.specSet());
        Page page = new Page(wanted == null ? usual : Math.min(wanted, usual));
        request.specSet().forEach(spec -> page.parts.addAll(page(spec).parts));
        RetrieveResult result = next(page);
        return result.objects().isEmpty() ? null : result;
    }

    private static int usualPage(List<PropertyFilterSpec> specs) {
        for (PropertyFilterSpec spec : specs) {
            for (PropertySpec properties : spec.propSet()) {
                if (Objects.equals(properties.all(), true)
                        || properties.pathSet().contains("config")) {
                    return LARGE_OBJECTS_PAGE;
                }
            }
        }
        return USUAL_PAGE;
    }

    @Override
    public RetrieveResult continueRetrievePropertiesEx(
            ContinueRetrievePropertiesExRequest request) {
        return next(take(request.token()));
    }

    @Override
    public void cancelRetrievePropertiesEx(CancelRetrievePropertiesExRequest request) {
        take(request.token());
    }

    private Page take(String token) {
        Page page = pages.remove(token);
        if (page == null) {
            throw SimFault.invalidArgument("token");
        }
        return page;
    }

    private RetrieveResult next(Page page) {
        List<ObjectContent> rows = new ArrayList<>();
        page.drainTo(rows, page.limit);
        String token = null;
        if (page.hasMore()) {
            token = String.valueOf(tokens++);
            pages.put(token, page);
        }
        return RetrieveResult.builder().token(token).objects(rows).build();
    }

    private Page page(PropertyFilterSpec spec) {
        PropertySelection selection = PropertySelection.of(spec);
        Traversal.Result result =
                Traversal.select(
                        Call.current(),
                        spec.objectSet(),
                        Objects.equals(spec.reportMissingObjectsInResults(), true));
        result.objects().forEach(this::checkReadable);
        Page page = new Page(Integer.MAX_VALUE);
        List<SimObject> objects =
                result.objects().stream()
                        .filter(object -> selection.paths(object.type()).isPresent())
                        .toList();
        page.parts.add(new Part(selection, objects, List.copyOf(result.missing())));
        return page;
    }

    private void checkReadable(SimObject object) {
        boolean anyone =
                object instanceof SimServiceInstance || object instanceof SimSessionManager;
        if (session == null && !anyone) {
            throw SimFault.notAuthenticated(object.self());
        }
    }

    @Override
    public ManagedObjectReference createFilter(CreateFilterRequest request) {
        Session owner = Call.current().authenticated();
        SimPropertyFilter filter =
                new SimPropertyFilter(
                        this,
                        owner,
                        owner.newReference("PropertyFilter"),
                        request.spec(),
                        request.partialUpdates());
        filters.add(owner.add(filter));
        inventory().wake();
        return filter.self();
    }

    void remove(SimPropertyFilter filter) {
        filters.remove(filter);
    }

    @Override
    public ManagedObjectReference createPropertyCollector(CreatePropertyCollectorRequest request) {
        Session owner = Call.current().authenticated();
        return owner.add(
                        new SimPropertyCollector(
                                inventory(), owner, owner.newReference("PropertyCollector")))
                .self();
    }

    @Override
    public void destroyPropertyCollector(DestroyPropertyCollectorRequest request) {
        if (self().equals(inventory().content().propertyCollector())) {
            throw SimFault.notSupported();
        }
        Session owner = Call.current().authenticated();
        List.copyOf(filters).forEach(SimPropertyFilter::destroy);
        owner.remove(this);
        cancellations++;
        inventory().wake();
    }

    @Override
    public UpdateSet waitForUpdates(WaitForUpdatesRequest request) {
        return Objects.requireNonNull(updates(request.version(), null, Integer.MAX_VALUE));
    }

    @Override
    public @Nullable UpdateSet waitForUpdatesEx(WaitForUpdatesExRequest request) {
        WaitOptions options = request.options();
        Integer seconds = options == null ? null : options.maxWaitSeconds();
        Integer objects = options == null ? null : options.maxObjectUpdates();
        if (seconds != null && seconds < 0) {
            throw SimFault.invalidArgument("options.maxWaitSeconds");
        }
        if (objects != null && objects < 1) {
            throw SimFault.invalidArgument("options.maxObjectUpdates");
        }
        return updates(
                request.version(),
                seconds == null ? null : Inventory.deadline(seconds),
                objects == null ? Integer.MAX_VALUE : objects);
    }

    @Override
    public @Nullable UpdateSet checkForUpdates(CheckForUpdatesRequest request) {
        return updates(request.version(), Inventory.deadline(0), Integer.MAX_VALUE);
    }

    @Override
    public void cancelWaitForUpdates(CancelWaitForUpdatesRequest request) {
        cancellations++;
        inventory().wake();
    }

    /// Waits for updates after a version.
    ///
    /// @param deadline until when, null for ever
    /// @return the updates, null if the deadline passed without any
    private @Nullable UpdateSet updates(
            @Nullable String version, @Nullable Long deadline, int limit) {
        start(version == null ? "" : version);
        long cancelled = cancellations;
        while (true) {
            Limit left = new Limit(limit);
            List<PropertyFilterUpdate> updates = new ArrayList<>();
            for (SimPropertyFilter filter : filters) {
                filter.update(left).ifPresent(updates::add);
            }
            if (!updates.isEmpty()) {
                sent++;
                return UpdateSet.builder()
                        .version(String.valueOf(sent))
                        .filterSet(updates)
                        .truncated(left.isPassed() ? true : null)
                        .build();
            }
            if (!inventory().await(deadline)) {
                return null;
            }
            if (cancellations != cancelled || inventory().isClosed()) {
                throw SimFault.requestCanceled();
            }
            if (session != null && !session.isOpen()) {
                throw SimFault.notAuthenticated(self());
            }
        }
    }

    private void start(String version) {
        if (version.isEmpty()) {
            filters.forEach(SimPropertyFilter::restart);
        } else if (!version.equals(String.valueOf(sent))) {
            throw SimFault.invalidCollectorVersion();
        }
    }

    /// How many more object updates a reply takes.
    static final class Limit {
        private int left;
        private boolean passed;

        Limit(int left) {
            this.left = left;
        }

        /// Takes one.
        ///
        /// @return false if there are none left
        boolean take() {
            passed |= left == 0;
            return !passed && left-- > 0;
        }

        boolean isPassed() {
            return passed;
        }
    }

    /// Objects of one filter spec that are still to be read.
    private record Part(
            PropertySelection selection,
            List<SimObject> objects,
            List<ManagedObjectReference> missing) {
        int size() {
            return objects.size() + missing.size();
        }

        ObjectContent row(int index) {
            return index < objects.size()
                    ? selection.read(objects.get(index)).orElseThrow()
                    : PropertySelection.missing(missing.get(index - objects.size()));
        }
    }

    /// What is left of a retrieval.
    private static final class Page {
        private final int limit;
        private final List<Part> parts = new ArrayList<>(1);
        private int part;
        private int next;

        Page(int limit) {
            this.limit = limit;
        }

        void drainTo(List<ObjectContent> rows, int most) {
            while (rows.size() < most && hasMore()) {
                rows.add(parts.get(part).row(next));
                next++;
            }
        }

        int size() {
            return parts.stream().mapToInt(Part::size).sum();
        }

        /// Reads the row of a number, wherever the page is.
        ObjectContent row(int index) {
            int left = index;
            for (Part each : parts) {
                if (left < each.size()) {
                    return each.row(left);
                }
                left -= each.size();
            }
            throw new IndexOutOfBoundsException(index);
        }

        boolean hasMore() {
            while (part < parts.size() && next == parts.get(part).size()) {
                part++;
                next = 0;
            }
            return part < parts.size();
        }
    }
}
