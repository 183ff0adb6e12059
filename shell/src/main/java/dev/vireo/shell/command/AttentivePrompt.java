package dev.vireo.shell.command;

import dev.vireo.shell.text.Output;
import java.util.Optional;
import java.util.function.Supplier;

/// Asks where nothing else is told meanwhile.
///
/// @param prompt who asks
/// @param output where other things are told
record AttentivePrompt(Prompt prompt, Output output) implements Prompt {
    @Override
    public Optional<String> line(String question) {
        return alone(() -> prompt.line(question));
    }

    @Override
    public Optional<String> secret(String question) {
        return alone(() -> prompt.secret(question));
    }

    @Override
    public Optional<String> key(String question) {
        return alone(() -> prompt.key(question));
    }

    private Optional<String> alone(Supplier<Optional<String>> question) {
        output.hold();
        try {
            return question.get();
        } finally {
            output.release();
        }
    }
}
