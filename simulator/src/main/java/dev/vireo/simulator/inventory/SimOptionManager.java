package dev.vireo.simulator.inventory;

import dev.vireo.vim.BoolOption;
import dev.vireo.vim.IntOption;
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
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Keeps settings: values with names whose parts are separated by dots.
final class SimOptionManager extends SimObject implements OptionManagerHandler, Lasting {
    private final Map<String, Object> settings;
    private final boolean mayAdd;

    /// Makes a set of settings.
    ///
    /// @param defaults the settings there are: strings, booleans, integers and longs
    /// @param mayAdd whether clients may make others
    SimOptionManager(
            Inventory inventory,
            ManagedObjectReference self,
            Map<String, Object> defaults,
            boolean mayAdd) {
        super(inventory, self);
        this.settings = new TreeMap<>(defaults);
        this.mayAdd = mayAdd;
    }

    @Override
    @Nullable Object property(String name) {
        return switch (name) {
            case "setting" -> settings("");
            case "supportedOption" ->
                    settings.entrySet().stream()
                            .map(e -> describe(e.getKey(), e.getValue()))
                            .toList();
            default -> null;
        };
    }

    private List<OptionValue> settings(String prefix) {
        List<OptionValue> values = new ArrayList<>();
        settings.forEach((key, value) -> {
            if (key.startsWith(prefix)) {
                values.add(OptionValue.builder().key(key).value(value).build());
            }
        });
        return values;
    }

    private static OptionDef describe(String key, Object value) {
        return OptionDef.builder().key(key).label(key).summary(key).optionType(type(value)).build();
    }

    private static OptionType type(Object value) {
        OptionType.Builder<?> type =
                switch (value) {
                    case Boolean flag -> BoolOption.builder().supported(true).defaultValue(flag);
                    case Integer number ->
                            IntOption.builder()
                                    .min(Integer.MIN_VALUE)
                                    .max(Integer.MAX_VALUE)
                                    .defaultValue(number);
                    case Long number ->
                            LongOption.builder()
                                    .min(Long.MIN_VALUE)
                                    .max(Long.MAX_VALUE)
                                    .defaultValue(number);
                    default -> StringOption.builder().defaultValue(value.toString());
                };
        return type.valueIsReadonly(false).build();
    }

    @Override
    public List<OptionValue> queryOptions(QueryOptionsRequest request) {
        String name = request.name();
        if (name == null || name.isEmpty()) {
            return settings("");
        }
        Object value = settings.get(name);
        List<OptionValue> found =
                value == null
                        ? settings(name.endsWith(".") ? name : name + ".")
                        : List.of(OptionValue.builder().key(name).value(value).build());
        if (found.isEmpty()) {
            throw SimFault.invalidName(name, null);
        }
        return found;
    }

    @Override
    public void updateOptions(UpdateOptionsRequest request) {
        for (OptionValue change : request.changedValue()) {
            Object before = settings.get(change.key());
            Object value = change.value();
            if (value == null) {
                throw SimFault.invalidArgument("changedValue.value");
            }
            if (before == null && !mayAdd) {
                throw SimFault.invalidName(change.key(), null);
            }
            if (before != null && !before.getClass().equals(value.getClass())) {
                throw SimFault.invalidArgument("changedValue.value");
            }
        }
        inventory()
                .durably(() -> {
                    request.changedValue().forEach(this::put);
                    touchLastingly();
                    return null;
                });
    }

    private void put(OptionValue option) {
        settings.put(option.key(), Objects.requireNonNull(option.value()));
    }

    // What lasts

    @Override
    public void save(StateWriter out) {
        out.list("setting", OptionValue.TYPE.name(), settings(""));
    }

    @Override
    public void restore(StateReader in) {
        in.list("setting", OptionValue.class).forEach(this::put);
        touch();
    }

    @Override
    public void discard() {
        inventory().remove(this);
    }
}
