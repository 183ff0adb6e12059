package dev.vireo.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KnownHostsTest {
    private static final String ONE = "AB" + ":01".repeat(31);
    private static final String TWO = "CD" + ":02".repeat(31);

    @TempDir private Path folder;

    @Test
    void knowsNobodyWithoutAFile() {
        assertThat(KnownHosts.of(folder.resolve("none")).find("esx:443")).isEmpty();
    }

    @Test
    void findsTheLinesOfAServer() throws IOException {
        Path file = folder.resolve("known");
        Files.writeString(
                file,
                "# racks\n\nesx:443 "
                        + ONE
                        + "\nesx:8443 "
                        + TWO
                        + "\n  ESX:443\t"
                        + TWO.replace(":", "").toLowerCase(Locale.ROOT)
                        + "\n[::1]:443 "
                        + ONE);
        KnownHosts hosts = KnownHosts.of(file);
        assertThat(hosts.find("Esx:443"))
                .containsExactly(
                        new KnownHosts.Entry(3, ONE),
                        new KnownHosts.Entry(5, TWO.replace(":", "")));
        assertThat(hosts.find("[::1]:443")).containsExactly(new KnownHosts.Entry(6, ONE));
        assertThat(hosts.find("esx:1")).isEmpty();
    }

    @Test
    void addsServersForItsOwnerAlone() throws IOException {
        Path file = folder.resolve("new/vireo/known_hosts");
        KnownHosts.of(file).add("esx:443", ONE);
        KnownHosts.of(file).add("vc:443", TWO);
        assertThat(file).hasContent("esx:443 " + ONE + "\nvc:443 " + TWO + "\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        try (Stream<Path> files = Files.list(file.getParent())) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void keepsWhatIsThereAndTheLinkToIt() throws IOException {
        Path file = folder.resolve("real");
        Files.writeString(file, "# mine\nesx:443 " + ONE); // no line end
        Path link = Files.createSymbolicLink(folder.resolve("link"), file);
        KnownHosts.of(link).add("vc:443", TWO);
        assertThat(link).isSymbolicLink();
        assertThat(file).hasContent("# mine\nesx:443 " + ONE + "\nvc:443 " + TWO + "\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"esx:443", "esx:443 AB:CD", "esx:443 AA BB", "ssh-rsa AAAA esx"})
    void namesTheLineThatItDoesNotUnderstand(String line) throws IOException {
        Path file = Files.writeString(folder.resolve("known"), "#\n" + line + "\n");
        assertThatThrownBy(() -> KnownHosts.of(file).find("esx:443"))
                .isInstanceOfSatisfying(
                        VirtException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.CONF_SYNTAX))
                .hasMessageContaining(file + ":2: ");
    }

    @Test
    void liesWhereSettingsDo() {
        ConnectUri uri = ConnectUri.parse("esx://h/");
        assertThat(KnownHosts.ofEnvironment(Map.of("HOME", "/h"), uri).file())
                .isEqualTo(Path.of("/h/.config/vireo/known_hosts"));
        Map<String, String> xdg = Map.of("HOME", "/h", "XDG_CONFIG_HOME", "/x");
        assertThat(KnownHosts.ofEnvironment(xdg, uri).file())
                .isEqualTo(Path.of("/x/vireo/known_hosts"));
        ConnectUri named = ConnectUri.parse("esx://h/?known_hosts=/tmp/k");
        assertThat(KnownHosts.ofEnvironment(xdg, named).file()).isEqualTo(Path.of("/tmp/k"));
    }
}
