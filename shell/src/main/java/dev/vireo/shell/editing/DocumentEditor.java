package dev.vireo.shell.editing;

import dev.vireo.model.ErrorCode;
import dev.vireo.model.ErrorDomain;
import dev.vireo.model.VirtException;
import dev.vireo.shell.command.ChangeRecorder;
import dev.vireo.shell.command.CommandFailure;
import dev.vireo.shell.command.FailureReport;
import dev.vireo.shell.command.Prompt;
import dev.vireo.shell.command.Session;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A document of the server that a person changes in an editor. What is wrong in it can be mended
/// there; nothing that was written is lost but on demand.
///
/// @param <T> what a changed document makes
public final class DocumentEditor<T> {
    private final Session session;
    private final String what;
    private final Supplier<String> fetch;
    private final BiFunction<String, Boolean, T> define;
    private boolean validates;
    private String before = "";

    /// Says what is edited.
    ///
    /// @param session where the person sits
    /// @param what what it is, for messages, such as `domain 'web'`
    /// @param fetch fetches the document, with [VirtException] for failures
    /// @param define makes of a document what it says, with [VirtException] for failures; whether
    ///   to refuse elements that mean nothing
    /// @param validates whether they are refused to begin with
    public DocumentEditor(
            Session session,
            String what,
            Supplier<String> fetch,
            BiFunction<String, Boolean, T> define,
            boolean validates) {
        this.session = session;
        this.what = what;
        this.fetch = fetch;
        this.define = define;
        this.validates = validates;
    }

    /// Has the document edited, until it is accepted or the person gives up.
    ///
    /// @param name what the document is of, for the name of its file
    /// @return what was made of it, empty if nothing was changed
    /// @throws CommandFailure if it was not accepted; says where the text is
    public Optional<T> edit(String name) {
        before = fetch.get();
        try (Draft draft = Draft.write(folder(), name, before)) {
            return edit(draft);
        }
    }

    private Path folder() {
        String given = session.environment("TMPDIR");
        return Path.of(given == null || given.isEmpty() ? "/tmp" : given);
    }

    private Optional<T> edit(Draft draft) {
        String text = edited(draft);
        while (!text.equals(before)) {
            VirtException failure;
            try {
                return Optional.of(defined(text));
            } catch (VirtException e) {
                failure = e;
            }
            if (isRehearsed()) {
                throw failure;
            }
            switch (answer(failure, draft)) {
                case "y" -> text = edited(draft);
                case "n" -> throw CommandFailure.of(failure.code(), what + " stays as it is");
                case "i" -> validates = false;
                default -> {} // once more as it is
            }
        }
        return Optional.empty();
    }

    /// A change that is only planned ends where its result would be needed.
    private boolean isRehearsed() {
        @Nullable ChangeRecorder recorder = session.recorder();
        return recorder != null
                && session.options().script().dryRun()
                && !recorder.changes().isEmpty();
    }

    private String edited(Draft draft) {
        try {
            EditorProgram.of(session).edit(draft.file(), session);
        } catch (CommandFailure e) {
            String now = draft.read();
            if (now.equals(before)) {
                throw e;
            }
            throw CommandFailure.of(
                    ErrorCode.OPERATION_FAILED, e.getMessage() + "; " + draft.keep());
        }
        return draft.read();
    }

    private T defined(String text) {
        String now = fetch.get();
        if (!now.equals(before)) {
            before = now;
            throw new VirtException(
                    ErrorCode.OPERATION_INVALID,
                    ErrorDomain.NONE,
                    "The XML configuration was changed by another user.",
                    null);
        }
        try {
            return define.apply(text, validates);
        } catch (VirtException e) {
            before = after(e);
            throw e;
        }
    }

    /// What failed may have changed something before.
    private String after(VirtException failure) {
        try {
            return failure.code() == ErrorCode.OPERATION_ABORTED ? before : fetch.get();
        } catch (VirtException _) {
            return before;
        }
    }

    /// Asks what to do about a failure.
    ///
    /// @throws CommandFailure if there is nobody to ask
    private String answer(VirtException failure, Draft draft) {
        if (failure.code() == ErrorCode.OPERATION_ABORTED || session.person().isEmpty()) {
            throw failed(draft.keep(), failure);
        }
        Prompt person = session.person().get();
        new FailureReport(session.output(), false).print(failure);
        session.output().flush();
        List<String> keys = validates ? List.of("y", "n", "i", "f") : List.of("y", "n", "f");
        String question = "Failed. Try again? [" + String.join(",", keys) + ",?]: ";
        while (true) {
            String key =
                    person.key(question)
                            .orElseThrow(() -> failed(draft.keep(), failure))
                            .toLowerCase(Locale.ROOT);
            if (keys.contains(key)) {
                return key;
            }
            if (key.equals("?")) {
                session.output().print(help());
                session.output().flush();
            }
        }
    }

    private String help() {
        return """
        y - yes, start editor again
        n - no, throw away my changes
        """
                + (validates ? "i - turn off validation and try to redefine again\n" : "")
                + """
                f - force, try to redefine again
                ? - print this help
                """;
    }

    private CommandFailure failed(String end, VirtException failure) {
        return CommandFailure.because("Failed to edit " + what + "; " + end, failure);
    }
}
