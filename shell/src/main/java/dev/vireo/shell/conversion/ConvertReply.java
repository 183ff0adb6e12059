package dev.vireo.shell.conversion;

import dev.vireo.shell.command.CommandFailure;
import dev.vireo.shell.command.FailureReport;
import dev.vireo.shell.command.Reply;
import dev.vireo.shell.text.Json;
import dev.vireo.vmx.Loss;
import dev.vireo.vmx.LossReport;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What `convert` made of its files.
///
/// @param outcomes what came of each file
/// @param form how losses are reported
/// @param shown whether the results are printed
record ConvertReply(List<Outcome> outcomes, ReportForm form, boolean shown) implements Reply {
    /// How losses are reported.
    enum ReportForm {
        /// Not at all.
        NONE,
        /// A line each.
        TEXT,
        /// A JSON object for each file.
        JSON
    }

    /// What came of a file.
    ///
    /// @param file the name as it was given
    /// @param converted the result, or null
    /// @param failure why there is none, or null
    /// @param target the file that was written, or null
    record Outcome(
            String file,
            FileConversion.@Nullable Converted converted,
            @Nullable CommandFailure failure,
            @Nullable String target) {
        static Outcome of(String file, FileConversion.Converted converted) {
            return new Outcome(file, converted, null, null);
        }

        static Outcome failed(String file, CommandFailure failure) {
            return new Outcome(file, null, failure, null);
        }

        Outcome writtenTo(String path) {
            return new Outcome(file, converted, failure, path);
        }

        FileConversion.Converted resultOrThrow() {
            return Objects.requireNonNull(converted);
        }
    }

    @Override
    public void appendText(StringBuilder text, boolean quiet) {
        if (!shown) {
            return;
        }
        for (Outcome outcome : outcomes) {
            FileConversion.Converted converted = outcome.converted();
            if (converted != null) {
                appendTitle(text, outcome.file(), converted.direction());
                text.append(converted.text());
            }
        }
    }

    /// One result stands alone, several say whose they are, as a comment of their format.
    private void appendTitle(StringBuilder text, String file, FileConversion.Direction direction) {
        if (outcomes.size() == 1) {
            return;
        }
        String name = file.replace('\n', ' ').replace('\r', ' ');
        switch (direction) {
            case TO_XML -> text.append("<!-- ").append(name.replace("--", "- -")).append(" -->\n");
            case TO_VMX -> text.append("# ").append(name).append('\n');
        }
    }

    @Override
    public List<String> remarks(boolean quiet) {
        List<String> lines = new ArrayList<>();
        for (Outcome outcome : outcomes) {
            if (outcome.converted() != null) {
                addReport(lines, outcome.file(), outcome.converted().losses());
            } else if (form == ReportForm.JSON) {
                lines.add(Json.text(members(outcome)));
            }
        }
        if (!quiet && (outcomes.size() > 1 || hasUnreported())) {
            lines.add(summary());
        }
        return lines;
    }

    private void addReport(List<String> lines, String file, List<Loss> losses) {
        switch (form) {
            case NONE -> {}
            case TEXT ->
                    LossReport.text(losses).lines().forEach(line -> lines.add(prefix(file) + line));
            case JSON -> {
                Map<String, @Nullable Object> members = new LinkedHashMap<>();
                members.put("file", file);
                members.put("losses", losses.stream().map(ConvertReply::members).toList());
                lines.add(Json.text(members));
            }
        }
    }

    /// A single file needs no name.
    private String prefix(String file) {
        return outcomes.size() == 1 ? "" : file + ": ";
    }

    private static Map<String, @Nullable Object> members(Loss loss) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("kind", loss.kind().name());
        members.put("place", loss.place());
        members.put("value", loss.value());
        members.put("reason", loss.reason());
        return members;
    }

    private String summary() {
        long failed = failed();
        long losses =
                outcomes.stream()
                        .filter(outcome -> outcome.converted() != null)
                        .mapToLong(outcome -> outcome.resultOrThrow().losses().size())
                        .sum();
        return outcomes.size()
                + (outcomes.size() == 1 ? " file: " : " files: ")
                + (outcomes.size() - failed)
                + " converted, "
                + failed
                + " failed, "
                + losses
                + (form == ReportForm.NONE ? " entries to report (see --report)" : " reported");
    }

    private boolean hasUnreported() {
        return form == ReportForm.NONE
                && outcomes.stream()
                        .filter(outcome -> outcome.converted() != null)
                        .anyMatch(outcome -> !outcome.resultOrThrow().losses().isEmpty());
    }

    private long failed() {
        return outcomes.stream().filter(outcome -> outcome.failure() != null).count();
    }

    @Override
    public Map<String, @Nullable Object> json() {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("files", outcomes.stream().map(this::members).toList());
        members.put("converted", outcomes.size() - failed());
        members.put("failed", failed());
        return members;
    }

    private Map<String, @Nullable Object> members(Outcome outcome) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("file", outcome.file());
        CommandFailure failure = outcome.failure();
        members.put("ok", failure == null);
        if (failure != null) {
            members.put("error", FailureReport.members(failure));
            return members;
        }
        FileConversion.Converted converted = outcome.resultOrThrow();
        members.put("format", converted.direction().format());
        members.put("output", outcome.target());
        members.put("result", shown ? converted.text() : null);
        members.put("losses", converted.losses().stream().map(ConvertReply::members).toList());
        return members;
    }

    @Override
    public List<CommandFailure> failures() {
        return outcomes.stream()
                .map(Outcome::failure)
                .filter(Objects::nonNull)
                .<CommandFailure>map(Objects::requireNonNull)
                .toList();
    }
}
