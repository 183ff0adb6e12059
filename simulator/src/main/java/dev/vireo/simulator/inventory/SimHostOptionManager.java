package dev.vireo.simulator.inventory;

import dev.vireo.vim.BoolOption;
import dev.vireo.vim.IntOption;
import dev.vireo.vim.InvalidName;
import dev.vireo.vim.LongOption;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.OptionDef;
import dev.vireo.vim.OptionManagerHandler;
import dev.vireo.vim.OptionType;
import dev.vireo.vim.OptionValue;
import dev.vireo.vim.QueryOptionsRequest;
import dev.vireo.vim.StringOption;
import dev.vireo.vim.UpdateOptionsRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Keeps the advanced settings of a host, each within its bounds.
final class SimHostOptionManager extends SimObject implements OptionManagerHandler, Lasting {
    private final Map<String, OptionDef> definitions = new LinkedHashMap<>();
    private final Map<String, Object> values = new LinkedHashMap<>();
    private final Runnable changed;

    /// Makes an object without settings.
    ///
    /// @param changed called when a setting has changed
    SimHostOptionManager(Inventory inventory, ManagedObjectReference self, Runnable changed) {
        super(inventory, self);
        this.changed = changed;
    }

    /// Adds a setting that is a number.
    SimHostOptionManager number(String key, String label, long min, long max, long usual) {
        return define(
                key,
                label,
                LongOption.builder()
                        .valueIsReadonly(false)
                        .min(min)
                        .max(max)
                        .defaultValue(usual)
                        .build(),
                usual);
    }

    /// Adds a setting that is a text.
    SimHostOptionManager text(String key, String label, String usual) {
        return define(
                key,
                label,
                StringOption.builder().valueIsReadonly(false).defaultValue(usual).build(),
                usual);
    }

    /// Adds a setting that is true or false.
    SimHostOptionManager flag(String key, String label, boolean usual) {
        return define(
                key,
                label,
                BoolOption.builder()
                        .valueIsReadonly(false)
                        .supported(true)
                        .defaultValue(usual)
                        .build(),
                usual);
    }

    private SimHostOptionManager define(String key, String label, OptionType type, Object usual) {
        definitions.put(
                key,
                OptionDef.builder().key(key).label(label).summary(label).optionType(type).build());
        values.put(key, usual);
        return this;
    }

    List<OptionDef> definitions() {
        return List.copyOf(definitions.values());
    }

    List<OptionValue> values() {
        List<OptionValue> all = new ArrayList<>(values.size());
        values.forEach((key, value) -> all.add(option(key, value)));
        return all;
    }

    private static OptionValue option(String key, Object value) {
        return OptionValue.builder().key(key).value(value).build();
    }

    @Override
    @Nullable Object property(String name) {
        return switch (name) {
            case "supportedOption" -> definitions();
            case "setting" -> values();
            default -> null;
        };
    }

    @Override
    public void save(StateWriter out) {
        out.list("setting", OptionValue.TYPE.name(), values());
    }

    /// Takes settings over as far as there are such.
    @Override
    public void restore(StateReader in) {
        for (OptionValue option : in.list("setting", OptionValue.class)) {
            Object value = option.value();
            if (value != null && definitions.containsKey(option.key())) {
                values.put(option.key(), value);
            }
        }
        touch();
        changed.run();
    }

    @Override
    public void discard() {
        inventory().remove(this);
    }

    /// Finds the settings of a name, or those below a node whose name ends with a dot.
    @Override
    public List<OptionValue> queryOptions(QueryOptionsRequest request) {
        String name = request.name();
        if (name == null || name.isEmpty()) {
            return values();
        }
        List<OptionValue> found =
                values().stream()
                        .filter(option ->
                                option.key().equals(name)
                                        || (name.endsWith(".") && option.key().startsWith(name)))
                        .toList();
        if (found.isEmpty()) {
            throw invalidName(name);
        }
        return found;
    }

    private static SimFault invalidName(String name) {
        return new SimFault(
                InvalidName.builder().name(name).build(), "The name '" + name + "' is invalid.");
    }

    @Override
    public void updateOptions(UpdateOptionsRequest request) {
        Map<String, Object> wanted = new LinkedHashMap<>();
        for (OptionValue option : request.changedValue()) {
            OptionDef definition = definitions.get(option.key());
            if (definition == null) {
                throw invalidName(option.key());
            }
            wanted.put(option.key(), checked(definition, option.value()));
        }
        inventory()
                .durably(() -> {
                    values.putAll(wanted);
                    touchLastingly();
                    changed.run();
                    return null;
                });
    }

    private static Object checked(OptionDef definition, @Nullable Object value) {
        boolean fits =
                switch (definition.optionType()) {
                    case LongOption number ->
                            value instanceof Number given
                                    && !(value instanceof Double || value instanceof Float)
                                    && given.longValue() >= number.min()
                                    && given.longValue() <= number.max();
                    case IntOption number ->
                            value instanceof Integer narrow
                                    && narrow >= number.min()
                                    && narrow <= number.max();
                    case BoolOption _ -> value instanceof Boolean;
                    default -> value instanceof String;
                };
        if (!fits || value == null) {
            throw SimFault.invalidArgument(definition.key());
        }
        return definition.optionType() instanceof LongOption && value instanceof Number given
                ? Long.valueOf(given.longValue())
                : value;
    }
}
