package dev.vireo.simulator.inventory;

import dev.vireo.vim.FindAllByDnsNameRequest;
import dev.vireo.vim.FindAllByIpRequest;
import dev.vireo.vim.FindAllByUuidRequest;
import dev.vireo.vim.FindByDatastorePathRequest;
import dev.vireo.vim.FindByDnsNameRequest;
import dev.vireo.vim.FindByInventoryPathRequest;
import dev.vireo.vim.FindByIpRequest;
import dev.vireo.vim.FindByUuidRequest;
import dev.vireo.vim.FindChildRequest;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.SearchIndexHandler;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Finds virtual machines and hosts by what is known of them.
final class SimSearchIndex extends SimObject implements SearchIndexHandler {
    private final SimFolder root;

    SimSearchIndex(Inventory inventory, ManagedObjectReference self, SimFolder root) {
        super(inventory, self);
        this.root = root;
    }

    @Override
    @Nullable Object property(String name) {
        return null;
    }

    @Override
    public List<ManagedObjectReference> findAllByUuid(FindAllByUuidRequest request) {
        return byUuid(
                request.datacenter(), request.uuid(), request.vmSearch(), request.instanceUuid());
    }

    @Override
    public @Nullable ManagedObjectReference findByUuid(FindByUuidRequest request) {
        return first(
                byUuid(
                        request.datacenter(),
                        request.uuid(),
                        request.vmSearch(),
                        request.instanceUuid()));
    }

    private List<ManagedObjectReference> byUuid(
            @Nullable ManagedObjectReference datacenter,
            String text,
            boolean machines,
            @Nullable Boolean instance) {
        String uuid = text.toLowerCase(Locale.ROOT);
        if (!machines) {
            return hosts(datacenter, host -> host.uuid().equals(uuid));
        }
        boolean byInstance = Objects.equals(instance, true);
        return inventory().machinesOf(uuid).stream()
                .filter(vm ->
                        uuid.equals(byInstance ? vm.config().instanceUuid() : vm.config().uuid()))
                .filter(vm -> isIn(datacenter, vm))
                .map(SimObject::self)
                .toList();
    }

    @Override
    public List<ManagedObjectReference> findAllByIp(FindAllByIpRequest request) {
        return byIp(request.datacenter(), request.ip(), request.vmSearch());
    }

    @Override
    public @Nullable ManagedObjectReference findByIp(FindByIpRequest request) {
        return first(byIp(request.datacenter(), request.ip(), request.vmSearch()));
    }

    private List<ManagedObjectReference> byIp(
            @Nullable ManagedObjectReference datacenter, String ip, boolean machines) {
        return machines
                ? machines(datacenter, vm -> vm.guest().ipAddress().equals(Optional.of(ip)))
                : hosts(datacenter, host -> host.ipAddress().equals(ip));
    }

    @Override
    public List<ManagedObjectReference> findAllByDnsName(FindAllByDnsNameRequest request) {
        return byDnsName(request.datacenter(), request.dnsName(), request.vmSearch());
    }

    @Override
    public @Nullable ManagedObjectReference findByDnsName(FindByDnsNameRequest request) {
        return first(byDnsName(request.datacenter(), request.dnsName(), request.vmSearch()));
    }

    private List<ManagedObjectReference> byDnsName(
            @Nullable ManagedObjectReference datacenter, String name, boolean machines) {
        return machines
                ? machines(
                        datacenter,
                        vm -> vm.guest().hostName().filter(name::equalsIgnoreCase).isPresent())
                : hosts(datacenter, host -> host.dnsName().equalsIgnoreCase(name));
    }

    @Override
    public @Nullable ManagedObjectReference findByDatastorePath(
            FindByDatastorePathRequest request) {
        return first(
                machines(
                        request.datacenter(),
                        vm -> vm.config().vmPathName().equals(request.path())));
    }

    @Override
    public @Nullable ManagedObjectReference findByInventoryPath(
            FindByInventoryPathRequest request) {
        SimEntity at = root;
        for (String name : request.inventoryPath().split("/", -1)) {
            if (at != null && !name.isEmpty()) {
                at = child(at, name).orElse(null);
            }
        }
        return at == null ? null : at.self();
    }

    @Override
    public @Nullable ManagedObjectReference findChild(FindChildRequest request) {
        SimEntity entity =
                inventory().find(request.entity()).orElse(null) instanceof SimEntity found
                        ? found
                        : null;
        if (entity == null) {
            throw SimFault.notFound(request.entity());
        }
        return child(entity, request.name()).map(SimObject::self).orElse(null);
    }

    /// In paths, a machine is found in its folder only: its host and pool have it too.
    private static Optional<? extends SimEntity> child(SimEntity parent, String name) {
        return parent.children().stream()
                .filter(child -> parent.equals(child.parent()) && child.name().equals(name))
                .findFirst();
    }

    private List<ManagedObjectReference> machines(
            @Nullable ManagedObjectReference datacenter, Predicate<SimVirtualMachine> condition) {
        return find(SimVirtualMachine.class, datacenter, condition);
    }

    private List<ManagedObjectReference> hosts(
            @Nullable ManagedObjectReference datacenter, Predicate<SimHostSystem> condition) {
        return find(SimHostSystem.class, datacenter, condition);
    }

    private <T extends SimEntity> List<ManagedObjectReference> find(
            Class<T> kind,
            @Nullable ManagedObjectReference datacenter,
            Predicate<? super T> condition) {
        return inventory().all(kind).stream()
                .filter(condition)
                .filter(entity -> isIn(datacenter, entity))
                .map(SimObject::self)
                .toList();
    }

    private boolean isIn(@Nullable ManagedObjectReference datacenter, SimEntity entity) {
        if (datacenter == null) {
            return true;
        }
        if (inventory().find(datacenter).isEmpty()) {
            throw SimFault.notFound(datacenter);
        }
        for (SimEntity at = entity; at != null; at = at.parent()) {
            if (at.self().equals(datacenter)) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable ManagedObjectReference first(List<ManagedObjectReference> found) {
        return found.isEmpty() ? null : found.getFirst();
    }
}
