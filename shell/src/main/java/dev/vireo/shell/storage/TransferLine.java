package dev.vireo.shell.storage;

import dev.vireo.api.TransferProgress;
import dev.vireo.shell.text.ByteText;
import dev.vireo.shell.text.ElapsedText;
import dev.vireo.shell.text.Output;
import dev.vireo.shell.text.StatusText;
import dev.vireo.shell.text.WindowWidth;
import java.time.Duration;
import java.util.Locale;

/// Tells on standard error how far a transfer is: on a terminal in one line that changes, elsewhere
/// in a new line now and then.
public final class TransferLine {
    private static final int WIDTH = 20;
    private static final Duration PLAIN_PAUSE = Duration.ofSeconds(10);
    private static final int FASTEST_GUESS_SECONDS = 1;

    private final Output output;
    private final String label;
    private final boolean bar;
    private final boolean wanted;
    private Duration next = Duration.ZERO;
    private int shown;
    private final WindowWidth width = new WindowWidth();

    /// Prepares the line.
    ///
    /// @param wanted whether to tell it where nobody sees it at once
    public TransferLine(Output output, String label, boolean quiet, boolean wanted) {
        this.output = output;
        this.label = label;
        this.bar = !quiet && output.errorsAreSeen();
        this.wanted = !quiet && wanted;
    }

    /// Shows how far it is.
    public void show(TransferProgress progress) {
        if (bar) {
            replace(bar(progress));
        } else if (wanted
                && (progress.elapsed().compareTo(next) >= 0
                        || progress.done() == progress.total())) {
            next = progress.elapsed().plus(PLAIN_PAUSE);
            output.error(label + ": " + percent(progress) + " %, " + figures(progress));
        }
    }

    /// Tells what else is to be known to who wants to be told.
    void remark(String text) {
        if (wanted) {
            output.error(text);
        }
    }

    /// Takes the line away again.
    public void clear() {
        if (shown > 0) {
            replace("");
            output.status("\r");
            output.giveLine();
        }
    }

    private void replace(String wanted) {
        String text = StatusText.cut(wanted, width.columns() - 1);
        output.status("\r" + text + " ".repeat(Math.max(0, shown - text.length())));
        shown = text.length();
    }

    private String bar(TransferProgress progress) {
        int percent = percent(progress);
        int full = percent * WIDTH / 100;
        return String.format(
                Locale.ROOT,
                "%s [%s%s] %3d %%  %s",
                label,
                "#".repeat(full),
                " ".repeat(WIDTH - full),
                percent,
                figures(progress));
    }

    private static int percent(TransferProgress progress) {
        return progress.total() == 0 ? 100 : (int) (100.0 * progress.done() / progress.total());
    }

    private static String figures(TransferProgress progress) {
        long seconds = progress.left().toSeconds();
        return ByteText.of(progress.done())
                + " of "
                + ByteText.of(progress.total())
                + (progress.rate() == 0 ? "" : ", " + ByteText.of(progress.rate()) + "/s")
                + (seconds < FASTEST_GUESS_SECONDS ? "" : ", " + ElapsedText.of(seconds) + " left")
                + (progress.cuts() == 0 ? "" : ", connection broken " + times(progress.cuts()));
    }

    private static String times(int cuts) {
        return cuts == 1 ? "once" : cuts + " times";
    }
}
