package dev.vireo.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.vireo.api.CredentialsProvider.Request;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuthFileTest {
    private static final String LAB = "[credentials-lab]\nusername=admin\npassword=s3cret\n";

    @TempDir private Path folder;

    @Test
    void findsUserAndPasswordOfTheHost() throws IOException {
        AuthFile file = file("[auth-esx-h]\ncredentials=lab\n" + LAB);
        assertThat(file.find(request("esx", "h"))).contains(new Credentials("admin", "s3cret"));
        assertThat(file.find(request("esx", "H"))).isEmpty();
        assertThat(file.find(request("esx", "other"))).isEmpty();
    }

    @Test
    void theUriNamesTheUserAndTheFileThePassword() throws IOException {
        AuthFile file = file("[auth-esx-h]\ncredentials=lab\n" + LAB);
        assertThat(file.find(new Request("esx", "h", Optional.of("root"), "root")))
                .contains(new Credentials("root", "s3cret"));
    }

    @ParameterizedTest
    @CsvSource({
        "vpx, auth-vpx-h auth-esx-h auth-vpx-default auth-esx-default, 0",
        "vpx, auth-esx-default auth-vpx-default auth-esx-h, 2",
        "vpx, auth-esx-default auth-vpx-default, 1",
        "vpx, auth-gsx-h auth-esx-default, 1",
        "gsx, auth-esx-h auth-gsx-h, 1",
        "gsx, auth-vpx-h auth-esx-h, 1",
        "esx, auth-esx-default auth-esx-h, 1",
        "esx, auth-vpx-h auth-esx-default, 1"
    })
    void prefersTheHostThenTheOwnService(String service, String groups, int chosen)
            throws IOException {
        StringBuilder text = new StringBuilder();
        String[] names = groups.split(" ", -1);
        for (int i = 0; i < names.length; i++) {
            text.append("[%s]\ncredentials=c%s\n".formatted(names[i], Integer.toString(i)));
            text.append(
                    "[credentials-c#]\nusername=user#\npassword=p\n"
                            .replace("#", Integer.toString(i)));
        }
        assertThat(file(text.toString()).find(request(service, "h")))
                .contains(new Credentials("user" + chosen, "p"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "password=p|p",
                "password= p q  |p q  ",
                "  password  =  p|p",
                "password=p # c|p # c",
                "password=\"p\"|\"p\"",
                "password=p=q|p=q",
                "password=|''"
            })
    void readsValuesToTheEndOfTheLine(String line, String password) throws IOException {
        AuthFile file = file("[auth-esx-h]\ncredentials=a\n[credentials-a]\nusername=u\n" + line);
        assertThat(file.find(request("esx", "h"))).contains(new Credentials("u", password));
    }

    @Test
    void skipsCommentsAndBlankLinesAndTakesAnyLineEnd() throws IOException {
        String text = "# c\n\n  # d\n[auth-esx-h]  \r\ncredentials=lab\r\n  \r\n" + LAB;
        assertThat(file(text).find(request("esx", "h"))).isPresent();
    }

    @Test
    void groupsOfTheSameNameAreOneAndTheLastValueCounts() throws IOException {
        String text = "[auth-esx-h]\ncredentials=lab\n" + LAB + "[credentials-lab]\npassword=new\n";
        assertThat(file(text).find(request("esx", "h"))).contains(new Credentials("admin", "new"));
    }

    @Test
    void aUserWithoutPasswordIsHandedToTheNextProvider() throws IOException {
        AuthFile file = file("[auth-esx-h]\ncredentials=a\n[credentials-a]\nusername=u\n");
        CredentialsProvider chain =
                file.or(_ -> Optional.empty())
                        .or(request -> request.user().map(user -> new Credentials(user, "typed")));
        assertThat(file.find(request("esx", "h"))).isEmpty();
        assertThat(chain.find(request("esx", "h"))).contains(new Credentials("u", "typed"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "password=s3cret              | 1: expected a [GROUP] before the first key",
                "[auth-esx-h                  | 1: expected a group's name in [ ]",
                "[]                           | 1: expected a group's name in [ ]",
                "[auth-esx-h] s3cret          | 1: expected a group's name in [ ]",
                "[a];s3cret                   | 2: expected [GROUP], KEY=VALUE or #",
                "[a];;s3cret                  | 3: expected [GROUP], KEY=VALUE or #",
                "[a];=s3cret                  | 2: expected a key before '='"
            })
    void namesTheBrokenLineButNoValue(String text, String message) throws IOException {
        VirtException failure = failure(file(text.replace(';', '\n')));
        assertThat(failure.code()).isEqualTo(ErrorCode.CONF_SYNTAX);
        assertThat(failure)
                .hasMessageStartingWith(
                        "configuration file syntax error: "
                                + folder.resolve("auth.conf")
                                + ":"
                                + message);
        assertThat(failure.getMessage()).doesNotContain("s3cret");
    }

    @Test
    void namesAGroupWithoutCredentials() throws IOException {
        assertThat(failure(file("[auth-esx-h]\npassword=s3cret\n")))
                .hasMessage(
                        "configuration file syntax error: Missing item 'credentials' in group"
                                + " 'auth-esx-h' in '%s'",
                        folder.resolve("auth.conf"));
    }

    @Test
    void namesAMissingGroup() throws IOException {
        assertThat(failure(file("[auth-esx-h]\ncredentials=b\n")))
                .hasMessage(
                        "configuration file syntax error: Missing group 'credentials-b'"
                                + " referenced from group 'auth-esx-h' in '%s'",
                        folder.resolve("auth.conf"));
    }

    @Test
    void namesAFileThatIsNotThere() {
        VirtException failure = failure(AuthFile.of(folder.resolve("none")));
        assertThat(failure.code()).isEqualTo(ErrorCode.OPEN_FAILED);
        assertThat(failure)
                .hasMessage(
                        "failed to open configuration file '%s': there is no such file",
                        folder.resolve("none"));
    }

    @Test
    void refusesAFileThatIsNoText() throws IOException {
        Path path = folder.resolve("auth.conf");
        Files.write(path, new byte[] {'[', (byte) 0xff, ']'});
        assertThat(failure(AuthFile.of(path)).code()).isEqualTo(ErrorCode.CONF_SYNTAX);
    }

    @Test
    void looksInLibvirtsPlacesInItsOrder() throws IOException {
        Path named = credentialsFile("named/auth.conf", "named");
        Path parameter = credentialsFile("parameter/auth.conf", "parameter");
        credentialsFile("xdg/libvirt/auth.conf", "xdg");
        credentialsFile("home/.config/libvirt/auth.conf", "home");
        String home = folder.resolve("home").toString();
        String xdg = folder.resolve("xdg").toString();
        ConnectUri plain = ConnectUri.parse("esx://h/");
        ConnectUri uri = ConnectUri.parse("esx://h/?authfile=" + parameter);

        Map<String, String> all =
                Map.of("LIBVIRT_AUTH_FILE", named.toString(), "XDG_CONFIG_HOME", xdg, "HOME", home);
        assertThat(userIn(AuthFile.ofEnvironment(all, uri))).isEqualTo("named");
        Map<String, String> usual = Map.of("XDG_CONFIG_HOME", xdg, "HOME", home);
        assertThat(userIn(AuthFile.ofEnvironment(usual, uri))).isEqualTo("parameter");
        assertThat(userIn(AuthFile.ofEnvironment(usual, plain))).isEqualTo("xdg");
        assertThat(userIn(AuthFile.ofEnvironment(usual))).isEqualTo("xdg");
        assertThat(userIn(AuthFile.ofEnvironment(Map.of("HOME", home)))).isEqualTo("home");
    }

    @Test
    void aFileNamedByTheEnvironmentMustExist() {
        Map<String, String> environment =
                Map.of("LIBVIRT_AUTH_FILE", folder.resolve("none").toString());
        assertThat(failure(AuthFile.ofEnvironment(environment)).code())
                .isEqualTo(ErrorCode.OPEN_FAILED);
    }

    private AuthFile file(String text) throws IOException {
        return AuthFile.of(Files.writeString(folder.resolve("auth.conf"), text));
    }

    private Path credentialsFile(String name, String user) throws IOException {
        Path path = folder.resolve(name);
        Files.createDirectories(path.resolve(".."));
        return Files.writeString(
                path,
                "[auth-esx-h]\ncredentials=a\n[credentials-a]\nusername=%s\npassword=p\n"
                        .formatted(user));
    }

    private static String userIn(AuthFile file) {
        return file.find(request("esx", "h")).map(Credentials::user).orElse("nobody");
    }

    private static VirtException failure(AuthFile file) {
        VirtException failure =
                catchThrowableOfType(VirtException.class, () -> file.find(request("esx", "h")));
        assertThat(failure).isNotNull();
        return failure;
    }

    private static Request request(String service, String host) {
        return new Request(service, host, Optional.empty(), "root");
    }
}
