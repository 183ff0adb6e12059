package dev.vireo.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.vireo.api.ConnectUri.Parameter;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.ErrorDomain;
import dev.vireo.model.VirtException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectUriTest {
    @Test
    void takesAllPiecesApart() {
        ConnectUri uri =
                ConnectUri.parse(
                        "vpx://admin@vc:8443/DC%200/cl%2fuster//host/?transport=http&a=%26");
        assertThat(uri.scheme()).isEqualTo("vpx");
        assertThat(uri.user()).contains("admin");
        assertThat(uri.host()).isEqualTo("vc");
        assertThat(uri.port()).hasValue(8443);
        assertThat(uri.path()).isEqualTo("/DC%200/cl%2fuster//host/");
        assertThat(uri.pathSegments()).containsExactly("DC 0", "cl/uster", "host");
        assertThat(uri.parameters())
                .containsExactly(new Parameter("transport", "http"), new Parameter("a", "&"));
    }

    @Test
    void allButTheSchemeMayBeMissing() {
        ConnectUri uri = ConnectUri.parse("sim://");
        assertThat(uri.scheme()).isEqualTo("sim");
        assertThat(uri.user()).isEmpty();
        assertThat(uri.host()).isEmpty();
        assertThat(uri.port()).isEmpty();
        assertThat(uri.path()).isEmpty();
        assertThat(uri.pathSegments()).isEmpty();
        assertThat(uri.parameters()).isEmpty();
    }

    @Test
    void aPathNeedsNoHost() {
        ConnectUri uri = ConnectUri.parse("sim:///var/lib/host one");
        assertThat(uri.host()).isEmpty();
        assertThat(uri.pathSegments()).containsExactly("var", "lib", "host one");
    }

    @Test
    void theSchemeIsInLowerCaseAndTheTextAsGiven() {
        ConnectUri uri = ConnectUri.parse("ESX://Host/?No_Verify=1");
        assertThat(uri.scheme()).isEqualTo("esx");
        assertThat(uri).hasToString("ESX://Host/?No_Verify=1");
        assertThat(uri).isEqualTo(ConnectUri.parse(uri.toString()));
    }

    @ParameterizedTest
    @CsvSource({
        "esx://[::1]:8080/, ::1",
        "esx://[fe80::1%25eth0]/, fe80::1%eth0",
        "esx://[2001:db8::192.0.2.1], 2001:db8::192.0.2.1",
        "esx://my_host-1.example.com, my_host-1.example.com"
    })
    void readsHosts(String text, String host) {
        assertThat(ConnectUri.parse(text).host()).isEqualTo(host);
    }

    @ParameterizedTest
    @CsvSource({
        "esx://administrator%40vsphere.local@vc/, administrator@vsphere.local",
        "esx://DOMAIN\\root@vc/, DOMAIN\\root",
        "esx://a%3Ab@vc/, a:b",
        "esx://J\u00f6rg@vc/, J\u00f6rg",
        "esx://J%C3%B6rg@vc/, J\u00f6rg"
    })
    void readsUsers(String text, String user) {
        assertThat(ConnectUri.parse(text).user()).contains(user);
    }

    @Test
    void keepsRepeatedParametersInOrderAndTheLastOneCounts() {
        ConnectUri uri = ConnectUri.parse("esx://h?a=1&b;A=2&&c=x=y+z");
        assertThat(uri.parameters())
                .containsExactly(
                        new Parameter("a", "1"),
                        new Parameter("b", ""),
                        new Parameter("A", "2"),
                        new Parameter("c", "x=y+z"));
        assertThat(uri.parameter("a")).contains("2");
        assertThat(uri.parameter("B")).contains("");
        assertThat(uri.parameter("d")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
                    ""                   | it is empty
                    "  "                 | it is empty
                    host                 | there is no scheme
                    ://host              | there is no scheme
                    esx                  | there is no scheme
                    esx:                 | '://' must follow the scheme
                    esx:/host            | '://' must follow the scheme
                    1esx://host          | the part before the first ':' is no scheme
                    e x://host           | the part before the first ':' is no scheme
                    esx://@host          | there is no user before '@'
                    esx://a@b@host       | a '@' within the user must be written as %40
                    esx://h%41/          | host 'h%41' contains '%'
                    esx://h\u00e9/       | host 'h\u00e9' contains '\u00e9'
                    esx://h st/          | host 'h st' contains ' '
                    esx://[::1/          | the ']' after an IPv6 address is missing
                    esx://[::x]/         | host '[::x]' is no IPv6 address
                    esx://[]/            | host '[]' is no IPv6 address
                    esx://[::1]8/        | only ':' and a port may follow an IPv6 address
                    esx://host:/         | port '' is no number from 1 to 65535
                    esx://host:0/        | port '0' is no number from 1 to 65535
                    esx://host:65536/    | port '65536' is no number from 1 to 65535
                    esx://host:99999999999/ | port '99999999999' is no number from 1 to 65535
                    esx://host:-1/       | port '-1' is no number from 1 to 65535
                    esx://host:4x3/      | port '4x3' is no number from 1 to 65535
                    esx://host/%zz       | path '%zz' contains a '%' without two hexadecimal digits
                    esx://host/a%4       | path 'a%4' contains a '%' without two hexadecimal digits
                    esx://host/%ff       | path '%ff' contains escapes that are no UTF-8
                    esx://host/a%00b     | path 'a%00b' contains an escaped control character
                    esx://us%er@host/    | user contains a '%' without two hexadecimal digits
                    esx://host?%z=1      | parameter name '%z' contains a '%' without
                    esx://host?a=%z      | value of parameter 'a' '%z' contains a '%' without
                    esx://host?=1        | a parameter has no name before '='
                    esx://host/#top      | there is no place for a fragment ('#')
                    """)
    void namesTheMalformedPiece(String text, String message) {
        VirtException failure = refused(text);
        assertThat(failure.code()).isEqualTo(ErrorCode.INVALID_ARG);
        assertThat(failure.domain()).isEqualTo(ErrorDomain.URI);
        assertThat(failure)
                .hasMessageStartingWith("invalid argument: malformed connection URI: " + message);
    }

    @Test
    void namesThePlaceOfAControlCharacter() {
        assertThat(refused("esx://ho\nst/")).hasMessageContaining("character 9 is a control");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "esx://root:s3cret@host/",
                "esx://root:s3cret@host:99999/%zz",
                "esx://root:@s3cret@host/",
                "esx://root:99s3cret/x@host/",
                "esx://root:s3cret/x@host/",
                "esx://ro!ot/s3cret%zz@host/",
                "esx://host/?proxy=http://u:s3cret%zz@proxy",
                "esx:root:s3cret@host",
                "root:s3cret@esx://host/",
                "s3cret:root@host",
                "esx://:s3cret@host",
                "esx://ro%ots3cret@host"
            })
    void neverRepeatsWhatMayBeAPassword(String text) {
        VirtException failure = refused(text);
        assertThat(failure.code()).isEqualTo(ErrorCode.INVALID_ARG);
        assertThat(failure.getMessage()).doesNotContain("s3cret");
        assertThat(failure.toString()).doesNotContain("s3cret");
    }

    @Test
    void saysWhereAPasswordBelongs() {
        assertThat(refused("esx://root:s3cret@host/"))
                .hasMessageContaining("it contains a password")
                .hasMessageContaining("auth.conf");
    }

    private static VirtException refused(String text) {
        VirtException failure =
                catchThrowableOfType(VirtException.class, () -> ConnectUri.parse(text));
        assertThat(failure).as("failure of '%s'", text).isNotNull();
        return failure;
    }
}
