package dev.vireo.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

final class CookieJarTest {
    private final CookieJar jar =
            new CookieJar(InstantSource.fixed(Instant.parse("2026-01-01T00:00:00Z")));

    @Test
    void keepsQuotesAndBlanksOfTheValue() {
        jar.store("vmware_soap_session=\"52 ab\"; Path=/; HttpOnly");
        assertThat(jar.header("/sdk")).isEqualTo("vmware_soap_session=\"52 ab\"");
    }

    @Test
    void replacesByNameAndPath() {
        jar.store("a=1");
        jar.store("b=2");
        jar.store("a=3; path=/");
        assertThat(jar.header("/")).isEqualTo("b=2; a=3");
    }

    @Test
    void sendsOnlyBelowThePath() {
        jar.store("a=1; Path=/sdk");
        jar.store("b=2; Path=relative");
        assertThat(jar.header("/sdk")).isEqualTo("a=1; b=2");
        assertThat(jar.header("/sdk/x?y")).isEqualTo("a=1; b=2");
        assertThat(jar.header("/sdkx")).isEqualTo("b=2");
        assertThat(jar.header("/?/sdk")).isEqualTo("b=2");
    }

    @Test
    void expiryRemoves() {
        jar.store("a=1");
        jar.store("b=1");
        jar.store("c=1");
        jar.store("a=; Max-Age=0");
        jar.store("b=; Expires=Thu, 01 Jan 1970 00:00:00 GMT");
        jar.store("c=2; Expires=Thu, 01-Jan-2099 00:00:00 GMT");
        jar.store("d=1; Expires=soon");
        assertThat(jar.header("/")).isEqualTo("c=2; d=1");
    }

    @Test
    void maxAgeCountsBeforeExpires() {
        jar.store("a=1; Expires=Thu, 01 Jan 1970 00:00:00 GMT; Max-Age=60");
        assertThat(jar.header("/")).isEqualTo("a=1");
    }

    @Test
    void ignoresWhatHasNoName() {
        jar.store("");
        jar.store("=x");
        jar.store("novalue");
        assertThat(jar.header("/")).isNull();
    }

    @Test
    void isBounded() {
        for (int i = 0; i < 1000; i++) {
            jar.store("c" + i + "=x");
        }
        assertThat(jar.header("/")).hasSizeLessThan(1000);
    }

    @Test
    void clearForgetsAll() {
        jar.store("a=1");
        jar.clear();
        assertThat(jar.header("/")).isNull();
    }
}
