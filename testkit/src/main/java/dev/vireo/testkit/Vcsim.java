package dev.vireo.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A running govmomi simulator: a VI API server that knows nothing of Vireo. Its program, in
/// `src/main/go/vcsim`, is built once with the Go of this machine.
public final class Vcsim implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Vcsim.class.getName());

    /// The only user.
    public static final String USER = "user";

    /// The user's password, made of all characters that need care.
    public static final String PASSWORD = "p<a>s&s \"w\"o'rd";

    private final Process process;
    private final BufferedReader answers;
    private final Writer commands;
    private final URI sdk;

    private Vcsim(Process process) throws IOException {
        this.process = process;
        // Read, because a full pipe would stop the server.
        Thread.startVirtualThread(() ->
                process.errorReader(StandardCharsets.UTF_8)
                        .lines()
                        .forEach(line -> LOG.log(System.Logger.Level.DEBUG, line)));
        this.answers = process.inputReader(StandardCharsets.UTF_8);
        this.commands = process.outputWriter(StandardCharsets.UTF_8);
        String url = answers.readLine();
        assertThat(url).as("the URL that vcsim prints").isNotNull();
        this.sdk = URI.create(url);
    }

    /// Starts one ESX host with this many VMs, `ha-host_VM0` and so on, all powered on.
    ///
    /// @param vms how many
    /// @return the running simulator
    public static Vcsim esx(int vms) {
        return start("-model", "esx", "-vms", Integer.toString(vms));
    }

    /// Starts a vCenter with a standalone host `DC0_H0` and a cluster `DC0_C0` of one host
    /// `DC0_C0_H0`, each with this many VMs, `DC0_H0_VM0`, `DC0_C0_RP0_VM0` and so on, all powered
    /// on.
    ///
    /// @param vms how many
    /// @return the running simulator
    public static Vcsim vcenter(int vms) {
        return start("-model", "vpx", "-vms", Integer.toString(vms));
    }

    /// Starts the program with options of its own.
    ///
    /// @param options see `main.go`
    /// @return the running simulator
    public static Vcsim start(String... options) {
        List<String> arguments = new ArrayList<>(List.of("-user", USER, "-password", PASSWORD));
        arguments.addAll(List.of(options));
        try {
            return new Vcsim(GoProgram.named("vcsim").start(arguments));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Returns the server's address, `http://127.0.0.1:port/sdk`.
    ///
    /// @return the address
    public URI sdk() {
        return sdk;
    }

    /// Returns the number of its process.
    ///
    /// @return the process
    public long pid() {
        return process.pid();
    }

    /// Puts a VM into a state: `on`, `off` or `suspended`, whatever it was in before.
    ///
    /// @param vm its name
    /// @param state the state
    public void power(String vm, String state) {
        command("power", vm, state);
    }

    /// Returns a VM's state in the VI API's words, for example `poweredOn`.
    ///
    /// @param vm its name
    /// @return the state
    public String powerState(String vm) {
        return command("state", vm);
    }

    /// Gives a VM another name; percent signs are not escaped.
    ///
    /// @param vm its name
    /// @param name the new one
    public void rename(String vm, String name) {
        command("rename", vm, name);
    }

    /// Sets a VM's memory limit.
    ///
    /// @param vm its name
    /// @param mib the limit in MiB, -1 for none
    public void limitMemory(String vm, long mib) {
        command("memory-limit", vm, Long.toString(mib));
    }

    /// Counts who is logged in.
    ///
    /// @return the number of sessions
    public int sessions() {
        return Integer.parseInt(command("sessions"));
    }

    /// Drops all sessions, as a server does that was restarted.
    public void forgetSessions() {
        command("forget");
    }

    private synchronized String command(String... words) {
        try {
            commands.write(String.join("\t", words) + "\n");
            commands.flush();
            String answer = answers.readLine();
            assertThat(answer).as(String.join(" ", words)).startsWith("ok");
            return answer.substring("ok".length()).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            commands.close();
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            process.destroyForcibly();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
