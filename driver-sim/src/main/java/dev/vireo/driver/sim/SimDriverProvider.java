package dev.vireo.driver.sim;

import dev.vireo.api.ConnectRequest;
import dev.vireo.api.ConnectUri;
import dev.vireo.api.Connection;
import dev.vireo.api.Credentials;
import dev.vireo.api.spi.DriverProvider;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.ErrorDomain;
import dev.vireo.model.VirtException;
import dev.vireo.simulator.Simulator;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Opens `sim://`: starts a simulator on a free port of the loopback interface, with a password
/// that only this process knows, and opens the ESX driver on it.
public final class SimDriverProvider implements DriverProvider {
    private static final Logger LOG = System.getLogger(SimDriverProvider.class.getName());
    private static final String USER = "root";

    private final Map<String, String> environment;
    private final Path home;

    /// For the service loader.
    public SimDriverProvider() {
        this(System.getenv(), home(System.getenv()));
    }

    SimDriverProvider(Map<String, String> environment, Path home) {
        this.environment = environment;
        this.home = home;
    }

    /// As other programs, and not as the JVM, which asks the user database.
    private static Path home(Map<String, String> environment) {
        String home = environment.getOrDefault("HOME", "");
        return Path.of(home.isEmpty() ? System.getProperty("user.home", ".") : home);
    }

    @Override
    public Set<String> schemes() {
        return Set.of("sim");
    }

    @Override
    public Connection open(ConnectRequest request) {
        SimUri uri = SimUri.of(request.uri(), environment, home);
        Simulator simulator = start(uri);
        try {
            ConnectUri inner = ConnectUri.parse(uri.innerUri(USER, simulator.port()));
            Credentials credentials = new Credentials(USER, simulator.password());
            Connection connection =
                    Connection.open(
                            request.withUri(inner).withCredentials(_ -> Optional.of(credentials)));
            return new SimConnection(request.uri(), connection, simulator);
        } catch (RuntimeException e) {
            simulator.close();
            throw e;
        }
    }

    private static Simulator start(SimUri uri) {
        Simulator.Builder builder =
                Simulator.builder()
                        .credentials(USER, randomPassword())
                        .compression(false) // nothing leaves the machine
                        .stateOnDemand(uri.state());
        try {
            return switch (uri.model()) {
                case ESX -> builder.embeddedMachines().start();
                case VCENTER -> builder.vcenter(1, 2, 2).start();
            };
        } catch (IllegalStateException e) {
            throw new VirtException(
                    ErrorCode.CONF_SYNTAX, ErrorDomain.CONF, String.valueOf(e.getMessage()), e);
        } catch (UncheckedIOException e) {
            throw new VirtException(
                    ErrorCode.SYSTEM_ERROR, ErrorDomain.NONE, String.valueOf(e.getMessage()), e);
        }
    }

    /// Asks the kernel where it can be asked: setting up a `SecureRandom` takes a good part of the
    /// time that a short command has.
    private static String randomPassword() {
        byte[] bytes = new byte[16];
        try (InputStream kernel = Files.newInputStream(Path.of("/dev/urandom"))) {
            if (kernel.readNBytes(bytes, 0, bytes.length) == bytes.length) {
                return HexFormat.of().formatHex(bytes);
            }
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "no /dev/urandom here", e);
        }
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
