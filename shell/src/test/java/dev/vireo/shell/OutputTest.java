package dev.vireo.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.api.DomainState.Kind;
import dev.vireo.shell.command.Surroundings;
import dev.vireo.shell.command.TerminalPrompt;
import dev.vireo.shell.text.CNumber;
import dev.vireo.shell.text.DisplayWidth;
import dev.vireo.shell.text.Output;
import dev.vireo.shell.text.StreamKind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OutputTest {
    private static final String NAME = "a\u001b[31mb\u0007\u009bc\u202ed\te\u007f";
    private static final String UUID = "b03b24de-847f-5b0d-85f4-221b300038a8";

    @Test
    void aNameCannotControlATerminal() {
        FakeHost host = new FakeHost();
        host.add(NAME, UUID, Kind.RUNNING, 9);
        assertThat(ShellRun.on(host).terminal().run("-q", "list", "--name").out())
                .isEqualTo("a\\x1b[31mb\\x07\\xc2\\x9bc\\xe2\\x80\\xaed\te\\x7f\n");
        assertThat(ShellRun.on(host).terminal().run("-q", "domstate", "no\u001bpe").err())
                .isEqualTo("error: failed to get domain 'no\\x1bpe'\n");
    }

    @Test
    void aPipeGetsTheNameAsItIs() {
        FakeHost host = new FakeHost();
        host.add(NAME, UUID, Kind.RUNNING, 9);
        assertThat(ShellRun.on(host).run("-q", "list", "--name").out()).isEqualTo(NAME + "\n");
    }

    @Test
    void aReaderThatLeavesEndsTheRunQuietly() {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        assertThat(runOnFullDisk(StreamKind.PIPE, err)).isEqualTo(141);
        assertThat(err.size()).isZero();
    }

    @Test
    void aFullDiskIsAnError() {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        assertThat(runOnFullDisk(StreamKind.FILE, err)).isEqualTo(1);
        assertThat(err).hasToString("error: cannot write the output: disk full\n");
    }

    private static int runOnFullDisk(StreamKind kind, ByteArrayOutputStream err) {
        OutputStream full =
                new OutputStream() {
                    @Override
                    public void write(int b) throws IOException {
                        throw new IOException("disk full");
                    }
                };
        FakeHost host = FakeHost.twoRunning();
        int exit =
                new Shell(
                                new Surroundings(
                                        Map.of(),
                                        InputStream.nullInputStream(),
                                        false,
                                        new Output(full, err, kind, StreamKind.FILE),
                                        new TerminalPrompt(),
                                        host::open))
                        .run(new String[] {"list"});
        assertThat(host.closed()).isEqualTo(1);
        return exit;
    }

    @ParameterizedTest
    @CsvSource({
        "abc, 3",
        "J\u00f6rg, 4",
        "\u6771\u4eac, 4",
        "e\u0301, 1",
        "a\u200bb, 2",
        "\ud83d\ude00, 2",
        "\u1112\u1161\u11ab, 2",
        "\uff21, 2",
        "\u00ad, 1"
    })
    void countsColumnsOfATerminal(String text, int columns) {
        // U+00AD is a format character, but libc gives it a column; below U+0300 all have one
        assertThat(DisplayWidth.of(text)).isEqualTo(columns);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "' \t12', 12",
        "+7, 7",
        "-3, -3",
        "007, 7",
        "2147483647, 2147483647",
        "-2147483648, -2147483648"
    })
    void readsNumbersAsCDoes(String text, int number) {
        assertThat(CNumber.parse(text)).isEqualTo(number);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "-", "+", " ", "1 ", "1x", "0x1", "2147483648", "-2147483649", "--1"})
    void refusesWhatIsNoNumber(String text) {
        assertThat(CNumber.parse(text)).isNull();
    }
}
