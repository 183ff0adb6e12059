package dev.vireo.shell;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.shell.text.Output;
import dev.vireo.shell.text.ProgressLine;
import dev.vireo.shell.text.StreamKind;
import java.io.ByteArrayOutputStream;
import org.junit.jupiter.api.Test;

class ProgressLineTest {
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private ProgressLine line(StreamKind kind, boolean wanted) {
        Output output = new Output(new ByteArrayOutputStream(), err, StreamKind.TERMINAL, kind);
        return new ProgressLine(output, "Migration", wanted);
    }

    private static void run(ProgressLine line) {
        for (int percent : new int[] {0, 0, 5, 12, 99, 100}) {
            line.show(percent);
        }
    }

    private String written() {
        return err.toString(UTF_8);
    }

    @Test
    void changesOneLineOfATerminalAsVirshDoes() {
        ProgressLine line = line(StreamKind.TERMINAL, true);
        run(line);
        line.end();
        assertThat(written())
                .isEqualTo(
                        "\rMigration: [  0 %]\rMigration: [  5 %]\rMigration: [ 12 %]"
                                + "\rMigration: [ 99 %]\rMigration: [100 %]");
    }

    @Test
    void endsTheLineOfATerminalWhenSomethingGoesWrong() {
        ProgressLine line = line(StreamKind.TERMINAL, true);
        line.show(40);
        line.cut();
        assertThat(written()).isEqualTo("\rMigration: [ 40 %]\n");
    }

    @Test
    void writesAFewLinesWhereNoTerminalIs() {
        ProgressLine line = line(StreamKind.PIPE, true);
        run(line);
        line.end();
        assertThat(written())
                .isEqualTo("Migration: 0 %\nMigration: 12 %\nMigration: 99 %\nMigration: 100 %\n");
    }

    @Test
    void leavesNoLineOpenWhereNoTerminalIs() {
        ProgressLine line = line(StreamKind.PIPE, true);
        line.show(40);
        line.cut();
        assertThat(written()).isEqualTo("Migration: 40 %\n");
    }

    @Test
    void saysNothingUnlessItIsWanted() {
        ProgressLine line = line(StreamKind.TERMINAL, false);
        run(line);
        line.end();
        line.cut();
        assertThat(written()).isEmpty();
    }
}
