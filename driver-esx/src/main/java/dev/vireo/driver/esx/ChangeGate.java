package dev.vireo.driver.esx;

import dev.vireo.api.ChangeWatch;
import dev.vireo.api.PlannedChange;
import dev.vireo.client.CallGate;
import dev.vireo.client.HttpMethod;
import dev.vireo.client.HttpRequest;
import dev.vireo.vim.ArrayValue;
import dev.vireo.vim.DataObject;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.MethodRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/// Tells a [ChangeWatch] of every call that is not known to change nothing, and leaves it if the
/// watch does not permit changes.
final class ChangeGate implements CallGate {
    /// The methods that leave inventory and machines as they are: they read, or they are about what
    /// ends with the session. Whatever is not here counts as a change.
    private static final Set<String> READING =
            Set.of(
                    "AcquireGenericServiceTicket",
                    "CancelRetrievePropertiesEx",
                    "CancelWaitForUpdates",
                    "CheckForUpdates",
                    "CheckMigrate_Task",
                    "CheckRelocate_Task",
                    "ContinueRetrievePropertiesEx",
                    "CreateCollectorForEvents",
                    "CreateContainerView",
                    "CreateFilter",
                    "CreatePropertyCollector",
                    "CurrentTime",
                    "DestroyCollector",
                    "DestroyPropertyCollector",
                    "DestroyPropertyFilter",
                    "DestroyView",
                    "FetchUserPrivilegeOnEntities",
                    "FindByDatastorePath",
                    "FindByInventoryPath",
                    "FindByUuid",
                    "FindChild",
                    "HasPrivilegeOnEntities",
                    "Login",
                    "Logout",
                    "QueryAvailablePerfMetric",
                    "QueryConfigOptionDescriptor",
                    "QueryEvents",
                    "QueryPerf",
                    "QueryPerfCounter",
                    "QueryPerfProviderSummary",
                    "QueryVirtualDiskUuid",
                    "ReadNextEvents",
                    "RetrieveProperties",
                    "RetrievePropertiesEx",
                    "RetrieveServiceContent",
                    "SearchDatastoreSubFolders_Task",
                    "SearchDatastore_Task",
                    "ValidateMigration",
                    "WaitForUpdates",
                    "WaitForUpdatesEx");

    private final ChangeWatch watch;
    private volatile Function<ManagedObjectReference, Optional<String>> names =
            _ -> Optional.empty();
    private final Map<ManagedObjectReference, String> known = new ConcurrentHashMap<>();
    private volatile boolean ended;

    ChangeGate(ChangeWatch watch) {
        this.watch = watch;
    }

    /// Returns whether changes are made.
    boolean permits() {
        return watch.permitsChanges();
    }

    /// Takes note of a name that came with something else.
    void learn(ManagedObjectReference object, String name) {
        known.put(object, name);
    }

    /// Says how names of objects are found, which are told if nothing else is done.
    void naming(Function<ManagedObjectReference, Optional<String>> how) {
        names = how;
    }

    @Override
    public boolean admits(MethodRequest<?> request) {
        String method = request.vimMethod().name();
        if (READING.contains(method)) {
            return true;
        }
        if (!ended) {
            ManagedObjectReference object = request.self();
            Map<String, Object> parameters = members(request);
            parameters.remove("_this");
            parameters.remove("type");
            Optional<String> name = Optional.ofNullable(known.get(object));
            if (name.isEmpty() && !watch.permitsChanges()) {
                name = names.apply(object);
            }
            watch.onChange(new PlannedChange(method, object.toString(), name, parameters));
        }
        return watch.permitsChanges();
    }

    @Override
    public boolean admits(HttpRequest request) {
        String target = request.target();
        int query = target.indexOf('?');
        String path = query < 0 ? target : target.substring(0, query);
        if (!ended) {
            Map<String, Object> parameters = new LinkedHashMap<>();
            if (query >= 0) {
                parameters.put("query", target.substring(query + 1));
            }
            for (String header : List.of("Content-Range", "If-None-Match")) {
                request.headers().first(header).ifPresent(value -> parameters.put(header, value));
            }
            if (request.method() == HttpMethod.PUT && request.body().length() >= 0) {
                parameters.put("bytes", request.body().length());
            }
            watch.onChange(
                    new PlannedChange(request.method().name(), path, Optional.empty(), parameters));
        }
        return watch.permitsChanges();
    }

    @Override
    public void needed(String method) {
        if (!ended) {
            ended = true;
            watch.onEnd(method);
        }
    }

    private static Map<String, Object> members(DataObject object) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("type", object.wireType());
        for (int i = 0; i < object.vimType().members().size(); i++) {
            Object value = object.valueAt(i);
            if (value != null) {
                String name = object.vimType().member(i).name();
                members.put(name, object.hides(i) ? "***" : value(value));
            }
        }
        return members;
    }

    private static Object value(Object value) {
        return switch (value) {
            case DataObject object -> members(object);
            case ArrayValue array -> values(array.items());
            case List<?> items -> values(items);
            case Number number -> number;
            case Boolean flag -> flag;
            default -> value.toString();
        };
    }

    private static List<Object> values(List<?> items) {
        List<Object> values = new ArrayList<>();
        items.forEach(item -> values.add(value(item)));
        return values;
    }
}
