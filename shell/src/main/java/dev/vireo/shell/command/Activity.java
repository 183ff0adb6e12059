package dev.vireo.shell.command;

import dev.vireo.shell.text.Output;
import dev.vireo.shell.text.StatusText;
import dev.vireo.shell.text.WindowWidth;
import java.time.Duration;
import java.util.function.IntSupplier;

/// Tells a person that a command is still at work, and how far: in a line of standard error that is
/// there from half a second on, and gone before anything else is printed.
public final class Activity implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMillis(500);
    private static final Duration PACE = Duration.ofMillis(200);

    private final Output output;
    private final String label;
    private final IntSupplier percent;
    private final long start = System.nanoTime();
    private boolean over;

    private Activity(Output output, String label, IntSupplier percent) {
        this.output = output;
        this.label = label;
        this.percent = percent;
    }

    /// Begins to tell.
    ///
    /// @param label what is at work
    /// @param percent how far it is, less than 0 as long as that is not known
    static Activity start(Output output, String label, IntSupplier percent) {
        Activity activity = new Activity(output, label, percent);
        Thread.ofPlatform().daemon().name("vireo-activity").start(activity::tell);
        return activity;
    }

    /// Tells nothing.
    public static Activity none(Output output) {
        Activity activity = new Activity(output, "", () -> -1);
        activity.over = true;
        return activity;
    }

    private void tell() {
        if (isOverAfter(PATIENCE)) {
            return;
        }
        WindowWidth width = new WindowWidth();
        StatusText text = new StatusText(label);
        do {
            Duration time = Duration.ofNanos(System.nanoTime() - start);
            String line = text.line(width.columns(), percent.getAsInt(), time);
            synchronized (this) {
                if (over) {
                    return;
                }
                output.activity(line);
            }
        } while (!isOverAfter(PACE));
    }

    private synchronized boolean isOverAfter(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        try {
            long left = time.toMillis();
            while (!over && left > 0) {
                wait(left);
                left = (end - System.nanoTime()) / 1_000_000;
            }
        } catch (InterruptedException _) {
            over = true;
        }
        return over;
    }

    /// Takes the line away.
    @Override
    public synchronized void close() {
        if (!over) {
            over = true;
            notifyAll();
            output.activity("");
        }
    }
}
