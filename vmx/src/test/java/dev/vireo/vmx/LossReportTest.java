package dev.vireo.vmx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/// How losses are handed on.
class LossReportTest {
    private static final Loss TITLE =
            new Loss(Loss.Kind.NOT_EXPRESSED, "/domain/title", "web", "VMX has no title");

    @Test
    void saysNothingWhereNothingWasLost() {
        assertThat(LossReport.text(List.of())).isEmpty();
        assertThat(LossReport.json(List.of())).isEqualTo("[]\n");
    }

    @Test
    void writesALineForEachLoss() {
        Loss changed = new Loss(Loss.Kind.CHANGED, "memsize", "5", "rounded");

        assertThat(LossReport.text(List.of(TITLE, changed)))
                .isEqualTo(
                        """
                        not expressed: /domain/title = "web": VMX has no title
                        changed: memsize = "5": rounded
                        """);
    }

    @Test
    void writesAnObjectForEachLoss() {
        assertThat(LossReport.json(List.of(TITLE, TITLE)))
                .isEqualTo(
                        """
                        [
                          {"kind": "NOT_EXPRESSED", "place": "/domain/title", "value": "web", "reason": "VMX has no title"},
                          {"kind": "NOT_EXPRESSED", "place": "/domain/title", "value": "web", "reason": "VMX has no title"}
                        ]
                        """);
    }

    @Test
    void keepsALossOnItsLineWhateverItsValueHolds() {
        Loss hostile =
                new Loss(
                        Loss.Kind.IGNORED, "k", "a\"b\\c\nd\re\tf\u0000\u001b\u007fü😀", "unknown");

        String value = "\"a\\\"b\\\\c\\nd\\re\\tf\\u0000\\u001b\\u007fü😀\"";
        assertThat(LossReport.text(List.of(hostile)))
                .isEqualTo("ignored: k = " + value + ": unknown\n");
        assertThat(LossReport.json(List.of(hostile))).contains("\"value\": " + value);
    }

    @Test
    void keepsBytesThatAreNoText() {
        Loss raw = new Loss(Loss.Kind.IGNORED, "k", "\udce4\ud83d", "unknown");

        assertThat(LossReport.json(List.of(raw))).contains("\"value\": \"\\udce4\\ud83d\"");
    }
}
