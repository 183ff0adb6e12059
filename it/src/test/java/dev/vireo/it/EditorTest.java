package dev.vireo.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.simulator.Simulator;
import dev.vireo.testkit.Vcsim;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Somebody edits documents at a terminal, and makes mistakes.
// in a thread of its own: what a process prints cannot be waited for with an end
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class EditorTest {
    private static final String CTRL_C = "\u0003";
    private static final String QUESTION = "Failed. Try again? [y,n,i,f,?]: ";

    /// Asks at the terminal what to do with the text.
    private static final String EDITOR =
            """
            #!/bin/sh
            stat -c 'mode %a' "$1" "$(dirname "$1")"
            printf 'sed: '
            read -r change
            sed -i "$change" "$1"
            """;

    @TempDir Path folder;
    private Simulator simulator;
    private String uri;
    private String prompt;
    private Map<String, String> environment;

    @BeforeEach
    void start() throws IOException {
        simulator =
                Simulator.builder()
                        .credentials(Vcsim.USER, Vcsim.PASSWORD)
                        .machine("web", machine -> machine.poweredOff())
                        .start();
        uri = OurServer.uri("esx", simulator, "/");
        prompt = OurServer.prompt(simulator);
        Path editor = Files.writeString(folder.resolve("editor"), EDITOR);
        Files.setPosixFilePermissions(editor, PosixFilePermissions.fromString("rwx------"));
        Files.createDirectory(folder.resolve("tmp"));
        environment =
                Map.of(
                        "VISUAL", editor.toString(),
                        "EDITOR", "false",
                        "TMPDIR", folder.resolve("tmp").toString());
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    /// Has the domain's document edited, once.
    private TypedShell edit(String change) throws IOException {
        TypedShell shell = TypedShell.start(folder, environment, "-c", uri, "edit", "web");
        shell.await("sed: ");
        shell.type(change + "\r");
        return shell;
    }

    @Test
    void theEditorHasTheKeyboardAndTheSessionGoesOnAfterIt() throws IOException {
        try (TypedShell shell = TypedShell.start(folder, environment, "-c", uri)) {
            shell.await(prompt);
            shell.type("edit web\r");
            assertThat(shell.await("sed: ")).contains("mode 600").contains("mode 700");
            shell.type("s,>1</vcpu>,>2</vcpu>,\r");
            shell.await("Domain 'web' XML configuration edited.");
            shell.await(prompt);
            shell.type("edit web\r");
            shell.await("sed: ");
            shell.type("p;d\r");
            shell.await("Domain 'web' XML configuration not changed.");
            shell.await(prompt);
            shell.type("dominfo web\r");
            assertThat(shell.await("Max memory")).containsPattern("CPU\\(s\\): +2");
        }
        assertThat(drafts()).isEmpty();
    }

    @Test
    void whatIsWrongIsAskedAboutKeyByKeyUntilItIsMended() throws IOException, InterruptedException {
        try (TypedShell shell = edit("s,<vcpu,<nothing/>&,")) {
            assertThat(shell.await(QUESTION)).contains("a domain has no '/domain/nothing'");
            shell.type("?");
            assertThat(shell.await(QUESTION))
                    .contains("y - yes, start editor again")
                    .contains("i - turn off validation and try to redefine again");
            shell.type("x"); // means nothing
            shell.await(QUESTION);
            shell.type("f"); // as wrong as before
            shell.await(QUESTION);
            shell.type("y");
            shell.await("sed: ");
            shell.type("s,<nothing/>,,;s,>1</vcpu>,>2</vcpu>,\r");
            shell.await("Domain 'web' XML configuration edited.");
            assertThat(shell.exit()).isZero();
        }
        assertThat(drafts()).isEmpty();
    }

    @Test
    void validationIsTurnedOffOnDemand() throws IOException, InterruptedException {
        try (TypedShell shell = edit("s,>1</vcpu>,>2</vcpu><nothing/>,")) {
            shell.await(QUESTION);
            shell.type("i");
            shell.await("Domain 'web' XML configuration edited.");
            assertThat(shell.exit()).isZero();
        }
    }

    @Test
    void changesAreThrownAwayOnDemandAndKeptOtherwise() throws IOException, InterruptedException {
        try (TypedShell shell = edit("s,</name>,,")) {
            shell.await(QUESTION);
            shell.type("n");
            shell.await("error: domain 'web' stays as it is");
            assertThat(shell.exit()).isEqualTo(1);
        }
        assertThat(drafts()).isEmpty();
        try (TypedShell shell = edit("s,</name>,,")) {
            shell.await(QUESTION);
            shell.type(CTRL_C);
            shell.await("what was written is in ");
            assertThat(shell.exit()).isEqualTo(130);
        }
        assertThat(drafts()).hasSize(1);
        assertThat(folder.resolve("tmp").resolve(drafts().getFirst()).resolve("web.xml"))
                .content()
                .contains("<name>web\n");
    }

    @Test
    void ctrlCEndsTheEditorAndTheSessionStays() throws IOException {
        try (TypedShell shell = TypedShell.start(folder, environment, "-c", uri)) {
            shell.await(prompt);
            shell.type("edit web\r");
            shell.await("sed: ");
            shell.type(CTRL_C);
            shell.await("error: ");
            shell.await(prompt);
            shell.type("domstate web\r");
            shell.await("shut off");
        }
        assertThat(drafts()).isEmpty();
    }

    @Test
    void whatSomebodyElseChangedMeanwhileIsNotOverwrittenUnasked()
            throws IOException, InterruptedException {
        try (TypedShell shell = TypedShell.start(folder, environment, "-c", uri, "edit", "web")) {
            shell.await("sed: ");
            try (TypedShell other =
                    TypedShell.start(folder, "-c", uri, "desc", "web", "--title", "Shop")) {
                assertThat(other.exit()).isZero();
            }
            shell.type("s,>1</vcpu>,>2</vcpu>,\r");
            assertThat(shell.await(QUESTION))
                    .contains("The XML configuration was changed by another user.");
            shell.type("f");
            shell.await("Domain 'web' XML configuration edited.");
            assertThat(shell.exit()).isZero();
        }
    }

    private List<String> drafts() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("tmp"))) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
