package dev.vireo.shell.text;

import java.util.Locale;

/// Tells on standard error how far a command is: on a terminal in one line that changes, as virsh
/// writes it, elsewhere in a few lines of their own.
public final class ProgressLine {
    private static final int ALL = 100;
    private static final int PLAIN_STEP = 10;

    private final Output output;
    private final String label;
    private final boolean wanted;
    private int shown = -1;

    public ProgressLine(Output output, String label, boolean wanted) {
        this.output = output;
        this.label = label;
        this.wanted = wanted;
    }

    /// Shows how far it is; the end is not told by this.
    public void show(int percent) {
        if (wanted && percent < ALL && isNews(percent)) {
            shown = percent;
            print(percent);
        }
    }

    /// Shows that all is done. The line stays open, as virsh leaves it.
    public void end() {
        if (wanted) {
            print(ALL);
        }
    }

    /// Leaves the line as it is: something went wrong.
    public void cut() {
        if (shown >= 0 && output.errorsAreSeen()) {
            output.status("\n");
        }
    }

    private boolean isNews(int percent) {
        return output.errorsAreSeen()
                ? percent != shown
                : shown < 0 || percent >= shown + PLAIN_STEP;
    }

    private void print(int percent) {
        if (output.errorsAreSeen()) {
            output.status(String.format(Locale.ROOT, "\r%s: [%3d %%]", label, percent));
        } else {
            output.error(label + ": " + percent + " %");
        }
    }
}
