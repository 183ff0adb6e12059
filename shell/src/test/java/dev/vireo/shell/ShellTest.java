package dev.vireo.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class ShellTest {
    @Test
    void listsTheDrivers() {
        var out = new StringWriter();
        int exit = new CommandLine(new Shell()).setOut(new PrintWriter(out)).execute();
        assertThat(exit).isZero();
        assertThat(out).hasToString("esx%n".formatted());
    }
}
