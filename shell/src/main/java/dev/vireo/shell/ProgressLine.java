package dev.vireo.shell;

import java.util.Locale;

/// The line on standard error that tells how far a command is, as virsh writes it.
final class ProgressLine {
    private static final int ALL = 100;

    private final Output output;
    private final String label;
    private final boolean wanted;
    private int shown = -1;

    ProgressLine(Output output, String label, boolean wanted) {
        this.output = output;
        this.label = label;
        this.wanted = wanted;
    }

    /// Shows how far it is; the end is not told by this.
    void show(int percent) {
        if (wanted && percent != shown && percent < ALL) {
            shown = percent;
            output.status(text(percent));
        }
    }

    /// Shows that all is done. The line stays open, as virsh leaves it.
    void end() {
        if (wanted) {
            output.status(text(ALL));
        }
    }

    /// Leaves the line as it is: something went wrong.
    void cut() {
        if (shown >= 0) {
            output.status("\n");
        }
    }

    private String text(int percent) {
        return String.format(Locale.ROOT, "\r%s: [%3d %%]", label, percent);
    }
}
