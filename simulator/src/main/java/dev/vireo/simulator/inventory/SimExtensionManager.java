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
final class SimExtensionManager extends SimObject implements ExtensionManagerHandler, Lasting {
    private final Extension server;
    private final Map<String, Extension> extensions = new LinkedHashMap<>();

    SimExtensionManager(Inventory inventory, ManagedObjectReference self) {
        super(inventory, self);
        this.server =
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
        inventory()
                .durably(() -> {
                    extensions.put(
                            extension.key(),
                            extension.toBuilder().lastHeartbeatTime(inventory().now()).build());
                    touchLastingly();
                    return null;
                });
    }

    // What lasts

    /// Leaves out what the server itself registers with each start.
    @Override
    public void save(StateWriter out) {
        out.flag("server", server.equals(extensions.get(server.key())))
                .list(
                        "extension",
                        Extension.TYPE.name(),
                        extensions.values().stream().filter(each -> !each.equals(server)).toList());
    }

    @Override
    public void restore(StateReader in) {
        extensions.clear();
        if (in.flag("server", true)) {
            extensions.put(server.key(), server);
        }
        in.list("extension", Extension.class).forEach(each -> extensions.put(each.key(), each));
        touch();
    }

    @Override
    public void discard() {
        inventory().remove(this);
    }

    @Override
    public void unregisterExtension(UnregisterExtensionRequest request) {
        require(request.extensionKey());
        inventory()
                .durably(() -> {
                    extensions.remove(request.extensionKey());
                    touchLastingly();
                    return null;
                });
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
