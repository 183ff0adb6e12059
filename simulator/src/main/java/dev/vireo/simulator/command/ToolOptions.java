package dev.vireo.simulator.command;

import dev.vireo.simulator.Role;
import dev.vireo.simulator.Simulator;
import dev.vireo.simulator.VcenterSize;
import dev.vireo.simulator.document.Suggestion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// The options of the command.
final class ToolOptions {
    private static final String PASSWORD = "VIREO_SIMULATOR_PASSWORD";
    private static final Set<String> FLAGS = Set.of("tls", "no-tls", "host-servers", "help");
    private static final List<String> NAMES =
            List.of(
                    "model",
                    "vms",
                    "hosts",
                    "datacenters",
                    "clusters",
                    "describe",
                    "seed",
                    "listen",
                    "tls",
                    "no-tls",
                    "host-servers",
                    "cert-file",
                    "user",
                    "viewer",
                    "password",
                    "password-file",
                    "state",
                    "load",
                    "scenario",
                    "control",
                    "help");
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "::1");

    private final Map<String, String> values;
    private final Map<String, String> environment;

    private ToolOptions(Map<String, String> values, Map<String, String> environment) {
        this.values = values;
        this.environment = environment;
    }

    /// A command line that does not make sense.
    @SuppressWarnings("serial") // never serialized
    static final class UsageException extends RuntimeException {
        UsageException(String message) {
            super(message);
        }

        UsageException(String message, Exception cause) {
            super(message, cause);
        }
    }

    static ToolOptions parse(Map<String, String> environment, String... words) {
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 0; i < words.length; i++) {
            String word = words[i];
            if (!word.startsWith("--")) {
                throw new UsageException("unexpected data '" + word + "'");
            }
            int equals = word.indexOf('=');
            String name = word.substring(2, equals < 0 ? word.length() : equals);
            if (!NAMES.contains(name)) {
                throw new UsageException("unknown option --" + name + Suggestion.text(name, NAMES));
            }
            if (values.containsKey(name)) {
                throw new UsageException("option --" + name + " already seen");
            }
            if (FLAGS.contains(name)) {
                values.put(name, "");
            } else if (equals >= 0) {
                values.put(name, word.substring(equals + 1));
            } else if (i + 1 < words.length) {
                values.put(name, words[++i]);
            } else {
                throw new UsageException("option --" + name + " needs a value");
            }
        }
        for (String one : List.of("tls", "cert-file")) {
            if (values.containsKey(one) && values.containsKey("no-tls")) {
                throw new UsageException("--" + one + " and --no-tls exclude each other");
            }
        }
        return new ToolOptions(values, environment);
    }

    boolean wantsHelp() {
        return values.containsKey("help");
    }

    boolean tls() {
        return !values.containsKey("no-tls");
    }

    /// Makes a builder of the options.
    Simulator.Builder builder() {
        Simulator.Builder builder = Simulator.builder().seed(number("seed", 1, Long.MIN_VALUE));
        if (value("load").isPresent()) {
            load(builder);
        } else {
            model(builder);
        }
        Address listen = address("listen");
        builder.listen(listen.host, listen.port);
        Optional<Address> control =
                values.containsKey("control") ? Optional.of(address("control")) : Optional.empty();
        String password =
                password(Stream.concat(Stream.of(listen), control.stream()).map(Address::host));
        builder.credentials(name("user").orElse("root"), password);
        name("viewer").ifPresent(viewer -> builder.user(viewer, password, Role.READ_ONLY));
        if (tls()) {
            builder.tls();
        }
        if (values.containsKey("host-servers")) {
            builder.hostServers();
        }
        value("state").map(text -> path("state", text)).ifPresent(builder::state);
        value("scenario").map(text -> path("scenario", text)).ifPresent(builder::scenario);
        control.ifPresent(address -> builder.control(address.host, address.port));
        return builder;
    }

    /// Returns where the certificate is to be written.
    Optional<Path> certificateFile() {
        return value("cert-file").map(text -> path("cert-file", text));
    }

    private Optional<String> name(String option) {
        Optional<String> name = value(option);
        if (name.filter(String::isBlank).isPresent()) {
            throw new UsageException("--" + option + " needs a name");
        }
        return name;
    }

    private void load(Simulator.Builder builder) {
        for (String name :
                List.of("model", "vms", "hosts", "datacenters", "clusters", "seed", "describe")) {
            if (values.containsKey(name)) {
                throw new UsageException("--" + name + " and --load exclude each other");
            }
        }
        value("load").map(text -> path("load", text)).ifPresent(builder::load);
    }

    private void model(Simulator.Builder builder) {
        if (values.containsKey("describe")) {
            for (String name : List.of("model", "vms", "hosts", "datacenters", "clusters")) {
                if (values.containsKey(name)) {
                    throw new UsageException("--describe and --" + name + " exclude each other");
                }
            }
            builder.describe(path("describe", value("describe").orElseThrow()));
            return;
        }
        String model = value("model").orElse("esx");
        int machines = (int) number("vms", 2, 0);
        switch (model) {
            case "esx" -> {
                for (String name : List.of("hosts", "datacenters", "clusters")) {
                    if (values.containsKey(name)) {
                        throw new UsageException("--" + name + " goes with --model vcenter");
                    }
                }
                builder.machines(machines);
            }
            case "vcenter" ->
                    builder.vcenter(
                            VcenterSize.SMALL
                                    .withDatacenters((int) number("datacenters", 1, 1))
                                    .withClusters((int) number("clusters", 1, 0))
                                    .withClusterHosts((int) number("hosts", 3, 1))
                                    .withMachines(machines));
            default ->
                    throw new UsageException("--model takes esx or vcenter, not '" + model + "'");
        }
    }

    /// Finds the password: arguments can be seen by all users of a machine, a file and the
    /// environment cannot.
    private String password(Stream<String> hosts) {
        if (values.containsKey("password") && values.containsKey("password-file")) {
            throw new UsageException("--password and --password-file exclude each other");
        }
        Optional<String> given =
                value("password")
                        .or(() -> value("password-file").map(ToolOptions::firstLine))
                        .or(() -> Optional.ofNullable(environment.get(PASSWORD)));
        Optional<String> open = hosts.filter(host -> !LOOPBACK.contains(host)).findFirst();
        if (given.isEmpty() && open.isPresent()) {
            throw new UsageException(
                    "others than this machine can reach "
                            + open.get()
                            + ": give a password with --password-file, --password or $"
                            + PASSWORD);
        }
        return given.orElse("password");
    }

    private static String firstLine(String file) {
        try {
            List<String> lines = Files.readAllLines(path("password-file", file));
            return lines.isEmpty() ? "" : lines.getFirst();
        } catch (IOException e) {
            throw new UsageException("cannot read the password file " + file + ": " + reason(e), e);
        }
    }

    private static String reason(IOException failure) {
        return failure instanceof NoSuchFileException
                ? "there is no such file"
                : String.valueOf(failure.getMessage());
    }

    private Optional<String> value(String name) {
        return Optional.ofNullable(values.get(name));
    }

    private long number(String name, long usual, long least) {
        String text = values.get(name);
        if (text == null) {
            return usual;
        }
        try {
            long number = Long.parseLong(text);
            if (number >= least && (least == Long.MIN_VALUE || number <= 1_000_000)) {
                return number;
            }
        } catch (NumberFormatException _) {
            throw new UsageException("--" + name + " takes a whole number, not '" + text + "'");
        }
        throw new UsageException("--" + name + " cannot be " + text);
    }

    private static Path path(String name, String text) {
        if (text.isBlank()) { // an unset variable of a script
            throw new UsageException("--" + name + " needs a path");
        }
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new UsageException("--" + name + ": '" + text + "' is no path", e);
        }
    }

    private Address address(String name) {
        String text = values.getOrDefault(name, "127.0.0.1:0");
        int colon = text.lastIndexOf(':');
        String host = colon < 0 ? "" : text.substring(0, colon);
        if (host.startsWith("[") && host.endsWith("]")) {
            host = host.substring(1, host.length() - 1);
        }
        String port = text.substring(colon + 1);
        boolean isPort = port.matches("\\d{1,5}") && Integer.parseInt(port) <= 65_535;
        if (!isPort) {
            throw new UsageException(
                    "--" + name + " takes HOST:PORT, for example 127.0.0.1:0, not '" + text + "'");
        }
        return new Address(host.isEmpty() ? "127.0.0.1" : host, Integer.parseInt(port));
    }

    private record Address(String host, int port) {}
}
