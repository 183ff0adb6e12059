package dev.vireo.shell.editing;

import dev.vireo.model.ErrorCode;
import dev.vireo.shell.command.CommandFailure;
import dev.vireo.shell.command.InputFile;
import dev.vireo.shell.command.Session;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;

/// The program that people edit texts with: what `VISUAL` says, or `EDITOR`, or vi.
///
/// @param command a command of the POSIX shell, which may have arguments
record EditorProgram(String command) {
    private static final String USUAL = "vi";
    private static final File TERMINAL = new File("/dev/tty");
    private static final int NOT_FOUND = 127;

    /// Returns the editor that the environment names.
    static EditorProgram of(Session session) {
        for (String name : new String[] {"VISUAL", "EDITOR"}) {
            String given = session.environment(name);
            if (given != null && !given.isBlank()) {
                return new EditorProgram(given);
            }
        }
        return new EditorProgram(USUAL);
    }

    /// Has a file edited, and waits for the editor's end.
    ///
    /// @throws CommandFailure if the editor fails or is interrupted
    void edit(Path file, Session session) {
        session.output().hold();
        try {
            editAlone(file, session);
        } finally {
            session.output().release();
        }
    }

    private void editAlone(Path file, Session session) {
        ProcessBuilder builder =
                new ProcessBuilder("sh", "-c", command + " \"$1\"", "sh", file.toString())
                        .directory(session.folder().toFile());
        connect(builder, session);
        int code;
        try {
            code = ended(builder.start());
        } catch (IOException e) {
            throw failed("Failed to start '" + command + "': " + InputFile.why(e));
        }
        if (code == NOT_FOUND) {
            throw failed("there is no editor '" + command + "'; VISUAL or EDITOR names one");
        }
        if (code != 0) {
            throw failed("the editor '" + command + "' ended with exit code " + code);
        }
    }

    /// The editor has the terminal. Where commands are read from a file, those that follow are not
    /// for the editor.
    private static void connect(ProcessBuilder builder, Session session) {
        if (!(session.input() instanceof FileInputStream)) {
            builder.redirectInput(Redirect.from(new File("/dev/null")))
                    .redirectOutput(Redirect.DISCARD)
                    .redirectError(Redirect.DISCARD);
            return;
        }
        builder.inheritIO();
        if (session.readsCommands() && !session.isInteractive()) {
            builder.redirectInput(Redirect.from(hasTerminal() ? TERMINAL : new File("/dev/null")));
        }
    }

    private static boolean hasTerminal() {
        try (FileInputStream _ = new FileInputStream(TERMINAL)) {
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    private static int ended(Process editor) {
        try {
            return editor.waitFor();
        } catch (InterruptedException _) {
            editor.destroy(); // those that have the keyboard to themselves never see Ctrl-C
            editor.onExit().join();
            Thread.currentThread().interrupt();
            throw CommandFailure.of(ErrorCode.OPERATION_ABORTED, "the editor was interrupted");
        }
    }

    private static CommandFailure failed(String message) {
        return CommandFailure.of(ErrorCode.SYSTEM_ERROR, message);
    }
}
