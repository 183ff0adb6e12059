package dev.vireo.shell.terminal;

import dev.vireo.shell.command.Pause;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.time.Duration;
import org.jline.utils.NonBlockingInputStream;

/// What is typed at standard input. Asks whether there is something before it reads: a read that is
/// under way when the process is stopped goes on in the terminal's settings of that moment, those
/// of the shell that it was started in, and would neither see keys nor Ctrl-C until a line is
/// typed.
final class Keys extends NonBlockingInputStream {
    private static final int NONE = -3;
    private static final Duration BREATH = Duration.ofMillis(10);

    private final InputStream keys = new FileInputStream(FileDescriptor.in);
    private int seen = NONE;

    @Override
    public int read(long timeout, boolean isPeek) throws IOException {
        checkClosed();
        long end = System.nanoTime() + timeout * 1_000_000;
        while (seen == NONE && !isThere()) {
            if (timeout > 0 && System.nanoTime() - end >= 0) {
                return READ_EXPIRED;
            }
            if (!Pause.of(BREATH)) {
                Thread.interrupted();
                throw new InterruptedIOException();
            }
        }
        int key = seen == NONE ? keys.read() : seen;
        seen = isPeek ? key : NONE;
        return key;
    }

    private boolean isThere() throws IOException {
        if (Thread.interrupted()) {
            throw new InterruptedIOException();
        }
        return keys.available() > 0;
    }
}
