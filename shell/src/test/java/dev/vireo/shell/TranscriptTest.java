package dev.vireo.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The shell prints what virsh printed: replays what was recorded from virsh.
class TranscriptTest {
    private static final String PROMPT = "$ vireo ";
    private static final Pattern WORD =
            Pattern.compile("(?:'([^']*)'|\"((?:[^\"\\\\]|\\\\.)*)\"|([^\\s'\"]+))(\\s*)");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "global",
                "grammar",
                "help",
                "host",
                "list",
                "lookup",
                "names",
                "native",
                "power",
                "read-only",
                "start"
            })
    void printsWhatVirshPrinted(String name) {
        String recorded = read("transcripts/" + name + ".txt");
        assertThat(replay(recorded)).isEqualTo(recorded);
    }

    private static String replay(String recorded) {
        boolean names = recorded.contains("# inventory: names\n");
        FakeHost host = names ? FakeHost.ofNames() : FakeHost.twoRunning();
        StringBuilder replayed = new StringBuilder();
        for (String line : recorded.lines().filter(TranscriptTest::isKept).toList()) {
            if (line.startsWith("#")) {
                replayed.append(line).append('\n');
            } else {
                append(replayed, line, names ? FakeHost.ofNames() : host);
            }
        }
        return replayed.toString();
    }

    private static boolean isKept(String line) {
        return line.startsWith("# ") || line.startsWith(PROMPT);
    }

    private static void append(StringBuilder replayed, String line, FakeHost host) {
        ShellRun run =
                ShellRun.on(host)
                        .environment(
                                "LIBVIRT_DEFAULT_URI", "esx://user@127.0.0.1:9202/?transport=http")
                        .run(words(line.substring(PROMPT.length())));
        replayed.append('\n').append(line).append('\n').append(run.out());
        if (!run.out().isEmpty() && !run.out().endsWith("\n")) {
            replayed.append("[no line end]\n");
        }
        run.err().lines().forEach(error -> replayed.append("! ").append(error).append('\n'));
        replayed.append("[exit ").append(run.exit()).append("]\n");
    }

    /// Splits a command line as a POSIX shell does, as far as the transcripts need it.
    private static String[] words(String line) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        Matcher matcher = WORD.matcher(line);
        while (matcher.lookingAt()) {
            if (matcher.group(1) != null) {
                word.append(matcher.group(1));
            } else if (matcher.group(2) != null) {
                word.append(matcher.group(2).replaceAll("\\\\(.)", "$1"));
            } else {
                word.append(matcher.group(3));
            }
            if (!matcher.group(4).isEmpty() || matcher.end() == line.length()) {
                words.add(word.toString());
                word.setLength(0);
            }
            matcher.region(matcher.end(), line.length());
        }
        assertThat(matcher.regionStart()).as("end of '%s'", line).isEqualTo(line.length());
        return words.toArray(String[]::new);
    }

    private static String read(String name) {
        try (InputStream file =
                Objects.requireNonNull(TranscriptTest.class.getResourceAsStream(name), name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
