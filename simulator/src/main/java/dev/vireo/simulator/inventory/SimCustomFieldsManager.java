package dev.vireo.simulator.inventory;

import dev.vireo.vim.AddCustomFieldDefRequest;
import dev.vireo.vim.CustomFieldDef;
import dev.vireo.vim.CustomFieldDefAddedEvent;
import dev.vireo.vim.CustomFieldDefRemovedEvent;
import dev.vireo.vim.CustomFieldDefRenamedEvent;
import dev.vireo.vim.CustomFieldValueChangedEvent;
import dev.vireo.vim.CustomFieldsManagerHandler;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.ManagedType;
import dev.vireo.vim.RemoveCustomFieldDefRequest;
import dev.vireo.vim.RenameCustomFieldDefRequest;
import dev.vireo.vim.SetFieldRequest;
import dev.vireo.vim.Types;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Keeps the fields that clients add to objects.
final class SimCustomFieldsManager extends SimObject
        implements CustomFieldsManagerHandler, Lasting {
    private final Map<Integer, CustomFieldDef> fields = new LinkedHashMap<>();
    private int lastKey = 100;

    SimCustomFieldsManager(Inventory inventory, ManagedObjectReference self) {
        super(inventory, self);
    }

    @Override
    @Nullable Object property(String name) {
        return name.equals("field") ? List.copyOf(fields.values()) : null;
    }

    /// Returns the fields that an object can have.
    List<CustomFieldDef> of(SimEntity entity) {
        return fields.values().stream().filter(field -> applies(field, entity)).toList();
    }

    private static boolean applies(CustomFieldDef field, SimEntity entity) {
        String type = field.managedObjectType();
        return type == null
                || (Types.find(type).orElse(null) instanceof ManagedType wanted
                        && wanted.isAssignableFrom(entity.type()));
    }

    /// Checks that an object can have a field.
    ///
    /// @throws SimFault `InvalidArgument` if not
    void require(int key, SimEntity entity) {
        CustomFieldDef field = fields.get(key);
        if (field == null || !applies(field, entity)) {
            throw SimFault.invalidArgument("key");
        }
    }

    @Override
    public CustomFieldDef addCustomFieldDef(AddCustomFieldDefRequest request) {
        requireNew(request.name(), request.moType());
        return inventory().durably(() -> add(request));
    }

    private CustomFieldDef add(AddCustomFieldDefRequest request) {
        CustomFieldDef field =
                CustomFieldDef.builder()
                        .key(++lastKey)
                        .name(request.name())
                        .type("string")
                        .managedObjectType(request.moType())
                        .fieldDefPrivileges(request.fieldDefPolicy())
                        .fieldInstancePrivileges(request.fieldPolicy())
                        .build();
        fields.put(field.key(), field);
        changed();
        inventory()
                .events()
                .post(
                        null,
                        CustomFieldDefAddedEvent.builder().fieldKey(field.key()).name(field.name()),
                        "Created new custom field definition " + field.name());
        return field;
    }

    private void requireNew(String name, @Nullable String type) {
        if (name.isBlank()) {
            throw SimFault.invalidArgument("name");
        }
        if (type != null && !(Types.find(type).orElse(null) instanceof ManagedType)) {
            throw SimFault.invalidArgument("moType");
        }
        if (fields.values().stream().anyMatch(field -> field.name().equals(name))) {
            throw SimFault.duplicateName(name, self());
        }
    }

    @Override
    public void removeCustomFieldDef(RemoveCustomFieldDefRequest request) {
        CustomFieldDef removed = field(request.key());
        inventory()
                .durably(() -> {
                    fields.remove(request.key());
                    inventory()
                            .all(SimEntity.class)
                            .forEach(entity -> entity.forgetField(request.key()));
                    changed();
                    inventory()
                            .events()
                            .post(
                                    null,
                                    CustomFieldDefRemovedEvent.builder()
                                            .fieldKey(removed.key())
                                            .name(removed.name()),
                                    "Removed field definition " + removed.name());
                    return null;
                });
    }

    private CustomFieldDef field(int key) {
        CustomFieldDef field = fields.get(key);
        if (field == null) {
            throw SimFault.notFound("The field " + key);
        }
        return field;
    }

    @Override
    public void renameCustomFieldDef(RenameCustomFieldDefRequest request) {
        CustomFieldDef field = field(request.key());
        requireNew(request.name(), null);
        inventory()
                .durably(() -> {
                    fields.put(field.key(), field.toBuilder().name(request.name()).build());
                    changed();
                    inventory()
                            .events()
                            .post(
                                    null,
                                    CustomFieldDefRenamedEvent.builder()
                                            .fieldKey(field.key())
                                            .name(field.name())
                                            .newName(request.name()),
                                    "Renamed field definition from "
                                            + field.name()
                                            + " to "
                                            + request.name());
                    return null;
                });
    }

    @Override
    public void setField(SetFieldRequest request) {
        SimEntity entity = Scope.find(inventory(), request.entity());
        require(request.key(), entity);
        inventory()
                .durably(() -> {
                    entity.customField(request.key(), request.value());
                    return null;
                });
    }

    /// Records that an object has another value of a field.
    void valueChanged(SimEntity entity, int key, String before, String value) {
        String name = field(key).name();
        inventory()
                .events()
                .post(
                        entity,
                        CustomFieldValueChangedEvent.builder()
                                .entity(EventPlace.argument(entity))
                                .fieldKey(key)
                                .name(name)
                                .value(value)
                                .prevState(before),
                        "Changed custom field " + name + " on " + entity.name() + " to " + value);
    }

    // What lasts

    @Override
    public void save(StateWriter out) {
        out.number("last", lastKey).list("field", CustomFieldDef.TYPE.name(), fields.values());
    }

    @Override
    public void restore(StateReader in) {
        lastKey = (int) in.number("last", lastKey);
        fields.clear();
        in.list("field", CustomFieldDef.class).forEach(field -> fields.put(field.key(), field));
        touchAll();
    }

    @Override
    public void discard() {
        inventory().remove(this);
    }

    /// The fields that objects can have are properties of the objects.
    private void changed() {
        touchLastingly();
        touchAll();
    }

    private void touchAll() {
        touch();
        inventory().all(SimEntity.class).forEach(SimObject::touch);
    }
}
