package dev.vireo.client;

import java.time.Duration;

/// Tells the server that something is over. It happens also when the thread was interrupted or the
/// call cancelled, takes no longer than five seconds, and a failure of it is nobody's concern. A
/// server that is too busy is asked twice.
final class Cleanup {
    private static final CallOptions OPTIONS =
            CallOptions.defaults().withTimeout(Duration.ofSeconds(5));

    private Cleanup() {}

    /// Runs an action, which gets the limits for its calls.
    static void run(String what, Action action) {
        boolean interrupted = Thread.interrupted();
        try {
            runTwice(action);
        } catch (VimException e) {
            Log.LOGGER.log(System.Logger.Level.DEBUG, () -> what + " failed: " + e.getMessage());
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static void runTwice(Action action) {
        try {
            action.run(OPTIONS);
        } catch (TransportException e) {
            if (e.kind() != TransportException.Kind.HTTP_STATUS) {
                throw e;
            }
            action.run(OPTIONS);
        }
    }

    /// What to do.
    @FunctionalInterface
    interface Action {
        void run(CallOptions options);
    }

    /// Looked up when there is something to say: looking for loggers costs start-up.
    private static final class Log {
        private static final System.Logger LOGGER = System.getLogger(Cleanup.class.getName());
    }
}
