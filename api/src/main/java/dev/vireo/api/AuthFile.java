package dev.vireo.api;

import dev.vireo.model.VirtException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Credentials from a file in libvirt's `auth.conf` format, read again for each login.
///
/// A group `[auth-SERVICE-HOST]`, or `[auth-SERVICE-default]` for all other hosts, names with its
/// key `credentials` a group `[credentials-NAME]` with the keys `username` and `password`:
///
/// ```
/// [auth-esx-server.example.com]
/// credentials=lab
///
/// [credentials-lab]
/// username=root
/// password=secret
/// ```
///
/// The service is the URI's scheme. libvirt itself asks for `esx` in all cases, so `esx` groups
/// also count for `vpx` and `gsx`, after their own. If the URI names a user, the file's `username`
/// is ignored.
///
/// libvirt: `virAuthConfigLookup`.
public final class AuthFile implements CredentialsProvider {
    private static final String COMMON_SERVICE = "esx";

    private final Optional<Path> path;

    private AuthFile(Optional<Path> path) {
        this.path = path;
    }

    /// Uses a certain file, which must exist when it is asked, for example the one that the URI
    /// parameter `authfile` names.
    ///
    /// @param path the file
    /// @return the provider
    public static AuthFile of(Path path) {
        return new AuthFile(Optional.of(path));
    }

    /// Uses the file that libvirt would use: `LIBVIRT_AUTH_FILE`, else
    /// `$XDG_CONFIG_HOME/libvirt/auth.conf` (`~/.config/libvirt/auth.conf`), else
    /// `/etc/libvirt/auth.conf`, the latter two if they are readable.
    ///
    /// @param environment the environment variables
    /// @return the provider; it finds nothing if there is no such file
    public static AuthFile ofEnvironment(Map<String, String> environment) {
        return new AuthFile(explicitFile(environment).or(() -> usualFile(environment)));
    }

    /// Uses the file that libvirt would use for a URI: as [#ofEnvironment(Map)], but the URI
    /// parameter `authfile` comes after `LIBVIRT_AUTH_FILE` and before the usual places.
    ///
    /// @param environment the environment variables
    /// @param uri the connection's URI
    /// @return the provider; it finds nothing if there is no such file
    public static AuthFile ofEnvironment(Map<String, String> environment, ConnectUri uri) {
        return new AuthFile(
                explicitFile(environment)
                        .or(() -> uri.parameter("authfile").map(Path::of))
                        .or(() -> usualFile(environment)));
    }

    private static Optional<Path> explicitFile(Map<String, String> environment) {
        String named = environment.getOrDefault("LIBVIRT_AUTH_FILE", "");
        return named.isEmpty() ? Optional.empty() : Optional.of(Path.of(named));
    }

    private static Optional<Path> usualFile(Map<String, String> environment) {
        Path own = ConfigFolder.of(environment).resolve("libvirt").resolve("auth.conf");
        for (Path candidate : List.of(own, Path.of("/etc/libvirt/auth.conf"))) {
            if (Files.isReadable(candidate)) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }

    /// Finds user and password. Both must be known: the user from the URI or the file, the password
    /// from the file.
    ///
    /// @throws VirtException `OPEN_FAILED` if the file cannot be read, `CONF_SYNTAX` if it is
    ///   broken; the message names file and line or group, but no value
    @Override
    public Optional<Credentials> find(Request request) {
        Map<String, String> group = credentialsFor(request);
        Optional<String> user = request.user().or(() -> Optional.ofNullable(group.get("username")));
        Optional<String> password = Optional.ofNullable(group.get("password"));
        return user.flatMap(name -> password.map(secret -> new Credentials(name, secret)));
    }

    @Override
    public Request withKnownUser(Request request) {
        if (request.user().isPresent()) {
            return request;
        }
        Optional<String> user = Optional.ofNullable(credentialsFor(request).get("username"));
        return new Request(request.service(), request.host(), user, request.defaultUser());
    }

    /// Names the file and the group, as `[credentials-lab] of /home/me/auth.conf`, if it has a
    /// password there.
    @Override
    public Optional<String> origin(Request request) {
        if (find(request).isEmpty() || path.isEmpty()) {
            return Optional.empty();
        }
        KeyFile file = KeyFile.read(path.get());
        return entry(file, request)
                .map(name ->
                        "[credentials-"
                                + file.group(name).orElse(Map.of()).get("credentials")
                                + "] of "
                                + path.get());
    }

    private static Optional<String> entry(KeyFile file, Request request) {
        for (String host : List.of(request.host(), "default")) {
            for (String service : List.of(request.service(), COMMON_SERVICE)) {
                String name = "auth-" + service + "-" + host;
                if (file.group(name).isPresent()) {
                    return Optional.of(name);
                }
            }
        }
        return Optional.empty();
    }

    private Map<String, String> credentialsFor(Request request) {
        if (path.isEmpty()) {
            return Map.of();
        }
        KeyFile file = KeyFile.read(path.get());
        Optional<String> name = entry(file, request);
        return name.isEmpty()
                ? Map.of()
                : referenced(file, name.get(), file.group(name.get()).orElse(Map.of()));
    }

    private static Map<String, String> referenced(
            KeyFile file, String name, Map<String, String> group) {
        String reference = group.get("credentials");
        if (reference == null) {
            throw file.broken("Missing item 'credentials' in group '" + name + "'");
        }
        return file.group("credentials-" + reference)
                .orElseThrow(() ->
                        file.broken(
                                "Missing group 'credentials-"
                                        + reference
                                        + "' referenced from group '"
                                        + name
                                        + "'"));
    }
}
