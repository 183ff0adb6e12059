package dev.vireo.dist;

import dev.vireo.api.ConnectRequest;
import dev.vireo.api.Connection;
import dev.vireo.api.spi.DriverProvider;
import dev.vireo.driver.esx.EsxDriverProvider;
import dev.vireo.shell.Main;
import java.util.function.Function;

/// The process `vireo`: the shell with the drivers that come with it.
public final class Vireo {
    private Vireo() {}

    /// Runs the shell and ends the process with its exit code.
    ///
    /// @param arguments the command line
    public static void main(String[] arguments) {
        Main.run(arguments, connector());
    }

    /// Returns what opens connections. The training calls this, so that the start-up caches have
    /// it.
    static Function<ConnectRequest, Connection> connector() {
        return Vireo::open;
    }

    /// Opens a connection. The driver of real hosts is at hand: a search for services opens every
    /// jar, and takes a tenth of the time of a short command.
    private static Connection open(ConnectRequest request) {
        DriverProvider hosts = new EsxDriverProvider();
        return hosts.schemes().contains(request.uri().scheme())
                ? Connection.open(request, hosts)
                : Connection.open(request);
    }
}
