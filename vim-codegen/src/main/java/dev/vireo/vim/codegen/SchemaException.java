package dev.vireo.vim.codegen;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/// A schema that cannot be used. Each line of the message names file, line and problem.
@SuppressWarnings("serial") // never serialized
final class SchemaException extends RuntimeException {
    private static final int SHOWN = 20;

    SchemaException(String file, int line, String problem) {
        this(file, List.of(new Problem(line, problem)));
    }

    SchemaException(String file, List<Problem> problems) {
        super(message(file, problems));
    }

    private static String message(String file, List<Problem> problems) {
        String shown =
                problems.stream()
                        .sorted(Comparator.comparingInt(Problem::line))
                        .limit(SHOWN)
                        .map(p -> file + ":" + p.line + ": " + p.text)
                        .collect(Collectors.joining("\n"));
        int more = problems.size() - SHOWN;
        return more > 0 ? shown + "\n" + file + ": " + more + " more" : shown;
    }

    /// One thing that is wrong.
    ///
    /// @param line the line it stands in, from 1
    /// @param text what is wrong
    record Problem(int line, String text) {}
}
