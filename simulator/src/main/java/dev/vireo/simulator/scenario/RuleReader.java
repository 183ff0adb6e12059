package dev.vireo.simulator.scenario;

import dev.vireo.simulator.document.DocumentValue;
import dev.vireo.simulator.document.Suggestion;
import dev.vireo.simulator.inventory.Question;
import dev.vireo.simulator.inventory.SimFault;
import dev.vireo.simulator.inventory.TaskScript;
import dev.vireo.vim.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// Reads rules from documents; `docs/simulator.md` says what they can have.
public final class RuleReader {
    private static final String[] KEYS = {
        "method",
        "object",
        "user",
        "nth",
        "first",
        "every",
        "probability",
        "from",
        "until",
        "latency",
        "fault",
        "message",
        "status",
        "session",
        "reply",
        "task",
        "clock"
    };

    private RuleReader() {}

    /// Reads a rule.
    ///
    /// @param value a mapping
    /// @return the rule
    /// @throws dev.vireo.simulator.document.DocumentException if it is none
    public static Rule read(DocumentValue value) {
        value.only(KEYS);
        List<Action> actions = actions(value);
        if (actions.isEmpty()) {
            throw value.error(
                    "a rule needs an action: latency, fault, status, session, reply, task or clock");
        }
        Match match = match(value);
        When when = when(value);
        try {
            return new Rule(match, when, actions);
        } catch (IllegalArgumentException e) {
            throw value.error(String.valueOf(e.getMessage()));
        }
    }

    private static Match match(DocumentValue value) {
        List<Glob> methods =
                value.find("method")
                        .map(m -> m.items().stream().map(RuleReader::method).toList())
                        .orElse(Match.ALL.methods());
        return new Match(
                methods,
                value.find("object").map(o -> new Glob(o.text())),
                value.find("user").map(u -> new Glob(u.text())));
    }

    /// Reads the name of a method, or a pattern that some methods fit.
    ///
    /// @param value the document
    /// @return the pattern
    public static Glob method(DocumentValue value) {
        Glob glob = new Glob(value.text());
        boolean isPath = value.text().contains(" /");
        List<String> known = Types.methodNames();
        if (!isPath && known.stream().noneMatch(glob::matches)) {
            String text = value.text();
            String hint = glob.isExact() ? Suggestion.text(text, known) : "";
            throw value.error("no method is called '" + text + "'" + hint);
        }
        return glob;
    }

    private static When when(DocumentValue value) {
        return new When(
                value.find("nth")
                        .map(n -> n.items().stream().map(i -> i.number(1, 1L << 40)).toList())
                        .orElse(List.of()),
                value.find("first").map(n -> n.number(1, 1L << 40)).orElse(0L),
                value.find("every").map(n -> n.number(1, 1L << 40)).orElse(1L),
                value.find("probability").map(DocumentValue::fraction).orElse(1.0),
                value.find("from").map(RuleReader::moment),
                value.find("until").map(RuleReader::moment));
    }

    private static When.Moment moment(DocumentValue value) {
        Optional<Duration> time = DocumentValue.duration(value.text());
        return time.isPresent() ? new When.Since(time.get()) : new When.At(value.instant());
    }

    private static List<Action> actions(DocumentValue value) {
        List<Action> actions = new ArrayList<>();
        value.find("latency").ifPresent(v -> actions.add(new Action.Wait(latency(v))));
        Optional<DocumentValue> message = value.find("message");
        if (message.isPresent() && value.find("fault").isEmpty()) {
            throw message.get().error("a message goes with a fault");
        }
        String words = message.map(DocumentValue::text).orElse("");
        value.find("fault")
                .ifPresent(v -> actions.add(new Action.Fail(FaultReader.read(v, words))));
        value.find("status").ifPresent(v -> actions.add(status(v)));
        value.find("session")
                .ifPresent(v ->
                        actions.add(
                                new Action.Expire(
                                        v.oneOf("expired", "all-expired").equals("all-expired"))));
        value.find("reply").ifPresent(v -> actions.add(reply(v)));
        value.find("task").ifPresent(v -> actions.add(new Action.Task(task(v))));
        value.find("clock").ifPresent(v -> actions.add(clock(v)));
        return actions;
    }

    private static Latency latency(DocumentValue value) {
        if (!value.isMapping()) {
            return new Latency.Fixed(value.duration());
        }
        value.only("fixed", "uniform", "normal", "deviation");
        Optional<DocumentValue> uniform = value.find("uniform");
        if (uniform.isPresent()) {
            List<DocumentValue> ends = uniform.get().items();
            if (ends.size() != 2) {
                throw uniform.get().error("the shortest and the longest time are expected");
            }
            try {
                return new Latency.Uniform(ends.get(0).duration(), ends.get(1).duration());
            } catch (IllegalArgumentException e) {
                throw uniform.get().error(String.valueOf(e.getMessage()));
            }
        }
        Optional<DocumentValue> normal = value.find("normal");
        if (normal.isPresent()) {
            return new Latency.Normal(normal.get().duration(), value.get("deviation").duration());
        }
        return new Latency.Fixed(value.get("fixed").duration());
    }

    private static Action.Status status(DocumentValue value) {
        if (!value.isMapping()) {
            return new Action.Status((int) value.number(200, 599), Optional.empty(), "");
        }
        value.only("code", "retryAfter", "body");
        return new Action.Status(
                (int) value.get("code").number(200, 599),
                value.find("retryAfter").map(v -> v.integer(0)),
                value.find("body").map(DocumentValue::text).orElse(""));
    }

    private static Action.Spoil reply(DocumentValue value) {
        if (!value.isMapping()) {
            return new Action.Spoil(kind(value), 0.5, Action.Spoil.LIMIT);
        }
        value.only("how", "at", "limit");
        return new Action.Spoil(
                kind(value.get("how")),
                value.find("at").map(DocumentValue::fraction).orElse(0.5),
                value.find("limit").map(DocumentValue::duration).orElse(Action.Spoil.LIMIT));
    }

    private static ReplyKind kind(DocumentValue value) {
        String word =
                value.oneOf(
                        Arrays.stream(ReplyKind.values())
                                .map(ReplyKind::word)
                                .toArray(String[]::new));
        for (ReplyKind kind : ReplyKind.values()) {
            if (kind.word().equals(word)) {
                return kind;
            }
        }
        throw value.error("unknown");
    }

    private static TaskScript task(DocumentValue value) {
        value.only("time", "steps", "fault", "message", "at", "cancelable", "question");
        String words = value.find("message").map(DocumentValue::text).orElse("");
        Optional<SimFault> failure = value.find("fault").map(v -> FaultReader.read(v, words));
        return new TaskScript(
                value.find("time").map(DocumentValue::duration).orElse(Duration.ZERO),
                value.find("steps").map(v -> (int) v.number(1, 1000)).orElse(1),
                failure,
                value.find("at").map(v -> (int) v.number(0, 100)).orElse(50),
                value.find("question").map(RuleReader::question),
                value.find("cancelable").map(DocumentValue::flag));
    }

    /// Reads a question.
    ///
    /// @param value a mapping with `text` and `choices`
    /// @return the question
    public static Question question(DocumentValue value) {
        value.only("id", "text", "choices", "default");
        return questionOf(value);
    }

    /// Reads a question from a document that says more than that.
    ///
    /// @param value the document, whose keys were checked
    /// @return the question
    public static Question questionOf(DocumentValue value) {
        List<Question.Choice> choices =
                value.get("choices").items().stream().map(RuleReader::choice).toList();
        if (choices.isEmpty()) {
            throw value.get("choices").error("a question needs a choice");
        }
        if (choices.stream().map(Question.Choice::label).distinct().count() < choices.size()) {
            throw value.get("choices").error("two choices have one label");
        }
        Optional<DocumentValue> chosen = value.find("default");
        OptionalInt index =
                chosen.isPresent()
                        ? OptionalInt.of((int) chosen.get().number(0, choices.size() - 1L))
                        : OptionalInt.empty();
        return new Question(
                value.find("id").map(DocumentValue::text).orElse("msg.scripted"),
                value.get("text").text(),
                choices,
                index);
    }

    private static Question.Choice choice(DocumentValue value) {
        if (!value.isMapping()) {
            return new Question.Choice(value.text(), value.text().equals("Cancel"));
        }
        value.only("label", "aborts");
        return new Question.Choice(
                value.get("label").text(),
                value.find("aborts").map(DocumentValue::flag).orElse(false));
    }

    private static Action clock(DocumentValue value) {
        String text = value.text();
        boolean signed = text.startsWith("+") || text.startsWith("-");
        Optional<Duration> time = DocumentValue.duration(signed ? text.substring(1) : text);
        if (time.isPresent()) {
            return new Action.Advance(text.startsWith("-") ? time.get().negated() : time.get());
        }
        try {
            return new Action.SetClock(Instant.parse(text));
        } catch (DateTimeParseException _) {
            throw value.error(
                    "a time such as +2h or a moment such as 2026-01-31T12:00:00Z is expected, not '"
                            + text
                            + "'");
        }
    }
}
