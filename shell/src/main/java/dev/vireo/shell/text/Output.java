package dev.vireo.shell.text;

import dev.vireo.model.RawText;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// Standard output and standard error, always in UTF-8, except for bytes of a converted file that
/// are none. Results are written before errors that come after them. What goes to a terminal cannot
/// control it.
public final class Output {
    private static final int BUFFER = 8192;

    /// Clears all from the cursor on, on each terminal that has a name.
    private static final String CLEAR = "\u001b[J";

    // fields of /proc/self/stat, counted from the state
    private static final int PROCESS_GROUP = 2;
    private static final int FOREGROUND_GROUP = 5;

    private final OutputStream out;
    private final OutputStream err;
    private final StreamKind outKind;
    private final boolean outIsTerminal;
    private final boolean errIsTerminal;
    private final ByteArrayOutputStream pending = new ByteArrayOutputStream();
    private boolean activityShown;
    private boolean lineIsTaken;
    private int holds;
    private boolean coloured;
    private boolean errorsAreColoured;

    public Output(OutputStream out, OutputStream err, StreamKind outKind, StreamKind errKind) {
        this.out = out;
        this.err = err;
        this.outKind = outKind;
        this.outIsTerminal = outKind == StreamKind.TERMINAL;
        this.errIsTerminal = errKind == StreamKind.TERMINAL;
    }

    /// The reader of the results is gone, or the disk is full.
    @SuppressWarnings("serial") // never leaves this process
    public static final class Failure extends RuntimeException {
        private final boolean readerLeft;

        Failure(IOException cause, boolean readerLeft) {
            super(cause.getMessage(), cause);
            this.readerLeft = readerLeft;
        }

        /// Returns whether a program that read the results has ended, which is no error: `head`
        /// does it.
        public boolean readerLeft() {
            return readerLeft;
        }
    }

    /// Prints to standard output.
    ///
    /// @throws Failure if it cannot be written
    public synchronized void print(CharSequence text) {
        pending.writeBytes(bytes(text, outIsTerminal));
        if (outIsTerminal || pending.size() >= BUFFER) {
            flush();
        }
    }

    /// Returns whether a person sees what is written to standard output at once.
    public boolean isTerminal() {
        return outIsTerminal;
    }

    /// Returns whether a person sees what is written to standard error at once.
    public boolean errorsAreSeen() {
        return errIsTerminal;
    }

    /// Chooses which of the two streams gets colours; none does before this is called.
    public void colour(boolean results, boolean errors) {
        coloured = results;
        errorsAreColoured = errors;
    }

    /// Returns whether results are coloured, with [#printColoured].
    public boolean isColoured() {
        return coloured;
    }

    /// Prints to standard output.
    ///
    /// @param text text with the marks of a [Tone]
    /// @throws Failure if it cannot be written
    public synchronized void printColoured(CharSequence text) {
        String shown = outIsTerminal ? Printable.onTerminal(text.toString()) : text.toString();
        pending.writeBytes(RawText.encode(Tone.sequences(shown)));
        flush();
    }

    /// Prints the line of a failure to standard error.
    ///
    /// @param message what comes after `error: `
    public synchronized void failure(String message) {
        if (!errorsAreColoured) {
            error("error: " + message);
            return;
        }
        String shown = errIsTerminal ? Printable.onTerminal(message) : message;
        write(Tone.sequences(Tone.BAD.of("error:")) + " " + shown + "\n");
    }

    /// Prints a line to standard error.
    public synchronized void error(CharSequence line) {
        flush();
        clearActivity();
        try {
            err.write(bytes(line + "\n", errIsTerminal));
            err.flush();
        } catch (IOException _) {
            // nobody is left to tell
        }
    }

    /// Prints to standard error without a line end, so that what comes next can take its place.
    /// Until [#giveLine()] nobody else tells there how far something is.
    ///
    /// @param text nothing that comes from a server: it can move the cursor
    public synchronized void status(CharSequence text) {
        lineIsTaken = true;
        write(text);
    }

    /// Lets others tell how far something is.
    public synchronized void giveLine() {
        lineIsTaken = false;
    }

    /// Shows on standard error what is at work, in a line that is gone before anything else is
    /// printed. The cursor stays at its beginning, where it is even after the window got narrower.
    /// Nothing is shown while somebody else uses the line or the terminal, or in the background.
    ///
    /// @param line what fits into the window; empty for nothing
    public synchronized void activity(String line) {
        if (line.isEmpty()) {
            clearActivity();
        } else if (!lineIsTaken && holds == 0 && isInForeground()) {
            writeRaw("\r" + CLEAR + line + "\r");
            activityShown = true;
        }
    }

    /// Leaves the terminal to somebody else, a prompt or an editor, until [#release()].
    public synchronized void hold() {
        flush();
        clearActivity();
        holds++;
    }

    /// Takes the terminal back.
    public synchronized void release() {
        holds--;
    }

    private void clearActivity() {
        if (activityShown) {
            activityShown = false;
            writeRaw("\r" + CLEAR);
        }
    }

    /// Returns whether this process has the terminal, which Linux alone tells.
    private static boolean isInForeground() {
        try {
            String stat = Files.readString(Path.of("/proc/self/stat"), StandardCharsets.UTF_8);
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            return fields[PROCESS_GROUP].equals(fields[FOREGROUND_GROUP]);
        } catch (IOException _) {
            return true;
        }
    }

    private void write(CharSequence text) {
        flush();
        clearActivity();
        writeRaw(text);
    }

    private void writeRaw(CharSequence text) {
        try {
            err.write(RawText.encode(text.toString()));
            err.flush();
        } catch (IOException _) {
            // nobody is left to tell
        }
    }

    /// Writes what is pending.
    ///
    /// @throws Failure if it cannot be written
    public synchronized void flush() {
        if (pending.size() == 0) {
            return;
        }
        if (outIsTerminal) {
            clearActivity();
        }
        byte[] bytes = pending.toByteArray();
        pending.reset();
        try {
            out.write(bytes);
            out.flush();
        } catch (IOException e) {
            throw new Failure(e, outKind == StreamKind.PIPE);
        }
    }

    private static byte[] bytes(CharSequence text, boolean terminal) {
        String shown = terminal ? Printable.onTerminal(text.toString()) : text.toString();
        return RawText.encode(shown);
    }
}
