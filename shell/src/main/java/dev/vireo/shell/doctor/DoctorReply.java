package dev.vireo.shell.doctor;

import dev.vireo.api.Diagnosis;
import dev.vireo.api.Diagnosis.Check;
import dev.vireo.api.Diagnosis.Finding;
import dev.vireo.model.ErrorCode;
import dev.vireo.shell.command.CommandFailure;
import dev.vireo.shell.command.Reply;
import dev.vireo.shell.text.Tone;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Shows a diagnosis as a list to tick off.
///
/// @param diagnosis what was found
record DoctorReply(Diagnosis diagnosis) implements Reply {
    private static final int TITLE_WIDTH = 13;
    private static final int STATE_WIDTH = 13;

    @Override
    public void appendText(StringBuilder text, boolean quiet) {
        appendAll(text, quiet, false);
    }

    @Override
    public void appendColoured(StringBuilder text, boolean quiet) {
        appendAll(text, quiet, true);
    }

    private void appendAll(StringBuilder text, boolean quiet, boolean coloured) {
        List<String> left = new ArrayList<>();
        for (Finding finding : diagnosis.findings()) {
            if (finding instanceof Finding.NotChecked(Check check, String reason)
                    && (reason.equals(Diagnosis.NOT_REACHED)
                            || reason.equals(Diagnosis.NOT_KNOWN))) {
                left.add(check.title());
            } else {
                append(text, finding, quiet, coloured);
            }
        }
        if (!left.isEmpty()) {
            text.append("not checked: ").append(String.join(", ", left)).append('\n');
        }
    }

    private static void append(
            StringBuilder text, Finding finding, boolean quiet, boolean coloured) {
        boolean good = finding instanceof Finding.Good;
        if (good && quiet) {
            return;
        }
        int start = text.length();
        line(text, finding.check().title(), state(finding), finding.text());
        if (coloured) {
            colour(text, start + TITLE_WIDTH, finding);
        }
        if (finding.check() == Check.TLS) {
            finding.facts()
                    .forEach((name, value) -> {
                        if (!value.isEmpty()) {
                            line(text, "", name, value);
                        }
                    });
        }
        fix(finding).ifPresent(fix -> line(text, "", "what to do:", fix));
    }

    /// Colours the state, which begins at an index.
    private static void colour(StringBuilder text, int start, Finding finding) {
        String state = state(finding);
        Tone tone =
                switch (finding) {
                    case Finding.Good _ -> Tone.GOOD;
                    case Finding.Warning _ -> Tone.WAITING;
                    case Finding.Failed _ -> Tone.BAD;
                    case Finding.NotChecked _ -> Tone.FAINT;
                };
        text.replace(start, start + state.length(), tone.of(state));
    }

    private static void line(StringBuilder text, String title, String state, String what) {
        int start = text.length();
        text.append(title).repeat(' ', Math.max(1, TITLE_WIDTH - title.length()));
        text.append(state);
        text.repeat(' ', Math.max(1, TITLE_WIDTH + STATE_WIDTH - (text.length() - start)));
        text.append(what).append('\n');
    }

    private static String state(Finding finding) {
        return switch (finding) {
            case Finding.Good _ -> "ok";
            case Finding.Warning _ -> "warning";
            case Finding.Failed _ -> "FAILED";
            case Finding.NotChecked _ -> "not checked";
        };
    }

    private static Optional<String> fix(Finding finding) {
        return switch (finding) {
            case Finding.Warning warning -> Optional.of(warning.fix());
            case Finding.Failed failed -> Optional.of(failed.fix());
            case Finding.Good _, Finding.NotChecked _ -> Optional.empty();
        };
    }

    @Override
    public Map<String, @Nullable Object> json() {
        List<Map<String, @Nullable Object>> checks = new ArrayList<>();
        for (Finding finding : diagnosis.findings()) {
            Map<String, @Nullable Object> members = new LinkedHashMap<>();
            members.put("check", finding.check().id());
            members.put("state", word(finding));
            members.put("text", finding.text());
            members.put("fix", fix(finding).orElse(null));
            members.put("facts", finding.facts());
            checks.add(members);
        }
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("uri", diagnosis.uri());
        members.put("good", diagnosis.isGood());
        members.put("checks", checks);
        return members;
    }

    private static String word(Finding finding) {
        return switch (finding) {
            case Finding.Good _ -> "ok";
            case Finding.Warning _ -> "warning";
            case Finding.Failed _ -> "failed";
            case Finding.NotChecked _ -> "not-checked";
        };
    }

    @Override
    public List<CommandFailure> failures() {
        List<Check> failed =
                diagnosis.findings().stream()
                        .filter(Finding.Failed.class::isInstance)
                        .map(Finding::check)
                        .distinct()
                        .toList();
        return failed.isEmpty()
                ? List.of()
                : List.of(
                        CommandFailure.of(
                                code(failed.getFirst()),
                                failed.stream()
                                        .map(Check::title)
                                        .collect(
                                                Collectors.joining(
                                                        ", ", "the connection fails at: ", ""))));
    }

    /// Most are what other commands that use the connection fail with.
    private static ErrorCode code(Check check) {
        return switch (check) {
            case URI -> ErrorCode.INVALID_ARG;
            case NAME, PORT -> ErrorCode.SYSTEM_ERROR;
            case TLS -> ErrorCode.GNUTLS_ERROR;
            case SERVER, SCHEME -> ErrorCode.NO_CONNECT;
            case CREDENTIALS, LOGIN -> ErrorCode.AUTH_FAILED;
            case PRIVILEGES -> ErrorCode.ACCESS_DENIED;
            case CLOCK, LICENSE, HOST, SESSIONS -> ErrorCode.OPERATION_FAILED;
        };
    }
}
