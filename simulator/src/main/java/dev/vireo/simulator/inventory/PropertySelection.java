package dev.vireo.simulator.inventory;

import dev.vireo.vim.DataMember;
import dev.vireo.vim.DynamicProperty;
import dev.vireo.vim.LocalizedMethodFault;
import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.ManagedType;
import dev.vireo.vim.MissingProperty;
import dev.vireo.vim.ObjectContent;
import dev.vireo.vim.PropertyFilterSpec;
import dev.vireo.vim.PropertySpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The property specs of a filter, checked: which properties it reads of which type.
final class PropertySelection {
    private final List<Spec> specs;
    private final Map<ManagedType, Optional<List<PropertyPath>>> byType = new HashMap<>();

    private PropertySelection(List<Spec> specs) {
        this.specs = specs;
    }

    /// Reads the property specs of a filter.
    ///
    /// @throws SimFault `InvalidProperty` for a path that is none, `InvalidArgument` for a type
    ///   that is none
    static PropertySelection of(PropertyFilterSpec filter) {
        List<Spec> specs = new ArrayList<>();
        for (PropertySpec spec : filter.propSet()) {
            ManagedType type = Traversal.managedType(spec.type());
            List<PropertyPath> paths =
                    spec.pathSet().stream().map(path -> PropertyPath.parse(type, path)).toList();
            specs.add(new Spec(type, Objects.equals(spec.all(), true), paths));
        }
        return new PropertySelection(specs);
    }

    /// Returns what to read of objects of a type.
    ///
    /// @return the paths, empty if the filter is not about this type
    Optional<List<PropertyPath>> paths(ManagedType type) {
        return byType.computeIfAbsent(type, this::compile);
    }

    private Optional<List<PropertyPath>> compile(ManagedType type) {
        boolean matches = false;
        Map<String, PropertyPath> paths = new LinkedHashMap<>();
        for (Spec spec : specs) {
            if (spec.type.isAssignableFrom(type)) {
                matches = true;
                if (spec.all) {
                    for (DataMember property : type.properties()) {
                        paths.put(property.name(), PropertyPath.of(property));
                    }
                }
                spec.paths.forEach(path -> paths.putIfAbsent(path.toString(), path));
            }
        }
        return matches ? Optional.of(List.copyOf(paths.values())) : Optional.empty();
    }

    /// Reads an object.
    ///
    /// @return what the filter reads of it, empty if the filter is not about its type
    Optional<ObjectContent> read(SimObject object) {
        return paths(object.type()).map(paths -> read(object, paths));
    }

    private static ObjectContent read(SimObject object, List<PropertyPath> paths) {
        List<DynamicProperty> values = new ArrayList<>(paths.size());
        List<MissingProperty> missing = new ArrayList<>(0);
        for (PropertyPath path : paths) {
            Object value = read(object, path, missing);
            if (value != null) {
                values.add(DynamicProperty.builder().name(path.toString()).val(value).build());
            }
        }
        return ObjectContent.builder()
                .obj(object.self())
                .propSet(values)
                .missingSet(missing)
                .build();
    }

    /// Reads a property.
    ///
    /// @param missing takes the reason why it cannot be read
    /// @return its value, null if it is unset or cannot be read
    static @Nullable Object read(
            SimObject object, PropertyPath path, List<MissingProperty> missing) {
        SimFault why = object.inventory().access().whyNot(Call.current(), object, path.property());
        if (why == null) {
            LocalizedMethodFault refusal = object.inventory().refusal(object, path.property());
            if (refusal == null) {
                return path.read(object);
            }
            missing.add(MissingProperty.builder().path(path.toString()).fault(refusal).build());
            return null;
        }
        missing.add(MissingProperty.builder().path(path.toString()).fault(why.localized()).build());
        return null;
    }

    /// Describes an object that should be there and is not.
    static ObjectContent missing(ManagedObjectReference reference) {
        LocalizedMethodFault fault = SimFault.notFound(reference).localized();
        return ObjectContent.builder()
                .obj(reference)
                .missingSet(List.of(MissingProperty.builder().path("").fault(fault).build()))
                .build();
    }

    private record Spec(ManagedType type, boolean all, List<PropertyPath> paths) {}
}
