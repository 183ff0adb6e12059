package dev.vireo.simulator.inventory;

import dev.vireo.simulator.state.InventoryFile;
import dev.vireo.vim.AboutInfo;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.ServiceContent;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// All that was captured of a server.
final class CapturedObjects {
    private static final ManagedObjectReference SERVICE_INSTANCE =
            new ManagedObjectReference("ServiceInstance", "ServiceInstance");

    private final Map<ManagedObjectReference, CapturedObject> objects = new LinkedHashMap<>();
    private final ServiceContent content;

    private CapturedObjects(List<InventoryFile.Line> lines) {
        for (InventoryFile.Line line : lines) {
            if (line.content().containsKey("captured")) {
                CapturedObject object = CapturedObject.of(line);
                objects.put(object.self(), object);
            }
        }
        CapturedObject instance = objects.get(SERVICE_INSTANCE);
        if (instance == null) {
            throw lines.getFirst().broken("there is no " + SERVICE_INSTANCE + " in this capture");
        }
        this.content =
                instance.value("content", ServiceContent.class)
                        .orElseThrow(() ->
                                lines.getFirst()
                                        .broken("the capture does not tell the server's content"));
    }

    /// Reads the lines of a file.
    ///
    /// @throws dev.vireo.simulator.state.StateException if they make no sense
    static CapturedObjects of(List<InventoryFile.Line> lines) {
        return new CapturedObjects(lines);
    }

    ServiceContent content() {
        return content;
    }

    AboutInfo about() {
        return content.about();
    }

    Collection<CapturedObject> all() {
        return objects.values();
    }

    @Nullable CapturedObject get(ManagedObjectReference reference) {
        return objects.get(reference);
    }

    Optional<CapturedObject> find(ManagedObjectReference reference) {
        return Optional.ofNullable(objects.get(reference));
    }
}
