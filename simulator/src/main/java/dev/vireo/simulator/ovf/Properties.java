package dev.vireo.simulator.ovf;

import dev.vireo.vim.VAppPropertyInfo;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The properties of products, which are set at deployment.
public final class Properties {
    private Properties() {}

    /// Returns the full name of a property.
    ///
    /// @param property the property
    /// @return class, identifier and instance, with dots between
    public static String nameOf(VAppPropertyInfo property) {
        String owner = text(property.classId());
        String instance = text(property.instanceId());
        return (owner.isEmpty() ? "" : owner + '.')
                + text(property.id())
                + (instance.isEmpty() ? "" : '.' + instance);
    }

    static VAppPropertyInfo set(VAppPropertyInfo property, Map<String, String> values) {
        String value = values.get(nameOf(property));
        return value == null ? property : property.toBuilder().value(value).build();
    }

    private static String text(@Nullable String text) {
        return Objects.requireNonNullElse(text, "");
    }
}
