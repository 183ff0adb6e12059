package dev.vireo.it;

import dev.vireo.shell.InProcess;
import dev.vireo.simulator.Simulator;
import dev.vireo.testkit.Command.Outcome;
import dev.vireo.testkit.Vcsim;
import dev.vireo.testkit.Virsh;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Two simulated servers that are the same to begin with: stock virsh is connected to one, this
/// shell to the other. Lines are parted into words by spaces, unless those are in `'`; `FILES` is
/// the folder of the files, `@/PATH` the URI of another place on the same server.
///
/// @param one virsh's server
/// @param other this shell's server
/// @param virsh stock virsh
/// @param onOther stock virsh on this shell's server
/// @param vireo this shell
record Twins(Simulator one, Simulator other, Virsh virsh, Virsh onOther, InProcess vireo) {
    /// The folder of the files.
    static final Path FILES =
            dev.vireo.testkit.GoldenFiles.beside(Twins.class).in("side-by-side/files").folder();

    /// Renames one domain, and leaves all else as it is.
    private static final String EDITOR = "sed -i 's,>ha-host_VM2</name>,>renamed</name>,'";

    private static final InstantSource CLOCK =
            InstantSource.fixed(Instant.parse("2026-03-01T12:00:00Z"));
    private static final Pattern PLACE = Pattern.compile("(?<= )@(/[^ ]*)");
    private static final Pattern WORD = Pattern.compile("'[^']*'|[^ ]+");

    /// What libvirt logs of members of replies that it does not know.
    private static final String LOGGED = "(?m)^[0-9-]{10} [0-9:.]{12}\\+0000: .*\n";

    /// What both said to a line.
    ///
    /// @param virsh what virsh said
    /// @param vireo what this shell said
    record Answers(Outcome virsh, Outcome vireo) {
        boolean same() {
            return virsh.equals(vireo);
        }
    }

    /// Begins a simulated server as both are.
    static Simulator.Builder server() {
        return Simulator.builder().credentials(Vcsim.USER, Vcsim.PASSWORD).clock(CLOCK);
    }

    /// Connects both shells.
    ///
    /// @param scheme the scheme of the URIs
    /// @param one virsh's server
    /// @param other this shell's server
    /// @param rest what follows the port in the URIs
    /// @param folder for the authentication file
    static Twins connect(String scheme, Simulator one, Simulator other, String rest, Path folder) {
        Map<String, String> environment = new HashMap<>();
        environment.put("LIBVIRT_AUTH_FILE", Virsh.authFile(folder).toString());
        environment.put("EDITOR", EDITOR);
        return new Twins(
                one,
                other,
                stock(uri(scheme, one, rest), folder),
                stock(uri(scheme, other, rest), folder),
                new InProcess(environment));
    }

    private static Virsh stock(String uri, Path folder) {
        Virsh virsh = Virsh.to(uri, folder);
        return new Virsh(virsh.command().with("EDITOR", EDITOR), uri);
    }

    /// Has both do a line, each on its server.
    Answers run(String line) {
        return new Answers(
                shown(virsh.run(words(placed(line, one))), one),
                shown(vireo.run(with(onOther.uri(), placed(line, other))), other));
    }

    /// Has virsh do a line on both servers.
    void prepare(String line) {
        virsh.run(words(placed(line, one)));
        onOther.run(words(placed(line, other)));
    }

    /// Has this shell do a line on both servers, which has to work.
    void prepareOurs(String line) {
        Map.of(virsh.uri(), one, onOther.uri(), other)
                .forEach((uri, server) -> {
                    Outcome outcome = vireo.run(with(uri, placed(line, server)));
                    if (outcome.exit() != 0) {
                        throw new AssertionError(line + ": " + outcome.err());
                    }
                });
    }

    /// Returns the name of a line's command, which options may precede.
    static String command(String line) {
        return words(line).stream().filter(word -> !word.startsWith("-")).findFirst().orElse("");
    }

    static String uri(String scheme, Simulator simulator, String rest) {
        return scheme + "://" + Vcsim.USER + "@127.0.0.1:" + simulator.port() + rest;
    }

    static List<String> with(String uri, String line) {
        List<String> all = new ArrayList<>(List.of("-c", uri));
        all.addAll(words(line));
        return all;
    }

    static List<String> words(String line) {
        return WORD.matcher(line.replace("FILES/", FILES + "/"))
                .results()
                .map(word -> word.group().replace("'", ""))
                .toList();
    }

    private static String placed(String line, Simulator simulator) {
        return PLACE.matcher(line)
                .replaceAll(found ->
                        Matcher.quoteReplacement(
                                uri("vpx", simulator, found.group(1) + "?transport=http")));
    }

    private static Outcome shown(Outcome outcome, Simulator simulator) {
        String port = ":" + simulator.port();
        return new Outcome(
                outcome.exit(),
                outcome.out().replace(port, ":PORT"),
                outcome.err().replace(port, ":PORT").replaceAll(LOGGED, ""));
    }
}
