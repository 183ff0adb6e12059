package dev.vireo.shell;

import dev.vireo.api.ConnectRequest;
import dev.vireo.api.Connection;
import dev.vireo.shell.command.Surroundings;
import dev.vireo.shell.command.TerminalPrompt;
import dev.vireo.shell.text.Output;
import dev.vireo.shell.text.StreamKind;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// Runs commands without printing anything, so that the JVM which records a start-up cache sees all
/// classes that they need. Changes the state of the hosts it runs on.
///
/// The JVM loads all that a cache has before the first line of `main`. So there are several, each
/// for a kind of command line and no larger than that needs: one for commands without a connection,
/// one for connections, one for the simulator in the process (`dist`).
public final class Rehearsal {
    /// `java.sh` of the module `dist` knows these.
    static final String SHORT =
            "list --all;list --all --name;list --title;dominfo @;domstate --reason @;"
                    + "domid @;domuuid @;domname 1;domstate 1;domstate no-such-domain";

    private static final String MORE =
            "destroy @;start @;suspend @;resume @;reset @;reboot @;shutdown @;start @;hostname;uri;version;nodeinfo;freecell;help;help list;dumpxml @;domblklist @;domiflist @;"
                    + "domstats @;snapshot-list @;pool-list --all;pool-info datastore1;"
                    + "vol-list datastore1;net-list --all";

    /// What the caches for all other commands are trained with.
    static final String ALL = SHORT + ";" + MORE;

    private static final String MACHINE =
            """
            .encoding = "UTF-8"
            config.version = "8"
            virtualHW.version = "19"
            displayName = "rehearsal"
            annotation = "a|22b"
            guestOS = "other-64"
            firmware = "efi"
            memsize = "1024"
            numvcpus = "2"
            cpuid.coresPerSocket = "2"
            scsi0.present = "TRUE"
            scsi0.virtualDev = "pvscsi"
            scsi0:0.present = "TRUE"
            scsi0:0.deviceType = "scsi-hardDisk"
            scsi0:0.fileName = "rehearsal.vmdk"
            ide1:0.present = "TRUE"
            ide1:0.deviceType = "cdrom-image"
            ide1:0.fileName = "/vmfs/volumes/ds/tools.iso"
            ethernet0.present = "TRUE"
            ethernet0.virtualDev = "vmxnet3"
            ethernet0.networkName = "VM Network"
            ethernet0.connectionType = "bridged"
            ethernet0.addressType = "generated"
            ethernet0.generatedAddress = "00:0c:29:11:22:33"
            serial0.present = "TRUE"
            serial0.fileType = "network"
            serial0.fileName = "telnet://:2001"
            RemoteDisplay.vnc.enabled = "TRUE"
            tools.syncTime = "FALSE"
            """;

    private Rehearsal() {}

    /// Rehearses, and ends the process.
    ///
    /// @param arguments the URIs of the hosts to rehearse on, whose password is in the environment,
    ///   perhaps after the word `short` for the short commands alone; without any, what needs no
    ///   connection
    /// @param connector opens connections: the one that is used later, so that the cache has it
    public static void run(String[] arguments, Function<ConnectRequest, Connection> connector) {
        new Shell(Main.surroundings(connector)).run(new String[] {"--version"});
        if (arguments.length == 0) {
            withoutConnection(connector);
        }
        if (arguments.length == 2 && arguments[0].equals("short")) {
            run(arguments[1], SHORT, connector);
        } else {
            for (String uri : arguments) {
                run(uri, ALL, connector);
                convert(connector);
            }
        }
        Runtime.getRuntime().halt(0);
    }

    private static void withoutConnection(Function<ConnectRequest, Connection> connector) {
        Shell shell = shell("none://", connector, OutputStream.nullOutputStream(), "");
        for (String option : List.of("-v", "--version", "-V", "--version=long", "--help")) {
            shell.run(new String[] {option});
        }
        for (String command : List.of("help", "help list", "list --help", "no-such-command here")) {
            shell.run(command.split(" "));
        }
    }

    /// Rehearses on the host behind a URI.
    static void run(String uri, String rehearsed, Function<ConnectRequest, Connection> connector) {
        ByteArrayOutputStream names = new ByteArrayOutputStream();
        shell(uri, connector, names, "").run(new String[] {"-q", "list", "--all", "--name"});
        String domain = names.toString(StandardCharsets.UTF_8).lines().findFirst().orElse("none");
        String commands = rehearsed.replace("@", "'" + domain + "'");
        Shell shell = shell(uri, connector, OutputStream.nullOutputStream(), "");
        shell.run(new String[] {"--stats", commands});
        shell.run(new String[] {"--stats", "--format=json", "-r", commands});
        shell.run(new String[] {});
        shell.run(new String[] {"-c", "none://", "list"});
    }

    /// Converts a VMX file to a domain document and back.
    private static void convert(Function<ConnectRequest, Connection> connector) {
        String text = MACHINE;
        for (int i = 0; i < 2; i++) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            shell("", connector, out, text)
                    .run(new String[] {"-q", "convert", "--report", "json", "-"});
            text = out.toString(StandardCharsets.UTF_8);
        }
    }

    private static Shell shell(
            String uri,
            Function<ConnectRequest, Connection> connector,
            OutputStream out,
            String input) {
        return new Shell(
                new Surroundings(
                        environment(uri),
                        new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                        false,
                        new Output(
                                out,
                                OutputStream.nullOutputStream(),
                                StreamKind.FILE,
                                StreamKind.TERMINAL),
                        new TerminalPrompt(),
                        connector));
    }

    private static Map<String, String> environment(String uri) {
        Map<String, String> environment = new HashMap<>(Map.of("VIREO_DEFAULT_URI", uri));
        String password = System.getenv("VIREO_PASSWORD");
        if (password != null) {
            environment.put("VIREO_PASSWORD", password);
        }
        return environment;
    }
}
