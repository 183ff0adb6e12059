package dev.vireo.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.api.Connection;
import dev.vireo.api.Credentials;
import dev.vireo.api.StoragePool;
import dev.vireo.api.StorageVolume;
import dev.vireo.api.StorageVolumeListing;
import dev.vireo.api.VolumeOptions;
import dev.vireo.simulator.Simulator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever a volume is called: it is found by its own name, and listed with it. Only what Windows
/// has no file names with is lost, as in libvirt: the files have underscores there.
@Timeout(120)
class OddVolumeNamesTest {
    private static final int NAMES = 25;

    /// What people type, what escapes are made of, and what XML, URLs, datastore paths, patterns
    /// and descriptors of disks have a use for.
    private static final String CHARACTERS = "aZ09 ._-+%~2fJQ&<>'\"#?*[]{}()$!;:,=@^`|\\äß日😀";

    private static final String LOST = "[\"*<>:|?]";

    private static String piece(Random random) {
        int[] points = CHARACTERS.codePoints().toArray();
        String piece =
                IntStream.generate(() -> points[random.nextInt(points.length)])
                        .limit(1 + random.nextInt(12))
                        .mapToObj(Character::toString)
                        .collect(Collectors.joining());
        return piece.matches("\\.+") || piece.isBlank() ? piece(random) : piece;
    }

    /// Makes a name. A blank at its beginning could not be told from the one before a path.
    private static String name(Random random) {
        String folders =
                IntStream.range(0, random.nextInt(3))
                        .mapToObj(_ -> piece(random) + "/")
                        .collect(Collectors.joining());
        return (folders + piece(random) + ".vmdk").stripLeading();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void isFoundByItsOwnNameAndListedWithIt(long seed) {
        Random random = new Random(seed);
        try (Simulator simulator = Simulator.builder().machines(0).start();
                Connection connection = connect(simulator)) {
            StoragePool pool = connection.lookupStoragePoolByName("datastore1");
            Map<String, String> paths = new LinkedHashMap<>();
            while (paths.size() < NAMES) {
                String name = name(random);
                StorageVolume made =
                        pool.createVolume(
                                "<volume><name>"
                                        + escaped(name)
                                        + "</name><capacity>1048576</capacity><allocation>0"
                                        + "</allocation><target><format type='vmdk'/></target>"
                                        + "</volume>",
                                VolumeOptions.DEFAULT);
                paths.put(name, made.path());
            }
            Map<String, String> listed =
                    pool.listVolumes().stream()
                            .map(StorageVolumeListing::volume)
                            .collect(Collectors.toMap(StorageVolume::name, StorageVolume::path));
            assertThat(listed).hasSize(NAMES);
            paths.forEach((name, path) -> {
                String shown = name.replaceAll(LOST, "_");
                assertThat(listed).containsEntry(shown, path);
                assertThat(pool.lookupVolume(name).path()).as(name).isEqualTo(path);
                assertThat(pool.lookupVolume(shown).path()).as(shown).isEqualTo(path);
                assertThat(connection.lookupVolumeByPath(path).name()).as(path).isEqualTo(shown);
            });
        }
    }

    private static Connection connect(Simulator simulator) {
        Credentials known = new Credentials(simulator.user(), simulator.password());
        return Connection.open(simulator.connectUri(), _ -> Optional.of(known));
    }
}
