package dev.vireo.shell.terminal;

import dev.vireo.shell.command.Pause;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jline.terminal.Size;
import org.jline.terminal.impl.PosixSysTerminal;
import org.jline.terminal.impl.exec.ExecPty;
import org.jline.terminal.impl.exec.ExecTerminalProvider;
import org.jline.terminal.spi.Pty;
import org.jline.terminal.spi.SystemStream;
import org.jline.utils.ShutdownHooks;
import org.jspecify.annotations.Nullable;

/// The process's terminal. Needs no native code: the programs `stty` and `tty` set it. With Ctrl-Z
/// it is given back as it was before the process is stopped, and taken again when that goes on.
final class OwnTerminal extends PosixSysTerminal {
    private static final Duration BREATH = Duration.ofMillis(10);
    private static final int BREATHS = 30;
    private static final Duration SETTLED = Duration.ofMillis(50);
    private static final int BREATHS_TO_END = 300;

    private final AtomicInteger continued = new AtomicInteger();
    private volatile Use use = Use.NONE;
    private volatile @Nullable Size known;

    /// What the terminal is used for.
    interface Use {
        Use NONE = new Use() {};

        /// Gives it back, but for its settings.
        default void leave() {}

        /// Whether it ends by itself when the process is told to end, and closes the terminal.
        default boolean endsWithProcess() {
            return false;
        }

        /// Takes it again.
        default void comeBack() {}

        /// Prepares for what is drawn in a window of another size.
        ///
        /// @param now its size
        /// @return false if nothing has changed
        default boolean resized(Size now) {
            return true;
        }
    }

    private OwnTerminal(String type, Pty pty) throws IOException {
        super("vireo", type, pty, StandardCharsets.UTF_8, true, SignalHandler.SIG_DFL);
    }

    /// Takes the terminal, which must not have been taken.
    ///
    /// @param type the kind of terminal, as in `TERM`
    /// @return empty if it can do no more than print
    static Optional<OwnTerminal> open(String type) {
        if (type.isEmpty() || type.equals("dumb")) {
            return Optional.empty();
        }
        try {
            Pty pty = ExecPty.current(new ExecTerminalProvider(), SystemStream.Output);
            OwnTerminal terminal = new OwnTerminal(type, new PatientPty(pty));
            terminal.closeAtExit();
            terminal.handle(Signal.CONT, _ -> {});
            terminal.handle(Signal.TSTP, _ -> terminal.stop());
            return Optional.of(terminal);
        } catch (IOException | IllegalStateException _) {
            return Optional.empty();
        }
    }

    /// JLine closes a terminal as soon as the process is told to end, while there may be a picture
    /// on it that somebody is about to take away.
    private void closeAtExit() {
        ShutdownHooks.remove(closer);
        Runtime.getRuntime()
                .addShutdownHook(
                        Thread.ofPlatform()
                                .unstarted(() -> {
                                    for (int i = 0;
                                            i < BREATHS_TO_END && use.endsWithProcess() && !closed;
                                            i++) {
                                        Pause.of(BREATH);
                                    }
                                    try {
                                        close();
                                    } catch (IOException _) {
                                        // it is gone
                                    }
                                }));
    }

    /// Says what the terminal is used for from now on.
    ///
    /// @return what it was used for before
    Use use(Use next) {
        Use before = use;
        use = next;
        return before;
    }

    @Override
    public void raise(Signal signal) {
        if (signal == Signal.WINCH) {
            resized();
            return;
        }
        super.raise(signal);
        if (signal == Signal.CONT) {
            continued.incrementAndGet();
            use.comeBack();
        }
    }

    /// One after the other, and each with the size that is drawn for.
    private synchronized void resized() {
        Size size = settledSize();
        if (!use.resized(size)) {
            return;
        }
        known = size;
        try {
            super.raise(Signal.WINCH);
        } finally {
            known = null;
        }
    }

    /// Waits for whoever pulls at the window's edge: what is drawn for one width and wrapped by the
    /// terminal for another one could not be found again.
    private Size settledSize() {
        Size before = super.getSize();
        while (Pause.of(SETTLED)) {
            Size now = super.getSize();
            if (now.equals(before)) {
                return now;
            }
            before = now;
        }
        return before;
    }

    @Override
    public Size getSize() {
        Size size = known;
        return size == null ? super.getSize() : size;
    }

    private void stop() {
        int before = continued.get();
        if (use != Use.NONE) {
            use.leave();
            setAttributes(originalAttributes);
        }
        SignalHandler own = handle(Signal.TSTP, SignalHandler.SIG_DFL);
        raiseAgain();
        handle(Signal.TSTP, own);
        for (int i = 0; i < BREATHS && continued.get() == before; i++) {
            Pause.of(BREATH);
        }
        if (continued.get() == before) {
            raise(Signal.CONT); // nothing has stopped it
        }
    }

    /// Sends the signal as it came, and not `SIGSTOP`: whom no shell would wake up again, it does
    /// not stop.
    private static void raiseAgain() {
        try {
            new ProcessBuilder("sh", "-c", "kill -TSTP $PPID").start().waitFor();
        } catch (IOException _) {
            // it goes on
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
