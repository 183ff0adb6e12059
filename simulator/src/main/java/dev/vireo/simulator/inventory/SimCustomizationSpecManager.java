package dev.vireo.simulator.inventory;

import dev.vireo.vim.CheckCustomizationResourcesRequest;
import dev.vireo.vim.ConcurrentAccess;
import dev.vireo.vim.CreateCustomizationSpecRequest;
import dev.vireo.vim.CustomizationSpecInfo;
import dev.vireo.vim.CustomizationSpecItem;
import dev.vireo.vim.CustomizationSpecManagerHandler;
import dev.vireo.vim.DeleteCustomizationSpecRequest;
import dev.vireo.vim.DoesCustomizationSpecExistRequest;
import dev.vireo.vim.DuplicateCustomizationSpecRequest;
import dev.vireo.vim.GetCustomizationSpecRequest;
import dev.vireo.vim.IsGuestOsCustomizableRequest;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.OverwriteCustomizationSpecRequest;
import dev.vireo.vim.RenameCustomizationSpecRequest;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Keeps what guests are to call themselves, under names.
final class SimCustomizationSpecManager extends SimObject
        implements CustomizationSpecManagerHandler, Lasting {
    private static final Pattern CUSTOMIZABLE =
            Pattern.compile(
                    "(win|rhel|centos|oracleLinux|sles|ubuntu|debian|rocky|almalinux|amazonlinux"
                            + "|vmwarePhoton|fedora).*Guest");

    private final Map<String, CustomizationSpecItem> items = new TreeMap<>();
    private long version;

    SimCustomizationSpecManager(Inventory inventory, ManagedObjectReference self) {
        super(inventory, self);
    }

    @Override
    @Nullable Object property(String name) {
        return name.equals("info")
                ? items.values().stream().map(CustomizationSpecItem::info).toList()
                : null;
    }

    @Override
    public void createCustomizationSpec(CreateCustomizationSpecRequest request) {
        change(() -> {
            requireNew(request.item().info().name());
            put(request.item());
        });
    }

    @Override
    public void overwriteCustomizationSpec(OverwriteCustomizationSpecRequest request) {
        change(() -> {
            CustomizationSpecInfo before = item(request.item().info().name()).info();
            String known = request.item().info().changeVersion();
            if (known != null && !known.equals(before.changeVersion())) {
                throw new SimFault(
                        ConcurrentAccess.builder().build(),
                        "The specification has been changed by another user.");
            }
            put(request.item());
        });
    }

    @Override
    public void deleteCustomizationSpec(DeleteCustomizationSpecRequest request) {
        change(() -> items.remove(item(request.name()).info().name()));
    }

    @Override
    public void duplicateCustomizationSpec(DuplicateCustomizationSpecRequest request) {
        change(() -> {
            CustomizationSpecItem source = item(request.name());
            requireNew(request.newName());
            put(named(source, request.newName()));
        });
    }

    @Override
    public void renameCustomizationSpec(RenameCustomizationSpecRequest request) {
        change(() -> {
            CustomizationSpecItem source = item(request.name());
            requireNew(request.newName());
            items.remove(request.name());
            put(named(source, request.newName()));
        });
    }

    private static CustomizationSpecItem named(CustomizationSpecItem item, String name) {
        return item.toBuilder().info(item.info().toBuilder().name(name).build()).build();
    }

    private void put(CustomizationSpecItem item) {
        String family = item.info().type();
        if (!family.equals("Linux") && !family.equals("Windows")) {
            throw SimFault.invalidArgument("item.info.type");
        }
        version++;
        items.put(
                item.info().name(),
                item.toBuilder()
                        .info(
                                item.info().toBuilder()
                                        .changeVersion(String.valueOf(version))
                                        .lastUpdateTime(inventory().now())
                                        .build())
                        .build());
    }

    private void change(Runnable work) {
        inventory()
                .durably(() -> {
                    work.run();
                    touchLastingly();
                    return null;
                });
    }

    private void requireNew(String name) {
        if (name.isBlank()) {
            throw SimFault.invalidArgument("name");
        }
        if (items.containsKey(name)) {
            throw SimFault.alreadyExists(name);
        }
    }

    private CustomizationSpecItem item(String name) {
        CustomizationSpecItem item = items.get(name);
        if (item == null) {
            throw SimFault.notFound("The customization specification " + name);
        }
        return item;
    }

    @Override
    public CustomizationSpecItem getCustomizationSpec(GetCustomizationSpecRequest request) {
        return item(request.name());
    }

    @Override
    public boolean doesCustomizationSpecExist(DoesCustomizationSpecExistRequest request) {
        return items.containsKey(request.name());
    }

    @Override
    public boolean isGuestOsCustomizable(IsGuestOsCustomizableRequest request) {
        return CUSTOMIZABLE.matcher(request.guestId()).matches();
    }

    @Override
    public void checkCustomizationResources(CheckCustomizationResourcesRequest request) {
        if (!CUSTOMIZABLE.matcher(request.guestOs()).matches()) {
            throw VmCustomization.uncustomizable(request.guestOs());
        }
    }

    // What lasts

    @Override
    public void save(StateWriter out) {
        out.number("version", version)
                .list("item", CustomizationSpecItem.TYPE.name(), items.values());
    }

    @Override
    public void restore(StateReader in) {
        version = in.number("version", version);
        items.clear();
        in.list("item", CustomizationSpecItem.class)
                .forEach(item -> items.put(Objects.requireNonNull(item.info().name()), item));
        touch();
    }

    @Override
    public void discard() {
        inventory().remove(this);
    }
}
