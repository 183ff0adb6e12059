package dev.vireo.simulator;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The files of datastores over HTTP.
class FolderTest {
    private static final String HERE = "?dcPath=ha-datacenter&dsName=datastore1";

    private final Path files;
    private final Simulator simulator;
    private final PlainClient client;

    FolderTest(@TempDir Path state) {
        files = state.resolve("datastores/datastore1");
        simulator = Simulator.builder().machine("web").state(state).start();
        client = PlainClient.connect(simulator);
    }

    @AfterEach
    void stop() {
        client.close();
        simulator.close();
    }

    private static String basic(String user, String password) {
        String text = Base64.getEncoder().encodeToString((user + ":" + password).getBytes(UTF_8));
        return "Authorization: Basic " + text + "\r\n";
    }

    private PlainClient.Reply send(String method, String target, String fields, byte[] body) {
        String length = method.equals("PUT") ? "Content-Length: " + body.length + "\r\n" : "";
        return anonymous(
                method,
                target,
                basic(simulator.user(), simulator.password()) + length + fields,
                body);
    }

    private PlainClient.Reply anonymous(String method, String target, String fields, byte[] body) {
        return client.exchange(
                method + " " + target + " HTTP/1.1\r\nHost: x\r\n" + fields + "\r\n", body);
    }

    private PlainClient.Reply get(String target, String fields) {
        return send("GET", target, fields, new byte[0]);
    }

    private PlainClient.Reply put(String path, String content, String fields) {
        return send("PUT", "/folder/" + path + HERE, fields, content.getBytes(UTF_8));
    }

    private PlainClient.Reply delete(String path) {
        return send("DELETE", "/folder/" + path + HERE, "", new byte[0]);
    }

    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        for (byte b : text.getBytes(UTF_8)) {
            escaped.append('%').append(HexFormat.of().toHexDigits(b).toUpperCase(Locale.ROOT));
        }
        return escaped.toString();
    }

    @Test
    void aFileIsPutReadReplacedAndDeleted() {
        assertThat(put("a.txt", "hello", "").status()).isEqualTo(201);
        PlainClient.Reply reply = get("/folder/a.txt" + HERE, "");
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body()).isEqualTo("hello");
        assertThat(reply.headers())
                .containsEntry("content-type", "application/octet-stream")
                .containsEntry("accept-ranges", "bytes")
                .containsKeys("last-modified", "etag");
        assertThat(put("a.txt", "other", "").status()).isEqualTo(200);
        assertThat(files.resolve("a.txt")).hasContent("other");
        assertThat(send("DELETE", "/folder/a.txt" + HERE, "", new byte[0]).status()).isEqualTo(204);
        assertThat(get("/folder/a.txt" + HERE, "").status()).isEqualTo(404);
        assertThat(send("DELETE", "/folder/a.txt" + HERE, "", new byte[0]).status()).isEqualTo(404);
    }

    @Test
    void headSaysHowLongAFileIs() {
        put("a.txt", "hello", "");
        PlainClient.Reply reply = send("HEAD", "/folder/a.txt" + HERE, "", new byte[0]);
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.headers())
                .containsEntry("content-length", "5")
                .containsEntry("accept-ranges", "bytes");
        assertThat(get("/folder/a.txt" + HERE, "").body()).isEqualTo("hello");
    }

    @Test
    void missingDirectoriesAreMade() {
        assertThat(put("new/deep/a.txt", "x", "").status()).isEqualTo(201);
        assertThat(files.resolve("new/deep/a.txt")).hasContent("x");
        assertThat(put("new/deep", "x", "").status()).as("a directory").isEqualTo(405);
        assertThat(put("new/deep/a.txt/b", "x", "").status()).as("below a file").isEqualTo(409);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "..",
                "..%2Fx",
                "a/../../x",
                "%2e%2e/%2e%2e/x",
                "a%00b",
                ".vireo-allocations"
            })
    void noPathLeavesTheDatastore(String path) {
        assertThat(put(path, "x", "").status()).isEqualTo(400);
        assertThat(get("/folder/" + path + HERE, "").status()).isEqualTo(400);
        assertThat(files.resolveSibling("../x")).doesNotExist();
        assertThat(files.resolveSibling("x")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"%", "%2", "%zz", "%ff", "%c3%28"})
    void brokenEscapesAreBadRequests(String path) {
        assertThat(get("/folder/" + path + HERE, "").status()).isEqualTo(400);
    }

    @Test
    void oddNamesArriveAsTheyWereMeant() {
        for (String name :
                List.of("a+b", "50%", "%2F", "Büro", "日本.iso", "x y", "a&b=c?d#e", "~", "[a] b")) {
            assertThat(put("odd/" + escaped(name), name, "").status()).as(name).isEqualTo(201);
            assertThat(get("/folder/odd%2F" + escaped(name) + HERE, "").body())
                    .as(name)
                    .isEqualTo(new String(name.getBytes(UTF_8), ISO_8859_1));
        }
        assertThat(get("/folder/odd/a+b" + HERE, "").status())
                .as("a plus sign is no blank in a path")
                .isEqualTo(200);
        assertThat(get("/folder/odd/x%20y" + HERE, "").status()).isEqualTo(200);
        assertThat(get("/folder/odd/x+y" + HERE, "").status()).isEqualTo(404);
    }

    @Test
    void randomNamesArriveAsTheyWereMeant() {
        Random random = new Random(11);
        for (int i = 0; i < 60; i++) {
            StringBuilder name = new StringBuilder("n" + i);
            for (int j = random.nextInt(20); j > 0; j--) {
                int c = 1 + random.nextInt(random.nextBoolean() ? 0x7e : 0x2000);
                name.appendCodePoint(c == '/' || Character.isISOControl(c) ? '_' : c);
            }
            String target = "/folder/" + escaped(name.toString()) + HERE;
            assertThat(send("PUT", target, "", new byte[] {(byte) i}).status()).isEqualTo(201);
            assertThat(get(target, "").body()).isEqualTo(String.valueOf((char) i));
            assertThat(send("DELETE", target, "", new byte[0]).status()).isEqualTo(204);
        }
    }

    @Test
    void rangesOfAFileAreServed() {
        put("f", "0123456789", "");
        String f = "/folder/f" + HERE;
        PlainClient.Reply part = get(f, "Range: bytes=2-4\r\n");
        assertThat(part.status()).isEqualTo(206);
        assertThat(part.body()).isEqualTo("234");
        assertThat(part.headers()).containsEntry("content-range", "bytes 2-4/10");
        assertThat(get(f, "Range: bytes=7-\r\n").body()).isEqualTo("789");
        assertThat(get(f, "Range: bytes=-2\r\n").body()).isEqualTo("89");
        assertThat(get(f, "Range: bytes=8-100\r\n").body()).isEqualTo("89");
        PlainClient.Reply none = get(f, "Range: bytes=10-\r\n");
        assertThat(none.status()).isEqualTo(416);
        assertThat(none.headers()).containsEntry("content-range", "bytes */10");
        assertThat(get(f, "Range: bytes=4-2\r\n").status()).isEqualTo(200);
        assertThat(get(f, "Range: lines=1-2\r\n").status()).isEqualTo(200);
    }

    @Test
    void severalRangesComeInParts() {
        put("f", "0123456789", "");
        PlainClient.Reply reply = get("/folder/f" + HERE, "Range: bytes=0-1, 5-6\r\n");
        assertThat(reply.status()).isEqualTo(206);
        assertThat(reply.headers().get("content-type"))
                .startsWith("multipart/byteranges; boundary=");
        assertThat(reply.body())
                .contains("Content-Range: bytes 0-1/10\r\n\r\n01\r\n--")
                .contains("Content-Range: bytes 5-6/10\r\n\r\n56\r\n--");
    }

    @Test
    void aRangeOfAChangedFileIsTheWholeFile() {
        put("f", "0123456789", "");
        String f = "/folder/f" + HERE;
        String tag = get(f, "").headers().getOrDefault("etag", "");
        assertThat(get(f, "Range: bytes=0-1\r\nIf-Range: " + tag + "\r\n").status()).isEqualTo(206);
        assertThat(get(f, "Range: bytes=0-1\r\nIf-Range: \"x\"\r\n").status()).isEqualTo(200);
        assertThat(get(f, "If-None-Match: " + tag + "\r\n").status()).isEqualTo(304);
        assertThat(get(f, "If-Match: \"x\"\r\n").status()).isEqualTo(412);
        assertThat(put("f", "x", "If-None-Match: *\r\n").status()).isEqualTo(412);
        assertThat(put("f", "x", "If-Match: " + tag + "\r\n").status()).isEqualTo(200);
    }

    @Test
    void anUploadThatIsCutLeavesNothing() throws IOException {
        put("f", "old", "");
        try (Socket socket =
                new Socket(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), simulator.port())) {
            OutputStream out = socket.getOutputStream();
            String head =
                    "PUT /folder/f"
                            + HERE
                            + " HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n"
                            + basic(simulator.user(), simulator.password())
                            + "\r\n";
            out.write((head + "only a part").getBytes(UTF_8));
            out.flush();
            socket.shutdownOutput();
            assertThat(new String(socket.getInputStream().readAllBytes(), UTF_8))
                    .doesNotContain(" 20");
        }
        assertThat(get("/folder/f" + HERE, "").body()).isEqualTo("old");
        try (Stream<Path> left = Files.list(files)) {
            assertThat(left).containsExactlyInAnyOrder(files.resolve("f"), files.resolve("web"));
        }
    }

    @Test
    void anUploadMayComeInParts() {
        PlainClient.Reply first = put("big", "01234", "Content-Range: bytes 0-4/10\r\n");
        assertThat(first.status()).isEqualTo(202);
        assertThat(first.headers()).containsEntry("range", "bytes=0-4");
        assertThat(get("/folder/big" + HERE, "").status()).isEqualTo(404);
        assertThat(put("big", "xx", "Content-Range: bytes 8-9/10\r\n").status()).isEqualTo(416);
        PlainClient.Reply state = put("big", "", "Content-Range: bytes */10\r\n");
        assertThat(state.headers()).containsEntry("range", "bytes=0-4");
        assertThat(put("big", "56789", "Content-Range: bytes 5-9/10\r\n").status()).isEqualTo(201);
        assertThat(get("/folder/big" + HERE, "").body()).isEqualTo("0123456789");
        assertThat(put("big", "x", "Content-Range: nonsense\r\n").status()).isEqualTo(400);
    }

    @Test
    void anUploadOfWhichPartsHaveComeIsForgottenWhenItsFileIsDeleted() throws IOException {
        put("big", "01234", "Content-Range: bytes 0-4/10\r\n");
        assertThat(delete("big").status()).isEqualTo(204);
        assertThat(put("big", "", "Content-Range: bytes */10\r\n").headers())
                .doesNotContainKey("range");
        assertThat(delete("big").status()).isEqualTo(204);
        assertThat(delete("big").status()).isEqualTo(404);
        try (Stream<Path> left = Files.list(files)) {
            assertThat(left).containsExactly(files.resolve("web"));
        }
    }

    @Test
    void aBodyMayComeInChunksAndMustHaveALength() {
        String login = basic(simulator.user(), simulator.password());
        assertThat(
                        anonymous(
                                        "PUT",
                                        "/folder/c" + HERE,
                                        login + "Transfer-Encoding: chunked\r\n",
                                        "3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n".getBytes(UTF_8))
                                .status())
                .isEqualTo(201);
        assertThat(get("/folder/c" + HERE, "").body()).isEqualTo("abcde");
        assertThat(anonymous("PUT", "/folder/d" + HERE, login, new byte[0]).status())
                .isEqualTo(411);
    }

    @Test
    void nobodyGetsInWithoutAuthentication() {
        PlainClient.Reply reply = anonymous("GET", "/folder" + HERE, "", new byte[0]);
        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.headers().get("www-authenticate")).startsWith("Basic realm=");
        assertThat(anonymous("GET", "/folder" + HERE, basic("root", "wrong"), new byte[0]).status())
                .isEqualTo(401);
        assertThat(
                        anonymous(
                                        "GET",
                                        "/folder" + HERE,
                                        "Authorization: Basic !!!\r\n",
                                        new byte[0])
                                .status())
                .isEqualTo(401);
    }

    @Test
    void theCookieOfASessionLetsIn() {
        try (PlainClient other = PlainClient.connect(simulator)) {
            String cookie =
                    other.post(
                                    "Login",
                                    Map.of(
                                            "sessionManager", "ha-sessionmgr",
                                            "user", simulator.user(),
                                            "password", simulator.password()))
                            .headers()
                            .getOrDefault("set-cookie", "");
            String field = "Cookie: " + cookie.substring(0, cookie.indexOf(';')) + "\r\n";
            assertThat(anonymous("GET", "/folder" + HERE, field, new byte[0]).status())
                    .isEqualTo(200);
        }
    }

    @Test
    void aRefusedUploadIsAnsweredBeforeItsBodyIsSent() {
        String head =
                "PUT /folder/f"
                        + HERE
                        + " HTTP/1.1\r\nHost: x\r\nContent-Length: 1000000\r\n"
                        + "Expect: 100-continue\r\n\r\n";
        assertThat(client.exchange(head, new byte[0]).status()).isEqualTo(401);
    }

    @Test
    void directoriesAreListedForPeople() {
        put("web/a%20%26%20b.txt", "x", "");
        assertThat(get("/folder", "").body()).contains("ha-datacenter");
        assertThat(get("/folder?dcPath=ha-datacenter", "").body()).contains("datastore1");
        assertThat(get("/folder" + HERE, "").body()).contains("web/</a>");
        assertThat(get("/folder/web" + HERE, "").body())
                .contains("a &amp; b.txt")
                .contains("/folder/web/a%20%26%20b.txt?dcPath=ha-datacenter&amp;dsName=datastore1");
    }

    @Test
    void wrongPlacesAreNotFound() {
        assertThat(get("/folder?dcPath=other", "").status()).isEqualTo(404);
        assertThat(get("/folder/x?dcPath=ha-datacenter&dsName=other", "").status()).isEqualTo(404);
        assertThat(get("/folder/x?dsName=datastore1", "").status()).isEqualTo(404);
        assertThat(get("/folder?dsName=datastore1", "").status())
                .as("a host has one datacenter")
                .isEqualTo(200);
        assertThat(send("PUT", "/folder/x", "", new byte[1]).status()).isEqualTo(400);
        assertThat(get("/folder/x?dsName=datastore2", "").body())
                .contains("The datastore 'datastore2' was not found; there is datastore1.");
        assertThat(get("/folder/x?dsName=datastore1&dcPath=DC7", "").body())
                .contains("The datacenter 'DC7' was not found; there is ha-datacenter.");
        assertThat(put("line%0afeed", "x", "").status()).isEqualTo(400);
        assertThat(send("POST", "/folder/x" + HERE, "", new byte[0]).status()).isEqualTo(405);
    }

    @Test
    void namesOfPlacesMayBeEncodedTwice() {
        try (Simulator vcenter = Simulator.builder().vcenter(1, 1, 0).start();
                PlainClient other = PlainClient.connect(vcenter)) {
            for (String query :
                    List.of(
                            "?dcPath=DC0&dsName=LocalDS_0",
                            "?dcPath=%2544C0&dsName=LocalDS%255F0")) {
                String head =
                        "GET /folder"
                                + query
                                + " HTTP/1.1\r\nHost: x\r\n"
                                + basic(vcenter.user(), vcenter.password())
                                + "\r\n";
                assertThat(other.exchange(head, new byte[0]).status()).as(query).isEqualTo(200);
            }
        }
    }

    @Test
    void theScreenOfAMachineIsAPicture() {
        PlainClient.Reply reply = get("/screen?id=1", "");
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.headers()).containsEntry("content-type", "image/png");
        assertThat(reply.body()).startsWith("\u0089PNG\r\n\u001a\n").contains("IHDR", "IEND");
        assertThat(get("/screen?id=1", "").body()).isEqualTo(reply.body());
        assertThat(get("/screen?id=99", "").status()).isEqualTo(404);
        assertThat(anonymous("GET", "/screen?id=1", "", new byte[0]).status()).isEqualTo(401);
    }
}
