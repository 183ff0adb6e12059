package dev.vireo.vim;

/// A property of a managed object, or a path into one, with the type of its value.
///
/// @param path the path, for example `summary` or `runtime.powerState`
/// @param <T> the Java type of the value
public record ManagedProperty<T>(String path) {
    @Override
    public String toString() {
        return path;
    }
}
