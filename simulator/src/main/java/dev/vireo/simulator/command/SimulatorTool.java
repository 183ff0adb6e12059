package dev.vireo.simulator.command;

import dev.vireo.simulator.Simulator;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.spi.ToolProvider;

/// Runs a simulator until it is told to stop: the tool `vireo-simulator`.
///
/// When it is ready, and not before, it prints one line to the first stream: the address of the
/// SOAP endpoint. What people want to know besides goes to the second one.
public final class SimulatorTool implements ToolProvider {
    private static final Duration LAST_WORDS = Duration.ofSeconds(2);
    private static final String HELP =
            """
            usage: simulator [options]

            Runs a simulated ESX host or vCenter until SIGTERM, SIGINT or POST /shutdown. Prints the
            address of its SOAP endpoint when it is ready.

              --model esx|vcenter   what it is (default esx)
              --vms N               machines; in a vCenter for each single host and each cluster (2)
              --hosts N             hosts in each cluster of a vCenter (3)
              --clusters N          clusters in each datacenter of a vCenter (1)
              --datacenters N       datacenters of a vCenter (1)
              --describe FILE       make what a file in YAML or JSON describes instead
              --seed N              what identifiers, addresses and chance depend on (1)
              --listen HOST:PORT    where to listen (127.0.0.1:0; port 0 is any free one)
              --tls, --no-tls       HTTPS with a certificate made at the start (default), or HTTP
              --host-servers        let each host of a vCenter serve its files itself, by HTTPS
              --cert-file FILE      write that certificate there, as curl --cacert takes it
              --user NAME           who may log in (root)
              --viewer NAME         another user, with the same password, who may only look
              --password TEXT       the password (password, on the loopback interface only)
              --password-file FILE  the password is the first line of a file
              --state DIR           keep what changes in a folder
              --load FILE           start with an inventory that was saved
              --scenario FILE       misbehave as a scenario file says
              --control HOST:PORT   open a control port
              --help                this help

            The password may also be in $VIREO_SIMULATOR_PASSWORD.
            """;

    /// For the service loader.
    public SimulatorTool() {}

    @Override
    public String name() {
        return "vireo-simulator";
    }

    @Override
    public int run(PrintWriter out, PrintWriter err, String... arguments) {
        Simulator simulator;
        try {
            ToolOptions options = ToolOptions.parse(System.getenv(), arguments);
            if (options.wantsHelp()) {
                out.print(HELP);
                out.flush();
                return 0;
            }
            simulator = options.builder().start();
            writeCertificate(simulator, options);
        } catch (ToolOptions.UsageException
                | IllegalArgumentException
                | IllegalStateException
                | UncheckedIOException e) {
            err.println("error: " + e.getMessage());
            err.flush();
            return 1;
        }
        return serve(simulator, out, err);
    }

    private static void writeCertificate(Simulator simulator, ToolOptions options) {
        Optional<Path> file = options.certificateFile();
        if (file.isEmpty()) {
            return;
        }
        try {
            Files.writeString(file.get(), simulator.certificate().orElseThrow());
        } catch (IOException e) {
            simulator.close();
            throw new UncheckedIOException("cannot write the certificate to " + e.getMessage(), e);
        }
    }

    private static int serve(Simulator simulator, PrintWriter out, PrintWriter err) {
        Thread self = Thread.currentThread();
        Thread hook =
                Thread.ofPlatform()
                        .name("simulator-stop")
                        .unstarted(() -> {
                            simulator.close();
                            await(self); // it ends the process, with the exit code 0
                        });
        Runtime.getRuntime().addShutdownHook(hook);
        try (simulator) {
            describe(simulator, err);
            out.println(simulator.url());
            out.flush();
            simulator.awaitClose();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        forget(hook);
        return 0;
    }

    private static void forget(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException _) {
            return; // the process ends
        }
    }

    private static void await(Thread thread) {
        try {
            thread.join(LAST_WORDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void describe(Simulator simulator, PrintWriter err) {
        err.println("connect: " + simulator.connectUri());
        simulator.thumbprint("SHA-256").ifPresent(digest -> err.println("sha256: " + digest));
        simulator.thumbprint("SHA-1").ifPresent(digest -> err.println("sha1: " + digest));
        simulator.controlUrl().ifPresent(control -> err.println("control: " + control));
        err.flush();
    }
}
