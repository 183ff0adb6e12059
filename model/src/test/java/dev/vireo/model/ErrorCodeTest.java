package dev.vireo.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ErrorCodeTest {
    @Test
    void numbersAndTextsAreLibvirts() throws IOException {
        List<String> ours = new ArrayList<>();
        for (ErrorCode code : ErrorCode.values()) {
            ours.add(
                    String.join(
                            "|",
                            Integer.toString(code.number()),
                            code.name(),
                            code.message(""),
                            code.message("DETAIL")));
        }
        assertThat(ours).isEqualTo(recorded());
    }

    @Test
    void aPercentSignInTheDetailStaysAsItIs() {
        assertThat(ErrorCode.DOM_EXIST.message("50%s off"))
                .isEqualTo("domain 50%s off exists already");
    }

    private static List<String> recorded() throws IOException {
        try (InputStream file =
                Objects.requireNonNull(
                        ErrorCodeTest.class.getResourceAsStream("error-messages.txt"))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .toList();
        }
    }
}
