package dev.vireo.api;

import dev.vireo.model.ErrorCode;
import dev.vireo.model.ErrorDomain;
import dev.vireo.model.VirtException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Servers whose certificates a person has confirmed, in a file with a line for each:
///
/// ```
/// # since the move to the new rack
/// esx1.example.com:443 31:86:A4:...
/// [2001:db8::7]:8443 0C:55:1D:...
/// ```
///
/// First the server as host and port, IPv6 addresses in brackets, then the SHA-256 fingerprint of
/// its certificate. Empty lines and those that begin with `#` mean nothing. Of a server that is
/// there several times each certificate is right.
public final class KnownHosts {
    private static final String FINGERPRINT = "[0-9A-F]{64}|[0-9A-F]{2}(:[0-9A-F]{2}){31}";

    private final Path file;

    private KnownHosts(Path file) {
        this.file = file;
    }

    /// Uses a certain file, which need not exist.
    ///
    /// @param file the file
    /// @return its servers
    public static KnownHosts of(Path file) {
        return new KnownHosts(file);
    }

    /// Uses the file that the URI's parameter `known_hosts` names, else
    /// `$XDG_CONFIG_HOME/vireo/known_hosts` (`~/.config/vireo/known_hosts`).
    ///
    /// @param environment the environment variables
    /// @param uri the connection's URI
    /// @return its servers
    public static KnownHosts ofEnvironment(Map<String, String> environment, ConnectUri uri) {
        return new KnownHosts(
                uri.parameter("known_hosts")
                        .filter(name -> !name.isEmpty())
                        .map(Path::of)
                        .orElseGet(() ->
                                ConfigFolder.of(environment)
                                        .resolve("vireo")
                                        .resolve("known_hosts")));
    }

    /// Returns the file.
    ///
    /// @return the file, which need not exist
    public Path file() {
        return file;
    }

    /// Finds what is known of a server.
    ///
    /// @param server host and port as in a URL; the case of letters does not count
    /// @return its certificates, in the order of the file; empty if it is not known
    /// @throws VirtException `OPEN_FAILED` if the file is there but cannot be read, `CONF_SYNTAX`
    ///   that names the line if one is malformed
    public List<Entry> find(String server) {
        List<Entry> found = new ArrayList<>();
        int number = 0;
        for (String line : read().lines().toList()) {
            number++;
            String text = line.strip();
            if (!text.isEmpty() && !text.startsWith("#")) {
                String[] words = text.split("\\s+", -1);
                if (words.length != 2 || !words[1].toUpperCase(Locale.ROOT).matches(FINGERPRINT)) {
                    throw new VirtException(
                            ErrorCode.CONF_SYNTAX,
                            ErrorDomain.CONF,
                            file
                                    + ":"
                                    + number
                                    + ": a line is HOST:PORT and the SHA-256 fingerprint of a"
                                    + " certificate",
                            null);
                }
                if (words[0].equalsIgnoreCase(server)) {
                    found.add(new Entry(number, words[1].toUpperCase(Locale.ROOT)));
                }
            }
        }
        return List.copyOf(found);
    }

    /// Adds a server. The file is replaced as a whole, so that it is never half written, and only
    /// its owner may read it.
    ///
    /// @param server host and port as in a URL
    /// @param fingerprint the SHA-256 fingerprint of its certificate
    /// @throws VirtException `SYSTEM_ERROR` if the file cannot be written
    public void add(String server, String fingerprint) {
        String known = read();
        String gap = known.isEmpty() || known.endsWith("\n") ? "" : "\n";
        try {
            Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
            Path folder = target.getParent();
            if (folder == null) {
                throw new IOException("it is in no folder");
            }
            Files.createDirectories(folder);
            // what this makes is for its owner alone
            Path draft = Files.createTempFile(folder, ".known_hosts", "");
            try {
                Files.writeString(draft, known + gap + server + " " + fingerprint + "\n");
                try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
                    channel.force(true);
                }
                Files.move(
                        draft,
                        target,
                        StandardCopyOption.ATOMIC_MOVE,
                        StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(draft);
            }
        } catch (IOException e) {
            throw new VirtException(
                    ErrorCode.SYSTEM_ERROR,
                    ErrorDomain.CONF,
                    "cannot write " + file + ": " + e.getMessage(),
                    e);
        }
    }

    private String read() {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (NoSuchFileException _) { // nobody was asked yet
            return "";
        } catch (IOException e) {
            throw new VirtException(
                    ErrorCode.OPEN_FAILED,
                    ErrorDomain.CONF,
                    "cannot read " + file + ": " + e.getMessage(),
                    e);
        }
    }

    /// A certificate of a server.
    ///
    /// @param line the line of the file
    /// @param fingerprint its SHA-256 fingerprint in upper case
    public record Entry(int line, String fingerprint) {}
}
