package dev.vireo.vim.codegen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/// What the tests of bad schemas share.
final class BadSchemas {
    private BadSchemas() {}

    /// Generates from a file called `a.vidl` and expects exactly these lines of error.
    static void assertProblems(String schema, String... problems) {
        assertThatExceptionOfType(SchemaException.class)
                .isThrownBy(() -> Generator.generate("a.vidl", schema))
                .withMessage(String.join("\n", problems));
    }

    static void assertGood(String schema) {
        assertThat(Generator.generate("a.vidl", schema)).isNotEmpty();
    }
}
