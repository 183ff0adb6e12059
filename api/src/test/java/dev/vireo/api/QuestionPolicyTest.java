package dev.vireo.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.api.DomainQuestion.Choice;
import dev.vireo.api.QuestionPolicy.Answer;
import dev.vireo.api.QuestionPolicy.Decision;
import dev.vireo.api.QuestionPolicy.Refuse;
import dev.vireo.api.QuestionRule.Defer;
import dev.vireo.api.QuestionRule.Pick;
import dev.vireo.api.QuestionRule.PickDefault;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuestionPolicyTest {
    private static final Choice APPEND = new Choice("0", "Append", "Append");
    private static final Choice REPLACE = new Choice("1", "Replace", "Replace");
    private static final Choice CANCEL = new Choice("2", "Cancel", "Cancel");

    @Test
    void refusesWithoutReason() {
        assertThat(QuestionPolicy.refusing().decide(question(APPEND))).isEqualTo(new Refuse(""));
    }

    @Test
    void answersWithTheDefaultWhateverItIs() {
        QuestionPolicy policy = QuestionPolicy.answeringDefault();
        assertThat(policy.decide(question(CANCEL))).isEqualTo(new Answer(CANCEL));
        assertThat(policy.decide(question(null))).isEqualTo(new Refuse("and there is no default"));
    }

    @Test
    void letsAPersonPickAnything() {
        assertThat(asked("replace")).isEqualTo(new Answer(REPLACE));
        assertThat(asked("2")).isEqualTo(new Answer(CANCEL));
        assertThat(asked("perhaps")).isEqualTo(new Refuse("and 'perhaps' is none of them"));
        assertThat(QuestionPolicy.asking(_ -> Optional.empty()).decide(question(APPEND)))
                .isEqualTo(new Refuse("and nobody answers it"));
    }

    private static Decision asked(String answer) {
        return QuestionPolicy.asking(_ -> Optional.of(answer)).decide(question(APPEND));
    }

    @Test
    void theFirstRuleThatIsForAQuestionDecides() {
        QuestionPolicy policy =
                QuestionPolicy.ofRules(
                        List.of(
                                QuestionRule.ofMessage("msg.other", "Cancel"),
                                QuestionRule.ofText(Pattern.compile("exists$"), "Cancel"),
                                QuestionRule.ofMessage("msg.serial.file.open", "Append"),
                                QuestionRule.ofText(Pattern.compile("out.*exists"), "Replace")),
                        QuestionPolicy.refusing());
        assertThat(policy.decide(question(null))).isEqualTo(new Answer(APPEND));
    }

    @Test
    void bothConditionsOfARuleHaveToHold() {
        QuestionRule rule =
                new QuestionRule(
                        Optional.of("msg.serial.file.open"),
                        Optional.of(Pattern.compile("in.txt")),
                        new Pick("Append"));
        assertThat(
                        QuestionPolicy.ofRules(List.of(rule), QuestionPolicy.answeringDefault())
                                .decide(question(REPLACE)))
                .isEqualTo(new Answer(REPLACE));
    }

    @Test
    void noRuleGivesSomethingUpThatItDoesNotName() {
        assertThat(by(new Pick("Replace"))).isEqualTo(new Answer(REPLACE));
        assertThat(by(new Pick("1")))
                .isEqualTo(
                        new Refuse(
                                "and no rule names 'Replace', which is only picked by its name"));
        assertThat(by(new PickDefault())).isInstanceOf(Refuse.class);
        assertThat(by(new Pick("0"))).isEqualTo(new Answer(APPEND));
        assertThat(by(new Pick("Nothing")))
                .isEqualTo(new Refuse("and the rule's answer 'Nothing' is none of them"));
        assertThat(by(new Defer(QuestionPolicy.refusing()))).isEqualTo(new Refuse(""));
    }

    private static Decision by(QuestionRule.Action action) {
        QuestionRule rule = new QuestionRule(Optional.empty(), Optional.empty(), action);
        return QuestionPolicy.ofRules(List.of(rule), QuestionPolicy.refusing())
                .decide(question(REPLACE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Cancel",
                "_Abort",
                "button.uuid.cancel",
                "Power Off",
                "powerOff",
                "ERASE all",
                "&Replace",
                "Discard changes",
                "Drop it",
                "Purges all",
                "L\u00f6schen",
                "_U\u0308berschreiben",
                "Supprimer le disque",
                "\u00c9craser",
                "Sobrescribir",
                "\u524a\u9664\u3059\u308b",
                "\uc0ad\uc81c\ud558\uae30",
                "\u5220\u9664(D)",
                "\u8986\u84cb"
            })
    void knowsWhatGivesSomethingUp(String label) {
        assertThat(new Choice("0", label, "").isDestructive()).isTrue();
        assertThat(new Choice("0", "OK", label).isDestructive()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "OK",
                "Yes",
                "Retry",
                "Append",
                "I Moved It",
                "I _Copied It",
                "Office",
                "Offer"
            })
    void knowsWhatDoesNot(String label) {
        assertThat(new Choice("0", label, label).isDestructive()).isFalse();
    }

    @Test
    void aLabelIsFoundInAnyCaseAndWithoutItsShortcut() {
        Choice copied = new Choice("button.uuid.copiedTheVM", "I _Copied It", "");
        DomainQuestion question =
                new DomainQuestion(
                        "a",
                        new UUID(1, 2),
                        "1",
                        List.of(),
                        "?",
                        List.of(copied),
                        Optional.empty());
        for (String name : List.of("i copied it", "I _Copied It", "button.uuid.copiedTheVM")) {
            assertThat(question.choice(name)).contains(copied);
        }
        assertThat(question.choice("")).isEmpty();
    }

    private static DomainQuestion question(@Nullable Choice defaultChoice) {
        return new DomainQuestion(
                "web",
                new UUID(1, 2),
                "q1",
                List.of("msg.serial.file.open"),
                "The file out.txt exists already",
                List.of(APPEND, REPLACE, CANCEL),
                Optional.ofNullable(defaultChoice));
    }
}
