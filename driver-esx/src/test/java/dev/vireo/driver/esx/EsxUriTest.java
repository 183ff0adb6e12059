package dev.vireo.driver.esx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vireo.api.ConnectUri;
import dev.vireo.client.ProxyServer;
import dev.vireo.client.TlsTrust;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EsxUriTest {
    @ParameterizedTest
    @CsvSource({
        "esx://h, true, 443",
        "vpx://h/dc/c, true, 443",
        "gsx://h, true, 8333",
        "esx://h/?transport=http, false, 80",
        "vpx://h/dc/c?transport=http, false, 80",
        "gsx://h/?transport=http, false, 8222",
        "esx://h:99, true, 99",
        "ESX://h:99?TRANSPORT=http, false, 99"
    })
    void knowsThePortsOfEachScheme(String uri, boolean tls, int port) {
        EsxUri parsed = parse(uri);
        assertThat(parsed.endpoint().tls()).isEqualTo(tls);
        assertThat(parsed.endpoint().port()).isEqualTo(port);
    }

    @Test
    void verifiesCertificatesUnlessToldOtherwise() {
        assertThat(parse("esx://h").trust()).isInstanceOf(TlsTrust.SystemTrust.class);
        assertThat(parse("esx://h?no_verify=0").trust()).isInstanceOf(TlsTrust.SystemTrust.class);
        assertThat(parse("esx://h?no_verify=1").trust())
                .isInstanceOf(TlsTrust.NoVerification.class);
        assertThat(parse("esx://h?cacert=/etc/ca.pem").trust())
                .isEqualTo(new TlsTrust.CaFile(Path.of("/etc/ca.pem")));
    }

    @Test
    void readsTheOtherParameters() {
        EsxUri uri = parse("esx://h?auto_answer=1&proxy=socks5://p:99&vcenter=*&authfile=/a");
        assertThat(uri.autoAnswer()).isTrue();
        assertThat(uri.proxy()).contains(new ProxyServer(ProxyServer.Type.SOCKS5, "p", 99));
        assertThat(uri.vcenter()).contains("*");
    }

    @Test
    void ofARepeatedParameterTheLastCounts() {
        assertThat(parse("esx://h?auto_answer=1&auto_answer=0").autoAnswer()).isFalse();
    }

    @Test
    void takesIpv6Addresses() {
        assertThat(parse("esx://root@[::1]:8443/").endpoint().authority()).isEqualTo("[::1]:8443");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "esx://h?transprot=http | unknown parameter 'transprot' in the URI; known are"
                        + " auth_answer",
                "esx://h?transport=ftp | 'transport' is 'ftp', it can be 'http' or 'https'",
                "esx://h?transport=HTTP | 'transport' is 'HTTP'",
                "esx://h?no_verify=yes | 'no_verify' is 'yes', it can be '0' or '1'",
                "esx://h?auto_answer=2 | 'auto_answer' is '2'",
                "esx://h?no_verify | 'no_verify' has no value",
                "esx://h?proxy=ftp://p | 'proxy' is malformed: unknown proxy type 'ftp'",
                "esx://h?proxy=http://p:x | 'proxy' is malformed: malformed proxy port 'x'",
                "esx://h?proxy=http://:1 | 'proxy' is malformed: the proxy has no host name",
                "vpx://h/dc/c?vcenter=v | 'vcenter' has no meaning for vpx://",
                "esx://h?no_verify=1&cacert=/x | exclude each other",
                "esx:///?transport=http | names no server"
            })
    void refusesWhatItCannotUse(String uri, String message) {
        assertThatThrownBy(() -> parse(uri))
                .isInstanceOfSatisfying(
                        VirtException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_ARG))
                .hasMessageContaining(message.replace("auth_answer", "authfile, auto_answer"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "esx://h?proxy=http://u:s3cr3t@p:1",
                "esx://h?proxy=http://s3cr3t@p",
                "esx://user@/?proxy=http://u:s3cr3t@p:1"
            })
    void neverRepeatsWhatMayBeASecret(String uri) {
        assertThatThrownBy(() -> parse(uri))
                .isInstanceOf(VirtException.class)
                .hasMessageNotContaining("s3cr3t");
    }

    private static EsxUri parse(String uri) {
        return EsxUri.of(ConnectUri.parse(uri));
    }
}
