package dev.vireo.soap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.vireo.soap.SoapException.Problem;
import java.io.InputStream;

/// Claims about messages that are refused.
final class Refusals {
    private Refusals() {}

    static Problem problem(InputStream in) {
        SoapException e = catchThrowableOfType(SoapException.class, () -> Messages.rows(in));
        assertThat(e).as("an error").isNotNull();
        assertShort(e);
        return e.problem();
    }

    static void assertProblem(InputStream in, Problem problem, String message) {
        SoapException e = catchThrowableOfType(SoapException.class, () -> Messages.rows(in));
        assertThat(e).as("an error").isNotNull();
        assertThat(e).hasMessageContaining(message);
        assertThat(e.problem()).isEqualTo(problem);
        assertShort(e);
    }

    static void assertShort(SoapException e) {
        assertThat(e).hasNoCause();
        String message = String.valueOf(e.getMessage());
        assertThat(message).hasSizeLessThan(220);
        assertThat(message.codePoints())
                .allMatch(c -> c >= ' ' && (c < 0x7f || c > 0x9f) && c != 0x202e);
        assertThat(message).doesNotContain("A".repeat(61)).doesNotContain("b".repeat(101));
    }
}
