package dev.vireo.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The stock virsh of this machine, in English and UTF-8, with the password in an authentication
/// file.
///
/// @param command the program
/// @param uri where it connects to
public record Virsh(Command command, String uri) {
    /// Prepares virsh for a connection.
    ///
    /// @param uri where to
    /// @param folder where the authentication file goes
    /// @return virsh
    public static Virsh to(String uri, Path folder) {
        Command virsh =
                Command.stranger("virsh", "libvirt-clients")
                        .with("LC_ALL", "C.UTF-8")
                        .with("HOME", folder.toString())
                        .with("LIBVIRT_LOG_OUTPUTS", "3:file:" + folder.resolve("virsh.log"))
                        .with("LIBVIRT_AUTH_FILE", authFile(folder).toString());
        return new Virsh(virsh, uri);
    }

    /// Writes the authentication file that both shells read.
    ///
    /// @param folder where it goes
    /// @return the file
    public static Path authFile(Path folder) {
        try {
            return Files.writeString(
                    folder.resolve("auth.conf"),
                    """
                    [credentials-test]
                    username=%s
                    password=%s
                    [auth-esx-127.0.0.1]
                    credentials=test
                    """
                            .formatted(Vcsim.USER, Vcsim.PASSWORD));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Runs a command of virsh.
    ///
    /// @param arguments the command and its arguments
    /// @return what it did
    public Command.Outcome run(List<String> arguments) {
        List<String> all = new ArrayList<>(List.of("-c", uri));
        all.addAll(arguments);
        return command.run(all);
    }
}
