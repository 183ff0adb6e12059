package dev.vireo.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vireo.client.TransportException.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What one sees of servers that are no VI API servers, or broken ones.
@Timeout(60)
final class StrangeServersTest {
    private static AbstractThrowableAssert<?, ? extends Throwable> connecting(
            ScriptedServer server) {
        return assertThatThrownBy(() ->
                VimClient.connect(
                        server.endpoint(), TransportOptions.defaults(), CallOptions.defaults()));
    }

    private static ScriptedServer answering(String status, String type, String body)
            throws IOException {
        return ScriptedServer.plain(peer -> {
            peer.request();
            peer.reply(status, body.getBytes(StandardCharsets.UTF_8), "Content-Type: " + type);
        });
    }

    private static void assertNoViApi(ScriptedServer server, String why) {
        connecting(server)
                .isInstanceOf(ProtocolException.class)
                .hasMessage(server.endpoint().authority() + ": is no VI API server: " + why);
    }

    @Test
    void aWebServerWithAPageIsNoViApiServer() throws IOException {
        try (var server = answering("200 OK", "text/html; charset=utf-8", "<html>Hi</html>")) {
            assertNoViApi(server, "/sdk was answered with 200 OK and a web page");
        }
    }

    @Test
    void aWebServerWithoutThePathIsNoViApiServer() throws IOException {
        try (var server = answering("404 Not Found", "text/html", "<html>")) {
            assertNoViApi(server, "/sdk was answered with 404 Not Found");
        }
        try (var server = answering("405 Method Not Allowed", "text/plain", "")) {
            assertNoViApi(server, "/sdk was answered with 405 Method Not Allowed");
        }
    }

    @Test
    void otherTextOrXmlIsNoViApi() throws IOException {
        try (var server = answering("200 OK", "text/plain", "welcome")) {
            connecting(server)
                    .isInstanceOf(ProtocolException.class)
                    .hasMessageContaining(": is no VI API server: ")
                    .hasNoSuppressedExceptions();
        }
        try (var server = answering("200 OK", "text/xml", "<feed/>")) {
            assertNoViApi(
                    server,
                    "the reply to RetrieveServiceContent: the document is <feed> and no SOAP"
                            + " envelope");
        }
        try (var server = answering("500 Internal Server Error", "text/xml", "<feed/>")) {
            connecting(server).hasMessageContaining(": is no VI API server: ");
        }
    }

    @Test
    void statusesAreTold() throws IOException {
        try (var server = answering("503 Service Unavailable", "text/html", "<html>")) {
            connecting(server)
                    .isInstanceOfSatisfying(
                            TransportException.class,
                            e -> {
                                assertThat(e.kind()).isEqualTo(Kind.HTTP_STATUS);
                                assertThat(e.status()).hasValue(503);
                            })
                    .hasMessage(
                            server.endpoint().authority()
                                    + ": the VI API is not ready: RetrieveServiceContent was"
                                    + " answered with 503 Service Unavailable");
        }
        try (var server = answering("401 Unauthorized", "text/html", "<html>")) {
            connecting(server)
                    .hasMessage(
                            server.endpoint().authority()
                                    + ": RetrieveServiceContent was answered with 401 Unauthorized");
        }
    }

    @Test
    void anXmlBombIsRefusedInOneLine() throws IOException {
        String bomb =
                "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\">"
                        + "<!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]><x>&b;</x>";
        try (var server = answering("200 OK", "text/xml", bomb)) {
            connecting(server).isInstanceOf(ProtocolException.class).message().doesNotContain("\n");
        }
    }

    @Test
    void aLineOf20MegabytesIsRefused() throws IOException {
        String text = "x".repeat(20_000_000);
        try (var server =
                answering(
                        "200 OK",
                        "text/xml",
                        new String(
                                        FakeVimServer.envelope("<a>" + text + "</a>"),
                                        StandardCharsets.UTF_8)
                                .replace("<a>", "<" + text + ">"))) {
            connecting(server).isInstanceOf(ProtocolException.class).message().doesNotContain("\n");
        }
    }

    @Test
    void aTruncatedReplyIsTold() throws IOException {
        try (var server =
                ScriptedServer.plain(peer -> {
                    peer.request();
                    peer.send(
                            "HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\n"
                                    + "Content-Length: 5000\r\n\r\n"
                                    + "<?xml version=\"1.0\"?><soapenv:Envelope xmlns:soapenv="
                                    + "\"http://schemas.xmlsoap.org/soap/envelope/\"><soapenv");
                })) {
            connecting(server)
                    .isInstanceOfSatisfying(
                            TransportException.class,
                            e -> assertThat(e.kind()).isEqualTo(Kind.TRUNCATED))
                    .hasMessageContaining(" of 5000 bytes of the reply");
        }
    }

    @Test
    void aServerWithoutApiVersionIsNone() throws IOException {
        String content =
                "<RetrieveServiceContentResponse xmlns=\"urn:vim25\"><returnval>"
                        + "<about></about></returnval></RetrieveServiceContentResponse>";
        try (var server =
                ScriptedServer.plain(peer -> {
                    peer.request();
                    peer.reply("200 OK", FakeVimServer.envelope(content));
                })) {
            assertNoViApi(server, "it does not tell its API version");
        }
    }

    @Test
    void aVersionThatCouldBreakAHeaderIsRefused() throws IOException {
        String content =
                "<RetrieveServiceContentResponse xmlns=\"urn:vim25\"><returnval><about>"
                        + "<apiVersion>6.5\"&#13;&#10;X: y</apiVersion></about></returnval>"
                        + "</RetrieveServiceContentResponse>";
        try (var server =
                ScriptedServer.plain(peer -> {
                    peer.request();
                    peer.reply("200 OK", FakeVimServer.envelope(content));
                })) {
            assertNoViApi(server, "it does not tell its API version");
        }
    }
}
