package dev.vireo.shell.text;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How wide the window of the process's terminal is, which the JDK does not tell. It is asked for
/// anew now and then, as a program is run for it.
public final class WindowWidth {
    private static final int USUAL = 80;
    private static final long FRESH = 150_000_000;
    private static final Pattern SIZE = Pattern.compile("\\d+ (\\d+)\\s*");

    private int columns = USUAL;
    private long asked = System.nanoTime() - FRESH;

    /// Returns the number of columns; 80 if nobody tells.
    public int columns() {
        if (System.nanoTime() - asked >= FRESH) {
            columns = ask();
            asked = System.nanoTime();
        }
        return columns;
    }

    private static int ask() {
        try {
            Process process =
                    new ProcessBuilder("stty", "size")
                            .redirectInput(new File("/dev/tty"))
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start();
            String answer =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            Matcher size = SIZE.matcher(answer);
            int found = size.matches() ? Integer.parseInt(size.group(1)) : 0;
            return found > 0 ? found : USUAL;
        } catch (IOException _) {
            return USUAL;
        }
    }
}
