package dev.vireo.simulator.inventory;

import dev.vireo.vim.Description;
import dev.vireo.vim.Extension;
import dev.vireo.vim.ExtensionManagerHandler;
import dev.vireo.vim.FindExtensionRequest;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.QueryManagedByRequest;
import dev.vireo.vim.RegisterExtensionRequest;
import dev.vireo.vim.SetExtensionCertificateRequest;
import dev.vireo.vim.SetPublicKeyRequest;
import dev.vireo.vim.UnregisterExtensionRequest;
import dev.vireo.vim.UpdateExtensionRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Keeps what extends a vCenter.
final class SimExtensionManager extends SimObject implements ExtensionManagerHandler {
    private final Map<String, Extension> extensions = new LinkedHashMap<>();

    SimExtensionManager(Inventory inventory, ManagedObjectReference self) {
        super(inventory, self);
        Extension server =
                Extension.builder()
                        .description(
                                Description.builder()
                                        .label("VMware vCenter Server")
                                        .summary("VMware vCenter Server")
                                        .build())
                        .key("VirtualCenter")
                        .version(inventory.content().about().version())
                        .lastHeartbeatTime(inventory.now())
                        .build();
        extensions.put(server.key(), server);
    }

    @Override
    @Nullable Object property(String name) {
        return name.equals("extensionList") ? List.copyOf(extensions.values()) : null;
    }

    @Override
    public @Nullable Extension findExtension(FindExtensionRequest request) {
        return extensions.get(request.extensionKey());
    }

    @Override
    public void registerExtension(RegisterExtensionRequest request) {
        if (extensions.containsKey(request.extension().key())) {
            throw SimFault.invalidArgument("extension.key");
        }
        keep(request.extension());
    }

    @Override
    public void updateExtension(UpdateExtensionRequest request) {
        require(request.extension().key());
        keep(request.extension());
    }

    private void keep(Extension extension) {
        extensions.put(
                extension.key(),
                extension.toBuilder().lastHeartbeatTime(inventory().now()).build());
        touch();
    }

    @Override
    public void unregisterExtension(UnregisterExtensionRequest request) {
        require(request.extensionKey());
        extensions.remove(request.extensionKey());
        touch();
    }

    @Override
    public void setPublicKey(SetPublicKeyRequest request) {
        require(request.extensionKey());
    }

    @Override
    public void setExtensionCertificate(SetExtensionCertificateRequest request) {
        require(request.extensionKey());
    }

    @Override
    public List<ManagedObjectReference> queryManagedBy(QueryManagedByRequest request) {
        return inventory().machines().stream()
                .filter(machine -> {
                    var by = machine.config().info().managedBy();
                    return by != null && by.extensionKey().equals(request.extensionKey());
                })
                .map(SimObject::self)
                .toList();
    }

    private void require(String key) {
        if (!extensions.containsKey(key)) {
            throw SimFault.notFound("The extension " + key);
        }
    }
}
