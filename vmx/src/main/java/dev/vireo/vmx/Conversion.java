package dev.vireo.vmx;

import java.util.List;

/// What a conversion made, and what it could not carry over.
///
/// @param <T> what it made
/// @param result what it made
/// @param losses what it could not carry over, in the order of the input; nothing of the input is
///   missing both in the result and here
public record Conversion<T>(T result, List<Loss> losses) {
    /// Copies the list.
    public Conversion {
        losses = List.copyOf(losses);
    }
}
