package dev.vireo.shell.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.api.CertificateQuestion.Unverified;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CertificatePromptTest {
    private static final Unverified CERTIFICATE =
            new Unverified(
                    "esx1:443",
                    "it has expired",
                    "CN=esx1",
                    "CN=VMware",
                    Instant.parse("2024-01-01T00:00:00Z"),
                    Instant.parse("2025-01-01T00:00:00Z"),
                    "AB:CD",
                    Path.of("/x/known_hosts"));

    private final List<String> questions = new ArrayList<>();

    @Test
    void showsWhatThereIsToCompare() {
        assertThat(answer(Optional.of("yes"))).isTrue();
        assertThat(questions)
                .containsExactly(
                        """
                        The certificate of esx1:443 is not verified: it has expired.
                          subject  CN=esx1
                          issuer   CN=VMware
                          valid    2024-01-01T00:00:00Z to 2025-01-01T00:00:00Z
                          SHA-256  AB:CD
                        If it is the server's, it is kept in /x/known_hosts. Trust it from now on? (yes/no) \
                        """);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "y", "Yes", "yes ", "no", "ye"})
    void takesNothingButYesForYes(String typed) {
        assertThat(answer(Optional.of(typed))).isFalse();
    }

    @Test
    void trustsNobodyWithoutATerminal() {
        assertThat(answer(Optional.empty())).isFalse();
    }

    private boolean answer(Optional<String> typed) {
        Prompt person =
                new Prompt() {
                    @Override
                    public Optional<String> line(String question) {
                        questions.add(question);
                        return typed;
                    }

                    @Override
                    public Optional<String> secret(String question) {
                        throw new AssertionError("it is no secret");
                    }
                };
        return new CertificatePrompt(person).isTrusted(CERTIFICATE);
    }
}
