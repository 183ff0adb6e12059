package dev.vireo.shell;

import dev.vireo.api.ConnectRequest;
import dev.vireo.api.Connection;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Function;

/// Runs each command once without printing anything, so that the JVM which records a start-up cache
/// sees all classes that commands need. Changes the state of the host it runs on.
public final class Rehearsal {
    private static final String COMMANDS =
            "list --all;list --all --name;list --title;hostname;uri;version;nodeinfo;freecell;"
                    + "help;help list;destroy @;start @;dominfo @;domstate --reason @;domid @;domuuid @;"
                    + "suspend @;resume @;reset @;reboot @;shutdown @;start @;"
                    + "domname 1;domstate 1;domstate no-such-domain";

    private Rehearsal() {}

    /// Rehearses on the embedded simulator.
    ///
    /// @param arguments the URI to rehearse on in place of `sim://`
    public static void main(String[] arguments) {
        String uri = arguments.length == 0 ? "sim://" : arguments[0];
        run(uri, Connection::open);
        Runtime.getRuntime().halt(0);
    }

    /// Rehearses on the host behind a URI.
    static void run(String uri, Function<ConnectRequest, Connection> connector) {
        ByteArrayOutputStream names = new ByteArrayOutputStream();
        shell(uri, connector, names).run(new String[] {"-q", "list", "--all", "--name"});
        String domain = names.toString(StandardCharsets.UTF_8).lines().findFirst().orElse("none");
        String commands = COMMANDS.replace("@", "'" + domain + "'");
        Shell shell = shell(uri, connector, OutputStream.nullOutputStream());
        shell.run(new String[] {"--stats", commands});
        shell.run(new String[] {"--stats", "--format=json", "-r", commands});
        shell.run(new String[] {"-v"});
        shell.run(new String[] {"--help"});
        shell.run(new String[] {"-c", "none://", "list"});
        shell.run(new String[] {"no-such-command", "here"});
        shell.run(new String[] {});
    }

    private static Shell shell(
            String uri, Function<ConnectRequest, Connection> connector, OutputStream out) {
        return new Shell(
                new Surroundings(
                        Map.of("VIREO_DEFAULT_URI", uri),
                        InputStream.nullInputStream(),
                        false,
                        new Output(
                                out,
                                OutputStream.nullOutputStream(),
                                StreamKind.FILE,
                                StreamKind.TERMINAL),
                        new TerminalPrompt(),
                        connector));
    }
}
