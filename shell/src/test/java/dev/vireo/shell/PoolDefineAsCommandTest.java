package dev.vireo.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What no server can do with a pool is refused; the document of it can be printed nevertheless.
class PoolDefineAsCommandTest {
    private static ShellRun run(String command, String option, String... more) {
        String[] line = {
            "-q",
            command,
            "share",
            "netfs",
            "--source-host",
            "nas",
            "--source-path",
            "/export",
            option,
            "x"
        };
        String[] all = Arrays.copyOf(line, line.length + more.length);
        System.arraycopy(more, 0, all, line.length, more.length);
        return ShellRun.on(new FakeHost()).run(all);
    }

    @ParameterizedTest
    @ValueSource(strings = {"auth-type", "auth-username", "secret-usage", "secret-uuid"})
    void credentialsAreRefused(String option) {
        for (String command : new String[] {"pool-define-as", "pool-create-as"}) {
            ShellRun run = run(command, "--" + option);
            assertThat(run.exit()).isEqualTo(1);
            assertThat(run.both())
                    .startsWith("error: ")
                    .contains("option --" + option + ": a pool cannot be given credentials");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"pool-define-as", "pool-create-as"})
    void theDocumentIsPrinted(String command) {
        ShellRun run = run(command, "--auth-type", "--print-xml");
        assertThat(run.exit()).isZero();
        assertThat(run.both()).startsWith("<pool type='netfs'>\n");
    }
}
