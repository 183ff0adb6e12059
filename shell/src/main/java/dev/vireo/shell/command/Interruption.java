package dev.vireo.shell.command;

import java.time.Duration;

/// Lets a command that waits end well when the process is told to end, by Ctrl-C for example: its
/// thread is interrupted, and has some time to say what it has done and to log out. The exit code
/// is its own then. Where a person types commands, Ctrl-C ends the command and not the process
/// ([Session#interrupt()]).
public final class Interruption implements AutoCloseable {
    /// More than a cancelled task of the server is waited for.
    private static final Duration TIME_TO_END = Duration.ofSeconds(15);

    private final Runnable ending;
    private final Runnable closing;
    private final Thread hook;
    private volatile boolean came;

    private Interruption(Thread waiting, Runnable ending, Runnable closing) {
        this.ending = ending;
        this.closing = closing;
        hook = Thread.ofPlatform().unstarted(() -> pass(waiting));
    }

    /// Waits for it until this is closed.
    ///
    /// @param ending ends the wait of the thread that calls this
    public static Interruption of(Runnable ending) {
        return of(ending, () -> {});
    }

    /// Waits for it until this is closed.
    ///
    /// @param ending ends the wait of the thread that calls this
    /// @param closing what else is to be done when this is closed
    static Interruption of(Runnable ending, Runnable closing) {
        Interruption interruption = new Interruption(Thread.currentThread(), ending, closing);
        try {
            Runtime.getRuntime().addShutdownHook(interruption.hook);
        } catch (IllegalStateException e) {
            // the process ends already, and waits for what is going on
        }
        return interruption;
    }

    /// Ends the wait, but not the process.
    void raise() {
        came = true;
        ending.run();
    }

    private void pass(Thread waiting) {
        raise();
        try {
            waiting.join(TIME_TO_END); // it ends the process itself
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Returns whether it came.
    public boolean came() {
        return came;
    }

    @Override
    public void close() {
        closing.run();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // it is what the process is about already
        }
    }
}
