package dev.vireo.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.grack.nanojson.JsonObject;
import com.grack.nanojson.JsonParser;
import com.grack.nanojson.JsonParserException;
import dev.vireo.vim.VirtualMachinePowerState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ControlPortTest {
    private final Simulator simulator =
            Simulator.builder()
                    .machine("web", m -> m.poweredOff())
                    .machine("a b/ü")
                    .clock(InstantSource.fixed(Instant.parse("2026-03-01T12:00:00Z")))
                    .control("127.0.0.1", 0)
                    .start();
    private final PlainClient client = PlainClient.login(simulator);

    @AfterEach
    void stop() {
        client.close();
        simulator.close();
    }

    @Test
    void saysThatItIsReady() {
        assertThat(send("GET", "/health", "").json())
                .containsEntry("ready", true)
                .containsEntry("url", simulator.url().toString())
                .containsEntry("machines", 2);
    }

    @Test
    void addsListsAndRemovesRules() {
        assertThat(send("POST", "/rules", "{\"method\": \"PowerOn*\", \"status\": 503}"))
                .isEqualTo(new Answer(201, "{\"added\":[1]}"));
        assertThat(send("POST", "/rules", "[{latency: 1ms}, {user: nobody, status: 500}]"))
                .isEqualTo(new Answer(201, "{\"added\":[2,3]}"));
        assertThat(client.power("PowerOnVM_Task", 1).status()).isEqualTo(503);
        assertThat(send("DELETE", "/rules/3", "").status()).isEqualTo(200);
        assertThat(send("DELETE", "/rules/3", "").status()).isEqualTo(404);
        assertThat(send("GET", "/rules", "").body())
                .isEqualTo(
                        "{\"seed\":1,\"rules\":["
                                + "{\"number\":1,\"rule\":{\"method\":\"PowerOn*\",\"status\":503},"
                                + "\"calls\":1,\"fired\":1},"
                                + "{\"number\":2,\"rule\":{\"latency\":\"1ms\"},"
                                + "\"calls\":1,\"fired\":1}]}");
        assertThat(send("DELETE", "/rules", "").body()).isEqualTo("{\"removed\":2}");
        assertThat(client.power("PowerOnVM_Task", 1).status()).isEqualTo(200);
    }

    @Test
    void takesAWholeScenario() {
        send(
                "POST",
                "/rules",
                "seed: 5\nclock: {at: 2030-01-01T00:00:00Z}\nrules: [{status: 500}]");
        assertThat(simulator.control().seed()).isEqualTo(5);
        assertThat(simulator.clock().instant()).isEqualTo("2030-01-01T00:00:00Z");
        assertThat(client.post("RetrieveServiceContent").status()).isEqualTo(500);
    }

    @Test
    void listsWhatFired() {
        send("POST", "/rules", "{method: PowerOnVM_Task, object: web, fault: NotSupported}");
        client.power("PowerOnVM_Task", 1);
        assertThat(send("GET", "/fired", "").body())
                .isEqualTo(
                        "{\"count\":1,\"fired\":[{\"time\":\"2026-03-01T12:00:00Z\",\"rule\":1,"
                                + "\"method\":\"PowerOnVM_Task\","
                                + "\"object\":\"/ha-datacenter/vm/web\",\"call\":1,\"seed\":1,"
                                + "\"reproduce\":{\"method\":\"PowerOnVM_Task\",\"object\":\"web\","
                                + "\"nth\":1,\"fault\":{\"type\":\"NotSupported\","
                                + "\"message\":\"Scripted: NotSupported\"}}}]}");
    }

    @Test
    void writesToADiskAndReadsItAsTheGuestDoes() {
        assertThat(send("POST", "/machines/web/disk", "{offset: 4090, write: SGVsbG8=}").body())
                .isEqualTo(
                        "{\"machine\":\"web\",\"disk\":0,"
                                + "\"path\":\"[datastore1] web/web.vmdk\"}");
        send("POST", "/machines/web/disk", "{offset: 4091, unmap: 2}");
        assertThat(send("POST", "/machines/web/disk", "{offset: 4089, read: 7}").json())
                .containsEntry("data", "AEgAAGxvAA==");
        assertThat(send("POST", "/machines/web/disk", "{disk: 1, read: 7}").body())
                .contains("there is no disk 1: web has 1");
        assertThat(send("POST", "/machines/web/disk", "{offset: 4091, write: '?'}").status())
                .isEqualTo(400);
    }

    @Test
    void movesTheClock() {
        assertThat(send("PUT", "/clock", "{advance: 2h, frozen: true}").body())
                .isEqualTo("{\"at\":\"2026-03-01T14:00:00Z\",\"frozen\":true}");
        assertThat(send("PUT", "/clock", "{at: 2027-01-01T00:00:00Z}").body())
                .isEqualTo("{\"at\":\"2027-01-01T00:00:00Z\",\"frozen\":true}");
        send("PUT", "/clock", "{frozen: false}");
        assertThat(simulator.clock().isFrozen()).isFalse();
    }

    @Test
    void showsAndEndsSessions() {
        JsonObject session = send("GET", "/sessions", "").json().getArray("sessions").getObject(0);
        assertThat(session).containsEntry("user", "root").containsEntry("address", "127.0.0.1");
        assertThat(send("POST", "/sessions/expire", "").body()).isEqualTo("{\"expired\":1}");
        assertThat(simulator.sessionCount()).isZero();
        assertThat(send("GET", "/requests", "").body())
                .isEqualTo("{\"total\":1,\"byMethod\":{\"Login\":1}}");
    }

    @Test
    void asksQuestions() {
        send(
                "POST",
                "/machines/web/question",
                "{text: 'Sure?', choices: [Yes, Cancel], default: 0}");
        client.power("PowerOnVM_Task", 1);
        JsonObject asked = send("GET", "/questions", "").json().getArray("questions").getObject(0);
        assertThat(asked)
                .containsEntry("machine", "web")
                .containsEntry("text", "Sure?")
                .containsEntry("default", 0);
        assertThat(asked.getArray("choices")).containsExactly("Yes", "Cancel");
        assertThat(client.power("PowerOnVM_Task", 2).status()).as("another one").isEqualTo(200);
    }

    @Test
    void answersQuestions() {
        send("POST", "/machines/web/question", "{text: 'Sure?', choices: [Yes, Cancel]}");
        client.power("PowerOnVM_Task", 1);
        assertThat(send("POST", "/machines/web/answer", "{choice: No}"))
                .isEqualTo(
                        new Answer(
                                400,
                                "{\"error\":{\"status\":400,\"message\":"
                                        + "\"'No' is no answer; there is Yes, Cancel\"}}"));
        assertThat(send("POST", "/machines/web/answer", "{choice: 'Yes'}").body())
                .isEqualTo("{\"machine\":\"web\",\"answered\":\"Yes\"}");
        assertThat(simulator.machine("web").powerState())
                .isEqualTo(VirtualMachinePowerState.POWERED_ON);
        assertThat(send("GET", "/questions", "").body()).isEqualTo("{\"questions\":[]}");
    }

    @Test
    void locksTheDoorOfCdromDrives() {
        assertThat(send("POST", "/machines/web/cdrom", "{locked: true}").body())
                .isEqualTo("{\"machine\":\"web\",\"locked\":true}");
    }

    @Test
    void changesPowerStates() {
        send("POST", "/machines/web/power", "{state: suspended}");
        send("POST", "/machines/a%20b%2F%C3%BC/power", "{state: off}");
        assertThat(simulator.machine("web").powerState())
                .isEqualTo(VirtualMachinePowerState.SUSPENDED);
        assertThat(simulator.machine("a b/ü").powerState())
                .isEqualTo(VirtualMachinePowerState.POWERED_OFF);
        assertThat(send("GET", "/inventory", "").body())
                .contains(
                        "{\"type\":\"VirtualMachine\",\"id\":\"1\",\"name\":\"web\","
                                + "\"path\":\"/ha-datacenter/vm/web\",\"power\":\"suspended\"}");
    }

    @Test
    void stops() throws InterruptedException {
        assertThat(send("POST", "/shutdown", "").status()).isEqualTo(202);
        simulator.awaitClose();
        assertThatThrownBy(() -> send("GET", "/health", ""))
                .isInstanceOf(UncheckedIOException.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "POST|/rules|{methd: x, status: 5}|400|body:1:2: unknown key 'methd'; did you mean"
                        + " 'method'?",
                "POST|/rules|[|400|body:1:2:",
                "POST|/rules|''|400|body: the document is empty",
                "PUT|/rules|{}|405|/rules does not take PUT",
                "GET|/rule|''|404|there is nothing at /rule",
                "POST|/machines/nobody/power|{state: poweredOn}|404|no machine is called nobody",
                "POST|/machines/web/power|{state: asleep}|400|body:1:9: state: 'asleep' is none of",
                "POST|/machines/web/answer|{choice: Yes}|409|web asks nothing",
                "POST|/machines/web/question|{text: 'x?', choices: [], default: 5}|400|body:1:23:"
                        + " choices: a question needs a choice",
                "POST|/machines/web/question|{text: 'x?', choices: [a, a]}|400|body:1:23: choices: two"
                        + " choices have one label",
                "POST|/machines/web/question|{\"text\": \"a\\u001bb\", \"choices\": [\"a\"]}|400|"
                        + "body:1:10: text: a text holds U+001B, which no reply can",
                "POST|/machines/web/question|{\"text\": \"x\", \"choices\": [\"a\\u0000\"]}|400|"
                        + "body:1:27: choices[0]: a text holds U+0000, which no reply can",
                "POST|/machines/web/question|{text: x, choices: [a], method: PowerOnV_Task}|400|"
                        + "body:1:33: method: no method is called 'PowerOnV_Task'; did you mean"
                        + " 'PowerOnVM_Task'?",
                "POST|/rules|{method: Login, fault: InvalidLogn}|400|body:1:24: fault: no fault is"
                        + " called 'InvalidLogn'; did you mean 'InvalidLogin'?",
                "GET|/certificate|''|404|it has made no certificate",
                "PUT|/clock|{at: noon}|400|body:1:6: at: a moment such as",
            })
    void saysWhatIsWrong(String method, String path, String body, int status, String message) {
        Answer answer = send(method, path, body);
        assertThat(answer.status()).isEqualTo(status);
        JsonObject error = answer.json().getObject("error");
        assertThat(error.getInt("status")).isEqualTo(status);
        assertThat(error.getString("message")).startsWith(message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Host: evil.example",
                "Host: 127.0.0.1:1\r\nOrigin: http://evil.example",
                "Host: localhost\r\nOrigin: null",
                "X: no host",
            })
    void refusesPagesOfOtherHosts(String headers) {
        Answer answer = exchange("POST /rules HTTP/1.1\r\n" + headers + "\r\n", "{status: 500}");
        assertThat(answer.status()).isEqualTo(403);
        assertThat(simulator.control().rules()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Host: localhost:8",
                "Host: [::1]:8",
                "Host: 10.1.2.3",
                "Host: 127.0.0.1:1\r\nOrigin: http://127.0.0.1:1"
            })
    void takesItsOwnNamesAndAddresses(String headers) {
        assertThat(exchange("GET /health HTTP/1.1\r\n" + headers + "\r\n", "").status())
                .isEqualTo(200);
    }

    @Test
    void refusesLongBodies() {
        assertThat(send("POST", "/rules", " ".repeat((1 << 20) + 1)).status()).isEqualTo(413);
    }

    @Test
    void asksForThePasswordWhereOthersReachIt() {
        try (Simulator open =
                Simulator.builder()
                        .credentials("admin", "s3cret")
                        .tls()
                        .control("0.0.0.0", 0)
                        .start()) {
            int port = open.controlUrl().orElseThrow().getPort();
            String get = " HTTP/1.1\r\nHost: 127.0.0.1\r\n";
            assertThat(exchangeAt(port, "GET /health" + get, "").status()).isEqualTo(200);
            assertThat(exchangeAt(port, "GET /certificate" + get, "").body())
                    .contains("the user and the password of the simulator are needed");
            String[] wrong = {"admin:secret", "root:s3cret", "admin"};
            for (String each : wrong) {
                assertThat(exchangeAt(port, "GET /rules" + get + basic(each), "").status())
                        .as(each)
                        .isEqualTo(401);
            }
            assertThat(exchangeAt(port, "GET /certificate" + get + basic("admin:s3cret"), ""))
                    .isEqualTo(new Answer(200, open.certificate().orElseThrow().strip()));
        }
    }

    private static String basic(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return "Authorization: Basic " + Base64.getEncoder().encodeToString(bytes) + "\r\n";
    }

    private Answer send(String method, String path, String body) {
        return exchange(method + " " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\n", body);
    }

    private Answer exchange(String head, String body) {
        return exchangeAt(simulator.controlUrl().orElseThrow().getPort(), head, body);
    }

    private static Answer exchangeAt(int port, String head, String body) {
        byte[] content = body.getBytes(StandardCharsets.UTF_8);
        try (Socket socket =
                new Socket(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port)) {
            String fields = "Connection: close\r\nContent-Length: " + content.length + "\r\n\r\n";
            socket.getOutputStream().write((head + fields).getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().write(content);
            String reply =
                    new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int end = reply.indexOf("\r\n\r\n");
            return new Answer(
                    Integer.parseInt(reply.substring(9, 12)), reply.substring(end + 4).strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Answer(int status, String body) {
        JsonObject json() {
            try {
                return JsonParser.object().from(body);
            } catch (JsonParserException e) {
                throw new AssertionError(body, e);
            }
        }
    }

    @Test
    void listsLeaks() {
        assertThat(simulator.leaks())
                .singleElement()
                .asString()
                .isEqualTo("a session of root from 127.0.0.1 since 2026-03-01T12:00:00Z");
        assertThat(send("GET", "/leaks", "").json().getArray("leaks")).hasSize(1);
    }
}
