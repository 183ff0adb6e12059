package dev.vireo.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShellLoggersTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "nonsense", "off"})
    void isSilentUnlessAsked(String level) {
        logger(level).log(Level.ERROR, "lost");
        assertThat(out.size()).isZero();
    }

    @Test
    void printsALineWithoutTheStackTrace() {
        System.Logger logger = logger("warning");
        logger.log(Level.WARNING, "cannot write", new IllegalStateException("disk\nfull"));
        logger.log(Level.ERROR, "{0} of {1}", 1, 2);
        logger.log(Level.INFO, "not this");
        assertThat(out.toString(StandardCharsets.UTF_8))
                .isEqualTo(
                        """
                        warning: test: cannot write: java.lang.IllegalStateException: disk
                        error: test: 1 of 2
                        """);
    }

    private System.Logger logger(String level) {
        return new ShellLoggers(level, out).getLogger("test", ShellLoggersTest.class.getModule());
    }
}
