package dev.vireo.simulator.inventory;

import dev.vireo.vim.Capability;
import dev.vireo.vim.CurrentTimeRequest;
import dev.vireo.vim.Event;
import dev.vireo.vim.HostVMotionCompatibility;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.ProductComponentInfo;
import dev.vireo.vim.QueryVMotionCompatibilityRequest;
import dev.vireo.vim.RetrieveProductComponentsRequest;
import dev.vireo.vim.RetrieveServiceContentRequest;
import dev.vireo.vim.ServiceContent;
import dev.vireo.vim.ServiceInstanceHandler;
import dev.vireo.vim.ValidateMigrationRequest;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The one object whose reference every client knows.
final class SimServiceInstance extends SimObject implements ServiceInstanceHandler {
    private final boolean multiHost;

    SimServiceInstance(Inventory inventory, boolean multiHost) {
        super(inventory, new ManagedObjectReference("ServiceInstance", "ServiceInstance"));
        this.multiHost = multiHost;
    }

    @Override
    @Nullable Object property(String name) {
        return switch (name) {
            case "serverClock" -> inventory().now();
            case "content" -> inventory().content();
            case "capability" ->
                    Capability.builder()
                            .provisioningSupported(multiHost)
                            .multiHostSupported(multiHost)
                            .userShellAccessSupported(!multiHost)
                            .build();
            default -> null;
        };
    }

    @Override
    public ServiceContent retrieveServiceContent(RetrieveServiceContentRequest request) {
        return inventory().content();
    }

    @Override
    public List<ProductComponentInfo> retrieveProductComponents(
            RetrieveProductComponentsRequest request) {
        return List.of();
    }

    @Override
    public Instant currentTime(CurrentTimeRequest request) {
        return inventory().now();
    }

    @Override
    public List<Event> validateMigration(ValidateMigrationRequest request) {
        return new MigrationChecks(inventory()).validate(request);
    }

    @Override
    public List<HostVMotionCompatibility> queryVMotionCompatibility(
            QueryVMotionCompatibilityRequest request) {
        return new MigrationChecks(inventory()).compatible(request);
    }
}
