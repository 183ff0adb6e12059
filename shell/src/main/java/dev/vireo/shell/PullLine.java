package dev.vireo.shell;

import dev.vireo.api.PullProgress;
import java.time.Duration;
import java.util.Locale;

/// Tells on standard error how far a pull is: on a terminal in one line that changes, elsewhere in
/// a new line now and then.
final class PullLine {
    private static final int WIDTH = 20;
    private static final Duration PLAIN_PAUSE = Duration.ofSeconds(10);

    private final Output output;
    private final boolean quiet;
    private Duration next = PLAIN_PAUSE;
    private String image = "";
    private int shown;

    PullLine(Output output, boolean quiet) {
        this.output = output;
        this.quiet = quiet;
    }

    /// Shows how far it is.
    void show(PullProgress progress) {
        if (quiet) {
            return;
        }
        if (output.errorsAreSeen()) {
            replace(bar(progress));
            return;
        }
        if (!progress.image().equals(image)) {
            image = progress.image();
            next = PLAIN_PAUSE;
        }
        if (progress.elapsed().compareTo(next) >= 0 || progress.done() == progress.size()) {
            next = progress.elapsed().plus(PLAIN_PAUSE);
            output.error(label(progress) + ": " + percent(progress) + " %, " + figures(progress));
        }
    }

    /// Takes the line away again.
    void clear() {
        if (shown > 0) {
            replace("");
            output.status("\r");
        }
    }

    private void replace(String text) {
        output.status("\r" + text + " ".repeat(Math.max(0, shown - text.length())));
        shown = text.length();
    }

    private static String bar(PullProgress progress) {
        int percent = percent(progress);
        int full = percent * WIDTH / 100;
        return String.format(
                Locale.ROOT,
                "%s [%s%s] %3d %%  %s",
                label(progress),
                "#".repeat(full),
                " ".repeat(WIDTH - full),
                percent,
                figures(progress));
    }

    /// Names the disk. The image's name comes from a server and may hold anything.
    private static String label(PullProgress progress) {
        return Printable.onTerminal(progress.image())
                + (progress.count() == 1
                        ? ""
                        : " (" + progress.number() + " of " + progress.count() + ")");
    }

    private static int percent(PullProgress progress) {
        return progress.size() == 0 ? 100 : (int) (100.0 * progress.done() / progress.size());
    }

    private static String figures(PullProgress progress) {
        long seconds = progress.left().toSeconds();
        return ByteText.of(progress.read())
                + (progress.rate() == 0 ? "" : ", " + ByteText.of(progress.rate()) + "/s")
                + (seconds < 1 ? "" : ", " + clock(seconds) + " left");
    }

    private static String clock(long seconds) {
        return seconds < 3600
                ? String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60)
                : String.format(
                        Locale.ROOT,
                        "%d:%02d:%02d",
                        seconds / 3600,
                        seconds / 60 % 60,
                        seconds % 60);
    }
}
