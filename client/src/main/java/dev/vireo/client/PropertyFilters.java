package dev.vireo.client;

import dev.vireo.vim.ManagedObjectReference;
import dev.vireo.vim.ObjectSpec;
import dev.vireo.vim.PropertyFilterSpec;
import dev.vireo.vim.PropertySpec;
import dev.vireo.vim.SelectionSpec;
import dev.vireo.vim.TraversalSpec;
import java.util.ArrayList;
import java.util.List;

/// Builds the filter specifications of the property collector.
public final class PropertyFilters {
    private final List<PropertySpec> properties = new ArrayList<>();
    private final List<ObjectSpec> objects = new ArrayList<>();

    private PropertyFilters() {}

    /// Starts an empty filter.
    ///
    /// @return a builder
    public static PropertyFilters start() {
        return new PropertyFilters();
    }

    /// Asks for properties of all selected objects of a type.
    ///
    /// @param type the managed type; types that extend it are meant too
    /// @param paths the property paths; none for the bare references
    /// @return this builder
    public PropertyFilters properties(String type, List<String> paths) {
        properties.add(PropertySpec.builder().type(type).all(false).pathSet(paths).build());
        return this;
    }

    /// Selects an object.
    ///
    /// @param object the object
    /// @return this builder
    public PropertyFilters object(ManagedObjectReference object) {
        objects.add(ObjectSpec.builder().obj(object).skip(false).build());
        return this;
    }

    /// Selects the objects reached from an object, but not that one itself.
    ///
    /// @param start the object where the traversal starts
    /// @param selections how it goes on
    /// @return this builder
    public PropertyFilters reachedFrom(
            ManagedObjectReference start, List<? extends SelectionSpec> selections) {
        objects.add(ObjectSpec.builder().obj(start).skip(true).selectSet(selections).build());
        return this;
    }

    /// Selects the objects that one property of an object refers to.
    ///
    /// @param start the object
    /// @param path the property, such as `vm` of a host or `view` of a view
    /// @return this builder
    public PropertyFilters referredToBy(ManagedObjectReference start, String path) {
        return reachedFrom(start, List.of(traversal("step", start.type(), path, List.of())));
    }

    /// Builds one step of a traversal.
    ///
    /// @param name the name by which other steps refer to this one
    /// @param type the managed type that has the property
    /// @param path the property that holds the references to follow
    /// @param next the steps from there, [#named] for one that is defined elsewhere
    /// @return the step; the objects it reaches are selected
    public static TraversalSpec traversal(
            String name, String type, String path, List<? extends SelectionSpec> next) {
        return TraversalSpec.builder()
                .name(name)
                .type(type)
                .path(path)
                .skip(false)
                .selectSet(next)
                .build();
    }

    /// Refers to a step by its name, so that traversals can go in circles.
    ///
    /// @param name the step's name
    /// @return the reference
    public static SelectionSpec named(String name) {
        return SelectionSpec.builder().name(name).build();
    }

    /// Builds the filter.
    ///
    /// @return the specification
    public PropertyFilterSpec build() {
        return PropertyFilterSpec.builder().propSet(properties).objectSet(objects).build();
    }
}
