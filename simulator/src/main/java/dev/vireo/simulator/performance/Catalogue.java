package dev.vireo.simulator.performance;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The counters that servers have, read from `counters.txt` when somebody first asks.
public final class Catalogue {
    private final Map<Integer, Counter> counters = new LinkedHashMap<>();

    private Catalogue(Stream<String> lines) {
        lines.filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(Catalogue::counter)
                .forEach(counter -> counters.put(counter.key(), counter));
    }

    /// Reads the catalogue.
    ///
    /// @return all counters
    public static Catalogue read() {
        try (InputStream in = Catalogue.class.getResourceAsStream("counters.txt")) {
            if (in == null) {
                throw new IllegalStateException("counters.txt is missing");
            }
            return new Catalogue(
                    new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)).lines());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Returns all counters.
    ///
    /// @return the counters by ascending key
    public List<Counter> counters() {
        return List.copyOf(counters.values());
    }

    /// Finds a counter.
    ///
    /// @param key its number
    /// @return the counter
    public Optional<Counter> find(int key) {
        return Optional.ofNullable(counters.get(key));
    }

    private static Counter counter(String line) {
        String[] part = line.split("\\|", -1);
        return new Counter(
                Integer.parseInt(part[0]),
                part[1],
                part[2],
                part[3],
                part[4],
                part[5],
                part[6].charAt(0) - '0',
                part[6].charAt(1) - '0',
                scopes(part[7]),
                part[8],
                part[9]);
    }

    private static List<Counter.Scope> scopes(String text) {
        List<Counter.Scope> scopes = new ArrayList<>();
        for (String scope : text.split(" ", -1)) {
            if (!scope.isEmpty()) {
                scopes.add(
                        new Counter.Scope(
                                entity(scope.charAt(0)),
                                scope.chars().skip(1).mapToObj(Catalogue::instance).toList()));
            }
        }
        return scopes;
    }

    private static Counter.Entity entity(char letter) {
        return switch (letter) {
            case 'V' -> Counter.Entity.MACHINE;
            case 'H' -> Counter.Entity.HOST;
            case 'R' -> Counter.Entity.POOL;
            case 'C' -> Counter.Entity.CLUSTER;
            case 'D' -> Counter.Entity.DATASTORE;
            default -> throw new IllegalStateException("no kind of entity: " + letter);
        };
    }

    private static Counter.Instance instance(int letter) {
        return switch (letter) {
            case 'a' -> Counter.Instance.WHOLE;
            case 'c' -> Counter.Instance.PROCESSOR;
            case 'n' -> Counter.Instance.ADAPTER;
            case 'v' -> Counter.Instance.DISK;
            case 's' -> Counter.Instance.VOLUME;
            case 'l' -> Counter.Instance.LUN;
            case 'h' -> Counter.Instance.BUS_ADAPTER;
            case 'p' -> Counter.Instance.PATH;
            default -> throw new IllegalStateException("no kind of instance: " + (char) letter);
        };
    }
}
