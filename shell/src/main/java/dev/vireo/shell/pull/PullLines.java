package dev.vireo.shell.pull;

import dev.vireo.api.PullProgress;
import dev.vireo.shell.storage.TransferLine;
import dev.vireo.shell.text.Output;
import dev.vireo.shell.text.Printable;
import org.jspecify.annotations.Nullable;

/// Tells on standard error how far a pull is: a [TransferLine] for each disk.
final class PullLines {
    private final Output output;
    private final boolean quiet;
    private int number;
    private @Nullable TransferLine line;

    PullLines(Output output, boolean quiet) {
        this.output = output;
        this.quiet = quiet;
    }

    /// Shows how far it is.
    void show(PullProgress progress) {
        TransferLine now = line;
        if (now == null || number != progress.number()) {
            clear();
            number = progress.number();
            now = new TransferLine(output, label(progress), quiet, true);
            line = now;
        }
        now.show(progress.transfer());
    }

    /// Names the disk. The image's name comes from a server and may hold anything.
    private static String label(PullProgress progress) {
        return Printable.onTerminal(progress.image())
                + (progress.count() == 1
                        ? ""
                        : " (" + progress.number() + " of " + progress.count() + ")");
    }

    /// Takes the line away.
    void clear() {
        if (line != null) {
            line.clear();
        }
    }
}
