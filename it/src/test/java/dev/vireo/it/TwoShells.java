package dev.vireo.it;

import dev.vireo.api.ConnectRequest;
import dev.vireo.api.ConnectUri;
import dev.vireo.api.Connection;
import dev.vireo.api.Credentials;
import dev.vireo.shell.InProcess;
import dev.vireo.simulator.Simulator;
import dev.vireo.testkit.Command.Outcome;
import dev.vireo.testkit.StrictProxy;
import dev.vireo.testkit.Vcsim;
import dev.vireo.testkit.Virsh;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// One simulated server, and before it stock virsh and this shell, which are told the same.
///
/// @param simulator the server
/// @param proxy stands before it and can change what it says
/// @param folder for files
/// @param uri where both connect to
record TwoShells(Simulator simulator, StrictProxy proxy, Path folder, String uri)
        implements AutoCloseable {
    /// Describes a server whose user is the one that virsh knows.
    static Simulator.Builder server() {
        return Simulator.builder().credentials(Vcsim.USER, Vcsim.PASSWORD).compression(false);
    }

    /// Starts an ESX host.
    static TwoShells before(Simulator.Builder server, Path folder) {
        return before(server, folder, "esx", "/");
    }

    /// Starts a server.
    ///
    /// @param path the path of the URI
    static TwoShells before(Simulator.Builder server, Path folder, String scheme, String path) {
        Simulator simulator = server.start();
        StrictProxy proxy = StrictProxy.before(simulator.url());
        return new TwoShells(simulator, proxy, folder, proxy.uri(scheme, path));
    }

    /// Lets the server say something else from now on.
    void changing(UnaryOperator<String> replies) {
        proxy.changing(replies);
    }

    /// Connects elsewhere, by the same way.
    TwoShells at(String otherUri) {
        return new TwoShells(simulator, proxy, folder, otherUri);
    }

    /// Runs a command line, whose words are parted by spaces, in virsh.
    Outcome virsh(String line) {
        return Virsh.to(uri, folder).run(words(line));
    }

    /// Runs a command line in this shell.
    Outcome vireo(String line) {
        List<String> all = new ArrayList<>(List.of("-c", uri));
        all.addAll(words(line));
        return new InProcess(Map.of("LIBVIRT_AUTH_FILE", Virsh.authFile(folder).toString()))
                .run(all);
    }

    private static List<String> words(String line) {
        return List.of(line.split(" ", -1));
    }

    /// Opens a connection of the library.
    Connection connect() {
        return Connection.open(request());
    }

    /// Says how to open one.
    ConnectRequest request() {
        return new ConnectRequest(
                ConnectUri.parse(uri),
                _ -> Optional.of(new Credentials(Vcsim.USER, Vcsim.PASSWORD)),
                false);
    }

    /// Writes a file that both can read.
    ///
    /// @return its path
    String file(String name, String text) {
        try {
            return Files.writeString(folder.resolve(name), text).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        proxy.close();
        simulator.close();
    }
}
