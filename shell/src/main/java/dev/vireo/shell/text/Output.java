package dev.vireo.shell.text;

import dev.vireo.model.RawText;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/// Standard output and standard error, always in UTF-8, except for bytes of a converted file that
/// are none. Results are written before errors that come after them. What goes to a terminal cannot
/// control it.
public final class Output {
    private static final int BUFFER = 8192;

    private final OutputStream out;
    private final OutputStream err;
    private final StreamKind outKind;
    private final boolean outIsTerminal;
    private final boolean errIsTerminal;
    private final ByteArrayOutputStream pending = new ByteArrayOutputStream();
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
    public void print(CharSequence text) {
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
    public void printColoured(CharSequence text) {
        String shown = outIsTerminal ? Printable.onTerminal(text.toString()) : text.toString();
        pending.writeBytes(RawText.encode(Tone.sequences(shown)));
        flush();
    }

    /// Prints the line of a failure to standard error.
    ///
    /// @param message what comes after `error: `
    public void failure(String message) {
        if (!errorsAreColoured) {
            error("error: " + message);
            return;
        }
        String shown = errIsTerminal ? Printable.onTerminal(message) : message;
        status(Tone.sequences(Tone.BAD.of("error:")) + " " + shown + "\n");
    }

    /// Prints a line to standard error.
    public void error(CharSequence line) {
        flush();
        try {
            err.write(bytes(line + "\n", errIsTerminal));
            err.flush();
        } catch (IOException _) {
            // nobody is left to tell
        }
    }

    /// Prints to standard error without a line end, so that what comes next can take its place.
    ///
    /// @param text nothing that comes from a server: it can move the cursor
    public void status(CharSequence text) {
        flush();
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
    public void flush() {
        if (pending.size() == 0) {
            return;
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
