package dev.vireo.shell.command;

/// What the program ends with, unless a command has codes of its own.
public final class ExitCode {
    /// All was done.
    public static final int DONE = 0;

    /// A command failed, or could not be understood.
    public static final int FAILED = 1;

    /// `--timeout` was over; what `timeout` of the coreutils reports.
    public static final int TIMED_OUT = 124;

    /// Ctrl-C; what POSIX shells report of a program that was ended by `SIGINT`.
    public static final int INTERRUPTED = 130;

    /// The reader of the output left; what POSIX shells report of a program that was ended by
    /// `SIGPIPE`.
    public static final int PIPE_CLOSED = 141;

    private ExitCode() {}
}
