package dev.vireo.shell.command;

import dev.vireo.api.ConnectRequest;
import dev.vireo.api.ConnectUri;
import dev.vireo.api.Connection;
import dev.vireo.api.KnownHosts;
import dev.vireo.api.Statistics;
import dev.vireo.shell.text.Output;
import java.io.InputStream;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the commands of one run share: the connection, opened when the first of them needs it.
public final class Session {
    private final Surroundings surroundings;
    private final GlobalOptions options;
    private @Nullable Connection connection;

    public Session(Surroundings surroundings, GlobalOptions options) {
        this.surroundings = surroundings;
        this.options = options;
    }

    /// Returns standard input.
    public InputStream input() {
        return surroundings.input();
    }

    /// Returns where a command writes that prints before it has ended.
    public Output output() {
        return surroundings.output();
    }

    public GlobalOptions options() {
        return options;
    }

    public boolean isConnected() {
        return connection != null;
    }

    /// Opens the connection.
    ///
    /// @throws dev.vireo.model.VirtException if it cannot be opened
    public void connect() {
        connection = open(uriText());
    }

    /// Opens another connection, which the caller closes.
    ///
    /// @throws dev.vireo.model.VirtException if it cannot be opened
    public Connection open(String text) {
        ConnectUri uri = ConnectUri.parse(text);
        ShellCredentials credentials =
                new ShellCredentials(surroundings.environment(), uri, surroundings.prompt());
        ConnectRequest request =
                new ConnectRequest(uri, credentials, options.readOnly())
                        .withKnownHosts(KnownHosts.ofEnvironment(surroundings.environment(), uri));
        if (surroundings.interactive()) {
            request = request.withCertificateQuestion(new CertificatePrompt(surroundings.prompt()));
        }
        if (options.onQuestion() != null) {
            request =
                    request.withQuestions(
                            new OnQuestion(surroundings.prompt()).policy(options.onQuestion()));
        }
        if (options.taskTimeout() != null) {
            request = request.withTaskTimeout(options.taskTimeout());
        }
        return surroundings.connector().apply(request);
    }

    /// Returns the connection, which [#connect()] has opened.
    public Connection connection() {
        if (connection == null) {
            throw new IllegalStateException("a command that connects did not say so");
        }
        return connection;
    }

    /// Logs out.
    ///
    /// @return what was sent and received, logout included, or null if nothing was
    public @Nullable Statistics close() {
        if (connection == null) {
            return null;
        }
        connection.close();
        return connection.statistics();
    }

    private String uriText() {
        if (options.uri() != null) {
            return options.uri();
        }
        Map<String, String> environment = surroundings.environment();
        String own = environment.getOrDefault("VIREO_DEFAULT_URI", "");
        String libvirts = environment.getOrDefault("LIBVIRT_DEFAULT_URI", "");
        if (!own.isEmpty()) {
            return own;
        }
        return libvirts.isEmpty() ? "sim://" : libvirts;
    }
}
