package dev.vireo.shell.command;

import dev.vireo.api.DomainQuestion;
import dev.vireo.api.QuestionPolicy;
import dev.vireo.api.QuestionRule;
import dev.vireo.api.QuestionRule.Action;
import dev.vireo.api.QuestionRule.Defer;
import dev.vireo.api.QuestionRule.Pick;
import dev.vireo.api.QuestionRule.PickDefault;
import dev.vireo.model.ErrorCode;
import dev.vireo.model.ErrorDomain;
import dev.vireo.model.VirtException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;

/// The policy of `--on-question`.
final class OnQuestion {
    private static final Set<String> KEYS =
            new TreeSet<>(Set.of("answer", "message", "text", "use"));
    private static final int MOST_TRIES = 3;

    private final Prompt prompt;

    OnQuestion(Prompt prompt) {
        this.prompt = prompt;
    }

    /// Makes the policy.
    ///
    /// @param option `default`, `fail`, `ask` or the name of a file with rules
    /// @throws VirtException if the file cannot be read or understood
    QuestionPolicy policy(String option) {
        return named(option).orElseGet(() -> QuestionPolicy.ofRules(rules(option), refusing()));
    }

    private Optional<QuestionPolicy> named(String word) {
        return switch (word) {
            case "default" -> Optional.of(QuestionPolicy.answeringDefault());
            case "fail" -> Optional.of(QuestionPolicy.refusing());
            case "ask" -> Optional.of(QuestionPolicy.asking(this::ask));
            default -> Optional.empty();
        };
    }

    private static QuestionPolicy refusing() {
        return _ -> new QuestionPolicy.Refuse("and no rule is for it");
    }

    private List<QuestionRule> rules(String file) {
        List<QuestionRule> rules = new ArrayList<>();
        for (Map<String, String> keys : QuestionRules.read(file, text(file))) {
            rules.add(rule(file + ", rule " + (rules.size() + 1), keys));
        }
        return rules;
    }

    private static String text(String file) {
        try {
            return Files.readString(Path.of(file));
        } catch (IOException | InvalidPathException e) {
            throw new VirtException(
                    ErrorCode.OPEN_FAILED,
                    ErrorDomain.CONF,
                    "'"
                            + file
                            + "', which --on-question names besides 'default', 'fail' and 'ask': "
                            + InputFile.why(e),
                    e);
        }
    }

    private QuestionRule rule(String where, Map<String, String> keys) {
        for (String key : keys.keySet()) {
            if (!KEYS.contains(key)) {
                throw QuestionRules.wrong(
                        where, "unknown key '" + key + "'; known are " + String.join(", ", KEYS));
            }
        }
        return new QuestionRule(
                Optional.ofNullable(keys.get("message")),
                Optional.ofNullable(keys.get("text")).map(text -> pattern(where, text)),
                action(where, keys));
    }

    private static Pattern pattern(String where, String text) {
        try {
            return Pattern.compile(text);
        } catch (PatternSyntaxException e) {
            throw QuestionRules.wrong(
                    where, "'" + text + "' is no regular expression: " + e.getDescription());
        }
    }

    private Action action(String where, Map<String, String> keys) {
        String answer = keys.get("answer");
        String use = keys.get("use");
        if ((answer == null) == (use == null)) {
            throw QuestionRules.wrong(
                    where, "a rule has either 'answer' with a choice's name, or 'use'");
        }
        if (answer != null) {
            return new Pick(answer);
        }
        String word = String.valueOf(use);
        if (word.equals("default")) {
            return new PickDefault();
        }
        return named(word)
                .<Action>map(Defer::new)
                .orElseThrow(() ->
                        QuestionRules.wrong(
                                where, "'use' is 'default', 'fail' or 'ask', not '" + word + "'"));
    }

    private Optional<String> ask(DomainQuestion question) {
        String suggested =
                question.defaultChoice().map(choice -> " [" + choice.label() + "]").orElse("");
        String text =
                "Question of domain '"
                        + question.domain()
                        + "':\n"
                        + question.text()
                        + "\n"
                        + question.choices().stream()
                                .map(choice -> "  " + choice.key() + ": " + choice.label() + "\n")
                                .collect(Collectors.joining())
                        + "Answer"
                        + suggested
                        + ": ";
        for (int i = 0; i < MOST_TRIES; i++) {
            Optional<String> answer = prompt.line(i == 0 ? text : "Answer" + suggested + ": ");
            Optional<String> picked = answer.flatMap(line -> picked(question, line));
            if (answer.isEmpty() || picked.isPresent()) {
                return picked;
            }
        }
        return Optional.empty();
    }

    private static Optional<String> picked(DomainQuestion question, String line) {
        return line.isBlank()
                ? question.defaultChoice().map(DomainQuestion.Choice::label)
                : question.choice(line).map(_ -> line);
    }
}
