package dev.vireo.shell.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vireo.api.ConnectUri;
import dev.vireo.api.Credentials;
import dev.vireo.api.CredentialsProvider.Request;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CredentialsTest {
    private final Map<String, String> environment = new HashMap<>();
    private final List<String> questions = new ArrayList<>();
    @TempDir private Path folder;

    @BeforeEach
    void useAnEmptyFile() throws IOException {
        authFile("");
    }

    @Test
    void thePasswordOfTheEnvironmentWins() throws IOException {
        authFile("username=filed\npassword=filed-secret\n");
        environment.put("VIREO_PASSWORD", "given");
        assertThat(find(Optional.of("root"))).contains(new Credentials("root", "given"));
        assertThat(find(Optional.empty())).contains(new Credentials("filed", "given"));
        authFile("");
        assertThat(find(Optional.empty())).contains(new Credentials("default", "given"));
        assertThat(questions).isEmpty();
    }

    @Test
    void thenComesTheFile() throws IOException {
        authFile("username=filed\npassword=filed-secret\n");
        environment.put("VIREO_PASSWORD", "");
        assertThat(find(Optional.empty())).contains(new Credentials("filed", "filed-secret"));
        assertThat(questions).isEmpty();
    }

    @Test
    void thenThePersonIsAskedInLibvirtsWords() throws IOException {
        assertThat(find(Optional.of("root"))).contains(new Credentials("root", "typed secret"));
        assertThat(questions).containsExactly("Enter root's password for host: ");
        questions.clear();
        assertThat(find(Optional.empty())).contains(new Credentials("typed", "typed secret"));
        assertThat(questions)
                .containsExactly(
                        "Enter username for host [default]: ", "Enter typed's password for host: ");
        questions.clear();
        authFile("username=filed\n");
        assertThat(find(Optional.empty())).contains(new Credentials("filed", "typed secret"));
        assertThat(questions).containsExactly("Enter filed's password for host: ");
    }

    @Test
    void anEmptyUserNameMeansTheDefault() {
        ShellCredentials credentials = credentials(asking(Optional.of(""), Optional.of("x")));
        assertThat(credentials.find(request(Optional.empty())))
                .contains(new Credentials("default", "x"));
    }

    @Test
    void withoutATerminalTheErrorSaysHowToGiveCredentials() {
        ShellCredentials credentials = credentials(asking(Optional.empty(), Optional.empty()));
        assertThatThrownBy(() -> credentials.find(request(Optional.of("root"))))
                .isInstanceOfSatisfying(
                        VirtException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.AUTH_FAILED))
                .hasMessage(
                        "authentication failed: no password for user 'root' at 'host' and no"
                                + " terminal to ask at; set VIREO_PASSWORD or write an auth.conf"
                                + " (LIBVIRT_AUTH_FILE, ~/.config/libvirt/auth.conf)");
        assertThatThrownBy(() -> credentials.find(request(Optional.empty())))
                .hasMessageStartingWith("authentication failed: no user name at 'host'");
    }

    @Test
    void theFileThatTheUriNamesIsUsed() throws IOException {
        authFile("username=filed\npassword=filed-secret\n");
        ConnectUri uri =
                ConnectUri.parse("esx://host/?authfile=" + environment.remove("LIBVIRT_AUTH_FILE"));
        ShellCredentials credentials =
                new ShellCredentials(environment, uri, asking(Optional.empty(), Optional.empty()));
        assertThat(credentials.find(request(Optional.empty())))
                .contains(new Credentials("filed", "filed-secret"));
    }

    private Optional<Credentials> find(Optional<String> user) {
        return credentials(asking(Optional.of("typed"), Optional.of("typed secret")))
                .find(request(user));
    }

    private ShellCredentials credentials(Prompt prompt) {
        return new ShellCredentials(environment, ConnectUri.parse("esx://host/"), prompt);
    }

    private static Request request(Optional<String> user) {
        return new Request("esx", "host", user, "default");
    }

    private void authFile(String items) throws IOException {
        Path file = folder.resolve("auth.conf");
        Files.writeString(
                file,
                items.isEmpty() ? "" : "[auth-esx-host]\ncredentials=a\n[credentials-a]\n" + items);
        environment.put("LIBVIRT_AUTH_FILE", file.toString());
    }

    private Prompt asking(Optional<String> line, Optional<String> secret) {
        return new Prompt() {
            @Override
            public Optional<String> line(String question) {
                questions.add(question);
                return line;
            }

            @Override
            public Optional<String> secret(String question) {
                questions.add(question);
                return secret;
            }
        };
    }
}
