package dev.vireo.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ValuesTest {
    @ParameterizedTest
    @CsvSource({
        "proxy.example,HTTP,proxy.example,1080",
        "http://p,HTTP,p,1080",
        "socks://p:1,SOCKS5,p,1",
        "socks5://p:65535,SOCKS5,p,65535",
        "SOCKS4://p,SOCKS4,p,1080",
        "socks4a://[::1]:8080,SOCKS4A,::1,8080",
        "[fe80::1],HTTP,fe80::1,1080"
    })
    void proxyReadsLibvirtsForm(String text, ProxyServer.Type type, String host, int port) {
        assertThat(ProxyServer.parse(text)).isEqualTo(new ProxyServer(type, host, port));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"ftp://p", "http://", "http://:80", "p:0", "p:65536", "p:", "p:x", "a b"})
    void proxyRefusesWhatIsNoProxy(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> ProxyServer.parse(text));
    }

    @Test
    void endpointPutsIpv6AddressesInBrackets() {
        Endpoint six = new Endpoint(true, "[::1]", 443);
        assertThat(six.host()).isEqualTo("::1");
        assertThat(six.authority()).isEqualTo("[::1]:443");
        assertThat(six.hostHeader()).isEqualTo("[::1]");
        assertThat(six.url("/sdk")).isEqualTo("https://[::1]:443/sdk");
        assertThat(new Endpoint(false, "h", 443).hostHeader()).isEqualTo("h:443");
        Endpoint zoned = new Endpoint(false, "fe80::1%eth0", 8080);
        assertThat(zoned.hostHeader()).isEqualTo("[fe80::1]:8080");
        assertThat(zoned.authority()).isEqualTo("[fe80::1%eth0]:8080");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a\r\nX: y", "user@host", "host/path", "a\u0000"})
    void endpointRefusesWhatIsNoHost(String host) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Endpoint(false, host, 80));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 65536})
    void endpointRefusesPortOutsideRange(int port) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Endpoint(false, "h", port));
    }

    @Test
    void thumbprintsCompareWhateverTheirForm() {
        String hex = "aB".repeat(20);
        assertThat(new Thumbprint(hex).hex()).isEqualTo("AB:".repeat(19) + "AB");
        assertThat(new Thumbprint("AB:".repeat(19) + "AB")).isEqualTo(new Thumbprint(hex));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "AB", "ABABABABABABABABABABABABABABABABABABABAG"})
    void thumbprintsHave20Or32Bytes(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Thumbprint(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nX: y", "a\nb", "a\rb", "a\u0000b", "\u20ac"})
    void headersRefuseValuesThatCouldBeginAnotherLine(String value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HttpRequest.of(HttpMethod.GET, "/").withHeader("X", value))
                .withMessageNotContaining(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a:", "a\r\n", "\u00e4"})
    void headersRefuseMalformedNames(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HttpRequest.of(HttpMethod.GET, "/").withHeader(name, "x"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Host", "content-length", "Transfer-Encoding"})
    void requestsLeaveTheTransportsHeadersAlone(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HttpRequest.of(HttpMethod.GET, "/").withHeader(name, "x"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "/a b", "/a\r\nX: y", "/\u00e4"})
    void requestsRefuseTargetsThatWouldBreakTheRequestLine(String target) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HttpRequest.of(HttpMethod.GET, target));
    }

    @Test
    void headersAreFoundWithoutRegardToCase() {
        HttpHeaders headers = HttpHeaders.none().with("A", "1").with("a", "2");
        assertThat(headers.first("a")).contains("1");
        assertThat(headers.all("A")).containsExactly("1", "2");
        assertThat(headers.with("Set-Cookie", "s3cret").toString()).doesNotContain("s3cret");
    }

    @Test
    void oneLineTakesControlCharactersOutAndCuts() {
        assertThat(OneLine.of(" a\r\n\tb\u0000\u001bc\n")).isEqualTo(" a b c");
        assertThat(OneLine.of("x".repeat(1000))).hasSize(403).endsWith("...");
    }

    @Test
    void neverCannotBeCancelled() {
        assertThatThrownBy(() -> Cancellation.never().cancel())
                .isInstanceOf(UnsupportedOperationException.class);
        assertThat(Cancellation.never().isCancelled()).isFalse();
    }
}
