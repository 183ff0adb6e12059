package dev.vireo.simulator.inventory;

import dev.vireo.vim.CustomFieldStringValue;
import dev.vireo.vim.CustomFieldValue;
import dev.vireo.vim.DestroyTaskRequest;
import dev.vireo.vim.ManagedEntityHandler;
import dev.vireo.vim.ManagedEntityStatus;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.ReloadRequest;
import dev.vireo.vim.RenameTaskRequest;
import dev.vireo.vim.SetCustomValueRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A managed object with a name and a place in the inventory tree.
abstract class SimEntity extends SimObject implements ManagedEntityHandler, Lasting {
    private final List<SimTask> recentTasks = new ArrayList<>(0);
    private @Nullable SimEntity parent;
    private String name;
    private List<CustomFieldValue> customValues = List.of();

    SimEntity(
            Inventory inventory,
            ManagedObjectReference self,
            @Nullable SimEntity parent,
            String name) {
        super(inventory, self);
        this.parent = parent;
        this.name = name;
    }

    /// Returns the name as the server stores it: `%`, `/` and `\` are escaped.
    final String name() {
        return name;
    }

    /// Escapes a name as the inventory stores it.
    static String stored(String plain) {
        return plain.replace("%", "%25").replace("/", "%2f").replace("\\", "%5c");
    }

    /// Gives this the name that a client wants.
    ///
    /// @param changed the name as the inventory stores it
    void renameTo(String changed) {
        throw SimFault.notSupported();
    }

    /// Takes this out of the inventory with all in it.
    void destroy() {
        throw SimFault.notSupported();
    }

    @Override
    public ManagedObjectReference renameTask(RenameTaskRequest request) {
        return inventory()
                .tasks()
                .start(
                        this,
                        new SimTask.Operation(
                                "Rename_Task",
                                self().type() + ".rename",
                                false,
                                _ -> {
                                    renameTo(EntityNames.given(request.newName(), self()));
                                    return null;
                                }));
    }

    @Override
    public ManagedObjectReference destroyTask(DestroyTaskRequest request) {
        return inventory()
                .tasks()
                .start(
                        this,
                        new SimTask.Operation(
                                "Destroy_Task",
                                self().type() + ".destroy",
                                false,
                                _ -> {
                                    destroy();
                                    return null;
                                }));
    }

    /// Looks again at what this is made from.
    @Override
    public void reload(ReloadRequest request) {
        touch();
    }

    final void rename(String changed) {
        this.name = changed;
        touchLastingly();
    }

    final @Nullable SimEntity parent() {
        return parent;
    }

    /// Sets what this belongs to; the old and the new one are told by the caller.
    final void parent(SimEntity changed) {
        parent = changed;
        touchLastingly();
    }

    private Optional<SimCustomFieldsManager> customFields() {
        return Optional.ofNullable(inventory().content().customFieldsManager())
                .flatMap(inventory()::find)
                .filter(SimCustomFieldsManager.class::isInstance) // not so if it was captured
                .map(SimCustomFieldsManager.class::cast);
    }

    /// Sets a field that clients have added.
    final void customField(int key, String value) {
        List<CustomFieldValue> values = new ArrayList<>(customValues);
        String before =
                customValues.stream()
                        .filter(old -> old.key() == key)
                        .map(old -> ((CustomFieldStringValue) old).value())
                        .findFirst()
                        .orElse("");
        values.removeIf(old -> old.key() == key);
        values.add(CustomFieldStringValue.builder().key(key).value(value).build());
        customValues = List.copyOf(values);
        touchLastingly();
        customFields().ifPresent(fields -> fields.valueChanged(this, key, before, value));
    }

    /// Takes the value of a field away that is no more.
    final void forgetField(int key) {
        List<CustomFieldValue> left =
                customValues.stream().filter(value -> value.key() != key).toList();
        if (left.size() < customValues.size()) {
            customValues = left;
            touchLastingly();
        }
    }

    @Override
    public void setCustomValue(SetCustomValueRequest request) {
        SimCustomFieldsManager fields = customFields().orElseThrow(SimFault::notSupported);
        String name = request.key();
        int key =
                fields.of(this).stream()
                        .filter(field -> field.name().equals(name))
                        .findFirst()
                        .orElseThrow(() -> SimFault.invalidArgument("key"))
                        .key();
        inventory()
                .durably(() -> {
                    customField(key, request.value());
                    return null;
                });
    }

    // What lasts

    @Override
    public void save(StateWriter out) {
        out.text("name", name);
        saveCustomValues(out);
    }

    final void saveCustomValues(StateWriter out) {
        if (!customValues.isEmpty()) {
            out.list("custom", CustomFieldValue.TYPE.name(), customValues);
        }
    }

    @Override
    public void restore(StateReader in) {
        in.text("name").filter(saved -> !saved.equals(name)).ifPresent(this::rename);
        restoreCustomValues(in);
    }

    final void restoreCustomValues(StateReader in) {
        customValues = in.list("custom", CustomFieldValue.class);
        touch();
    }

    /// Goes to the folder that it was in.
    final void restoreFolder(StateReader in, String field) {
        in.object(field, SimEntity.class)
                .filter(saved -> !saved.equals(parent))
                .filter(SimFolder.class::isInstance)
                .ifPresent(folder -> ((SimFolder) folder).adopt(this));
    }

    @Override
    public void discard() {
        if (parent instanceof SimFolder folder) {
            folder.release(this);
        }
        inventory().remove(this);
    }

    @Override
    final SimEntity place() {
        return this;
    }

    /// Returns what this contains, in the order in which a container view shows it.
    List<? extends SimEntity> children() {
        return List.of();
    }

    /// Returns the tasks of this object that run or have ended lately, oldest first.
    final List<SimTask> recentTasks() {
        return recentTasks;
    }

    @Override
    @Nullable Object property(String property) {
        return switch (property) {
            case "name" -> name;
            case "parent" -> parent == null ? null : parent.self();
            case "overallStatus", "configStatus" -> ManagedEntityStatus.GREEN;
            case "recentTask" -> recentTasks.stream().map(SimObject::self).toList();
            case "effectiveRole" ->
                    List.of(inventory().access().roleOf(Call.userName(), this).id());
            case "permission" -> inventory().access().on(this);
            case "value", "customValue" -> customValues;
            case "availableField" ->
                    customFields().map(fields -> fields.of(this)).orElse(List.of());
            case "alarmActionsEnabled" -> false;
            case "configIssue",
                    "disabledMethod",
                    "declaredAlarmState",
                    "triggeredAlarmState",
                    "tag" ->
                    List.of();
            default -> null;
        };
    }

    /// Returns the references to some objects.
    static List<ManagedObjectReference> references(List<? extends SimObject> objects) {
        return objects.stream().map(SimObject::self).toList();
    }
}
