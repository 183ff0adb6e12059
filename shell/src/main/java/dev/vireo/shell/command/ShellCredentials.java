package dev.vireo.shell.command;

import dev.vireo.api.AuthFile;
import dev.vireo.api.ConnectUri;
import dev.vireo.api.Credentials;
import dev.vireo.api.CredentialsProvider;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.ErrorDomain;
import dev.vireo.model.VirtException;
import java.util.Map;
import java.util.Optional;

/// Finds credentials for the shell: `VIREO_PASSWORD`, then libvirt's `auth.conf`, then the person
/// at the terminal.
///
/// @param environment the environment variables
/// @param uri the connection's URI, which may name an `authfile`
/// @param prompt the person
record ShellCredentials(Map<String, String> environment, ConnectUri uri, Prompt prompt)
        implements CredentialsProvider {
    @Override
    public Optional<Credentials> find(Request request) {
        String password = environment.getOrDefault("VIREO_PASSWORD", "");
        AuthFile file = AuthFile.ofEnvironment(environment, uri);
        if (!password.isEmpty()) {
            String user =
                    request.user()
                            .or(() -> file.withKnownUser(request).user())
                            .orElse(request.defaultUser());
            return Optional.of(new Credentials(user, password));
        }
        return file.or(this::ask).find(request);
    }

    @Override
    public Request withKnownUser(Request request) {
        return AuthFile.ofEnvironment(environment, uri).withKnownUser(request);
    }

    @Override
    public Optional<String> origin(Request request) {
        if (!environment.getOrDefault("VIREO_PASSWORD", "").isEmpty()) {
            return Optional.of("VIREO_PASSWORD");
        }
        return AuthFile.ofEnvironment(environment, uri)
                .origin(request)
                .or(() -> Optional.of("the prompt"));
    }

    private Optional<Credentials> ask(Request request) {
        String user = request.user().orElseGet(() -> askUser(request));
        String password =
                prompt.secret("Enter " + user + "'s password for " + request.host() + ": ")
                        .orElseThrow(
                                () -> missing("password for user '" + user + "'", request.host()));
        return Optional.of(new Credentials(user, password));
    }

    private String askUser(Request request) {
        String question =
                "Enter username for " + request.host() + " [" + request.defaultUser() + "]: ";
        String answer =
                prompt.line(question).orElseThrow(() -> missing("user name", request.host()));
        return answer.isEmpty() ? request.defaultUser() : answer;
    }

    private static VirtException missing(String what, String host) {
        if (Thread.currentThread().isInterrupted()) {
            return new VirtException(
                    ErrorCode.OPERATION_ABORTED, "interrupted at the question for a " + what);
        }
        return new VirtException(
                ErrorCode.AUTH_FAILED,
                ErrorDomain.AUTH,
                "no "
                        + what
                        + " at '"
                        + host
                        + "' and no terminal to ask at; set VIREO_PASSWORD or write an auth.conf"
                        + " (LIBVIRT_AUTH_FILE, ~/.config/libvirt/auth.conf)",
                null);
    }
}
