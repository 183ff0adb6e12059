package dev.vireo.client;

import dev.vireo.vim.ArrayValue;
import dev.vireo.vim.DynamicProperty;
import dev.vireo.vim.LocalizedMethodFault;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.ManagedProperty;
import dev.vireo.vim.MissingProperty;
import dev.vireo.vim.ObjectContent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One managed object with the properties that were asked for.
///
/// @param content the row as it came
public record PropertyRow(ObjectContent content) {

    /// Returns the object.
    ///
    /// @return the reference
    public ManagedObjectReference object() {
        return content.obj();
    }

    /// Returns a property's value. A list comes as a list, whatever array type it travelled in.
    ///
    /// @param property the property, by the path that was asked for
    /// @param <T> the Java type of the value
    /// @return the value, empty if the object has none or it was not readable
    @SuppressWarnings("unchecked") // the property says what it holds; a wrong one shows at its use
    public <T> Optional<T> get(ManagedProperty<T> property) {
        return get(property.path()).map(value -> (T) value);
    }

    /// Returns a property's value by its path.
    ///
    /// @param path the path that was asked for
    /// @return the value, empty if the object has none or it was not readable
    public Optional<Object> get(String path) {
        for (DynamicProperty property : content.propSet()) {
            if (property.name().equals(path)) {
                return property.value("val").map(PropertyRow::unwrap);
            }
        }
        return Optional.empty();
    }

    /// Returns why properties could not be read, for example for want of a privilege.
    ///
    /// @return the faults by path, in the server's order
    public Map<String, LocalizedMethodFault> missing() {
        Map<String, LocalizedMethodFault> faults = new LinkedHashMap<>();
        for (MissingProperty missing : content.missingSet()) {
            faults.put(missing.path(), missing.fault());
        }
        return faults;
    }

    static Object unwrap(Object value) {
        return value instanceof ArrayValue(_, List<?> items) ? items : value;
    }
}
