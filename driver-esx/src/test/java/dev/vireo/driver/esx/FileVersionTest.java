package dev.vireo.driver.esx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.client.HttpHeaders;
import org.junit.jupiter.api.Test;

/// What is noted of a file to know its content again.
class FileVersionTest {
    private static String identity(HttpHeaders headers) {
        return FileVersion.of(5, headers).identity();
    }

    @Test
    void theSameContentIsKnownAgain() {
        HttpHeaders tagged = HttpHeaders.none().with("ETag", "\"a\"");
        HttpHeaders dated =
                HttpHeaders.none().with("Last-Modified", "Mon, 01 Jan 2024 00:00:00 GMT");
        assertThat(identity(tagged)).isEqualTo(identity(tagged));
        assertThat(identity(dated)).isEqualTo(identity(dated)).isNotEqualTo(identity(tagged));
    }

    @Test
    void aSizeAloneDoesNotTellOneContentFromAnother() {
        assertThat(identity(HttpHeaders.none())).isNotEqualTo(identity(HttpHeaders.none()));
    }
}
