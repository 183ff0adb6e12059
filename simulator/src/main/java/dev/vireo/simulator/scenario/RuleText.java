package dev.vireo.simulator.scenario;

import com.grack.nanojson.JsonWriter;
import dev.vireo.simulator.inventory.Question;
import dev.vireo.simulator.inventory.SimFault;
import dev.vireo.simulator.inventory.TaskScript;
import dev.vireo.vim.ArrayValue;
import dev.vireo.vim.Binary;
import dev.vireo.vim.DataMember;
import dev.vireo.vim.DataObject;
import dev.vireo.vim.ValueKind;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Writes rules as [RuleReader] reads them.
final class RuleText {
    private RuleText() {}

    static String of(Rule rule) {
        Map<String, Object> members = new LinkedHashMap<>();
        match(members, rule.match());
        when(members, rule.when());
        for (Action action : rule.actions()) {
            action(members, action);
        }
        return JsonWriter.string(members);
    }

    private static void match(Map<String, Object> members, Match match) {
        if (!match.methods().equals(Match.ALL.methods())) {
            List<String> names = match.methods().stream().map(Glob::pattern).toList();
            members.put("method", names.size() == 1 ? names.getFirst() : names);
        }
        match.object().ifPresent(object -> members.put("object", object.pattern()));
        match.user().ifPresent(user -> members.put("user", user.pattern()));
    }

    private static void when(Map<String, Object> members, When when) {
        if (!when.nth().isEmpty()) {
            members.put("nth", when.nth().size() == 1 ? when.nth().getFirst() : when.nth());
        }
        if (when.first() > 0) {
            members.put("first", when.first());
        }
        if (when.every() > 1) {
            members.put("every", when.every());
        }
        if (when.probability() < 1) {
            members.put("probability", when.probability());
        }
        when.from().ifPresent(moment -> members.put("from", moment.toString()));
        when.until().ifPresent(moment -> members.put("until", moment.toString()));
    }

    private static void action(Map<String, Object> members, Action action) {
        switch (action) {
            case Action.Wait(Latency latency) -> members.put("latency", latency(latency));
            case Action.Fail(SimFault fault) -> members.put("fault", fault(fault));
            case Action.Status status -> members.put("status", status(status));
            case Action.Expire(boolean all) ->
                    members.put("session", all ? "all-expired" : "expired");
            case Action.Spoil spoil -> members.put("reply", reply(spoil));
            case Action.Task(TaskScript script) -> members.put("task", task(script));
            case Action.Advance(Duration time) ->
                    members.put("clock", (time.isNegative() ? "-" : "+") + Times.text(time.abs()));
            case Action.SetClock(var instant) -> members.put("clock", instant.toString());
        }
    }

    private static Object latency(Latency latency) {
        return switch (latency) {
            case Latency.Fixed(Duration time) -> Times.text(time);
            case Latency.Uniform(Duration least, Duration most) ->
                    Map.of("uniform", List.of(Times.text(least), Times.text(most)));
            case Latency.Normal(Duration mean, Duration deviation) -> {
                Map<String, Object> members = new LinkedHashMap<>();
                members.put("normal", Times.text(mean));
                members.put("deviation", Times.text(deviation));
                yield members;
            }
        };
    }

    private static Object status(Action.Status status) {
        if (status.retryAfter().isEmpty() && status.body().isEmpty()) {
            return status.code();
        }
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("code", status.code());
        status.retryAfter().ifPresent(seconds -> members.put("retryAfter", seconds));
        if (!status.body().isEmpty()) {
            members.put("body", status.body());
        }
        return members;
    }

    private static Object reply(Action.Spoil spoil) {
        boolean plain = spoil.share() == 0.5 && spoil.limit().equals(Action.Spoil.LIMIT);
        if (plain) {
            return spoil.kind().word();
        }
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("how", spoil.kind().word());
        members.put("at", spoil.share());
        members.put("limit", Times.text(spoil.limit()));
        return members;
    }

    private static Map<String, Object> task(TaskScript script) {
        Map<String, Object> members = new LinkedHashMap<>();
        if (!script.time().isZero()) {
            members.put("time", Times.text(script.time()));
        }
        if (script.steps() > 1) {
            members.put("steps", script.steps());
        }
        script.failure()
                .ifPresent(fault -> {
                    members.put("fault", fault(fault));
                    members.put("at", script.failAt());
                });
        script.cancelable().ifPresent(flag -> members.put("cancelable", flag));
        script.question().ifPresent(question -> members.put("question", question(question)));
        return members;
    }

    private static Map<String, Object> question(Question question) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("id", question.messageId());
        members.put("text", question.text());
        members.put(
                "choices",
                question.choices().stream()
                        .map(choice ->
                                choice.aborts()
                                        ? Map.of("label", choice.label(), "aborts", true)
                                        : choice.label())
                        .toList());
        question.defaultChoice().ifPresent(index -> members.put("default", index));
        return members;
    }

    static Map<String, Object> fault(SimFault fault) {
        Map<String, Object> members = object(fault.fault());
        members.put("message", String.valueOf(fault.getMessage()));
        return members;
    }

    private static Map<String, Object> object(DataObject object) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("type", object.vimType().name());
        for (DataMember member : object.vimType().members()) {
            Object value = object.valueAt(member.index());
            if (value instanceof List<?> items) {
                members.put(member.name(), items.stream().map(RuleText::value).toList());
            } else if (value != null) {
                members.put(member.name(), value(value));
            }
        }
        return members;
    }

    private static Object value(Object value) {
        return switch (value) {
            case DataObject object -> object(object);
            case ArrayValue array -> array.items().stream().map(RuleText::value).toList();
            case Binary binary -> binary.toString();
            case Number number -> number;
            case Boolean flag -> flag;
            case ValueKind kind -> kind.text();
            default -> value.toString();
        };
    }
}
