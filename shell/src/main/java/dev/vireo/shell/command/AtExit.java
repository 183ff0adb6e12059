package dev.vireo.shell.command;

/// What is done if the process is told to end before this is closed. A process that ends already
/// still does what is going on, and takes nothing new.
public final class AtExit implements AutoCloseable {
    private final Thread hook;

    private AtExit(Thread hook) {
        this.hook = hook;
    }

    /// Has something done.
    public static AtExit run(Runnable what) {
        AtExit exit = new AtExit(new Thread(what));
        try {
            Runtime.getRuntime().addShutdownHook(exit.hook);
        } catch (IllegalStateException _) {
            // it ends already
        }
        return exit;
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException _) {
            // it ends already, and has begun with it
        }
    }
}
