package dev.vireo.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.api.CaptureOptions;
import dev.vireo.api.Connection;
import dev.vireo.api.Credentials;
import dev.vireo.simulator.Simulator;
import dev.vireo.testkit.Vcsim;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Servers are captured, and a simulator started from the capture shows the same.
class CaptureTest {
    @TempDir private Path folder;

    private static Connection open(String uri) {
        Credentials credentials = new Credentials(Vcsim.USER, Vcsim.PASSWORD);
        return Connection.open(uri, _ -> Optional.of(credentials));
    }

    private Path capture(String uri, String name, CaptureOptions options) {
        Path file = folder.resolve(name);
        try (Connection connection = open(uri)) {
            assertThat(connection.capture(file, options)).isPositive();
        }
        return file;
    }

    /// Returns a simulator of what is in a file, and the URI of the same place in it.
    private static OurServer replay(Path file, Server original) {
        Simulator simulator =
                Simulator.builder().credentials(Vcsim.USER, Vcsim.PASSWORD).load(file).start();
        String scheme = original.uri().substring(0, original.uri().indexOf(':'));
        String path = simulator.hostPath().orElse("/");
        return new OurServer(
                simulator,
                scheme
                        + "://"
                        + Vcsim.USER
                        + "@127.0.0.1:"
                        + simulator.port()
                        + path
                        + "?transport=http",
                original.names());
    }

    private static List<String> objects(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        return List.copyOf(new TreeSet<>(lines.subList(1, lines.size() - 1)));
    }

    private void showsTheSame(Server original) throws IOException {
        try (original) {
            CaptureOptions plain = CaptureOptions.anonymised().withPlain(true);
            Path first = capture(original.uri(), "first", plain);
            try (OurServer replayed = replay(first, original)) {
                Path second = capture(replayed.uri(), "second", plain);
                assertThat(objects(second)).isEqualTo(objects(first));
                try (Connection connection = open(replayed.uri());
                        Connection before = open(original.uri())) {
                    assertThat(connection.listDomains(java.util.Set.of()).toString())
                            .isEqualTo(before.listDomains(java.util.Set.of()).toString());
                }
            }
        }
    }

    @Test
    void replaysOurHost() throws IOException {
        showsTheSame(OurServer.esx(List.of("web", "50% off/sale", "db")));
    }

    @Test
    void replaysOurVcenter() throws IOException {
        showsTheSame(OurServer.vcenter(3));
    }

    @Test
    void replaysTheHostOfAStranger() throws IOException {
        showsTheSame(VcsimServer.esx(3));
    }

    @Test
    void replaysTheVcenterOfAStranger() throws IOException {
        showsTheSame(VcsimServer.vcenter(3));
    }
}
