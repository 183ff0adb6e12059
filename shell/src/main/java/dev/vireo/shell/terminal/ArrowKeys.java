package dev.vireo.shell.terminal;

import dev.vireo.shell.command.Screen;
import java.io.IOException;
import org.jline.utils.NonBlockingReader;

/// Keys that terminals send as several characters: `ESC [ A`, `ESC O A` or `ESC [ 5 ~`.
final class ArrowKeys {
    /// How long the rest of a key is waited for, milliseconds: what comes later is another key.
    private static final long PATIENCE = 50;

    private static final int LONGEST = 8;

    private ArrowKeys() {}

    /// Reads the rest of a key, the escape of which has come.
    ///
    /// @return a constant of [Screen], [Screen#REDRAW] for a key without a meaning here
    static int read(NonBlockingReader keys) throws IOException {
        int begin = keys.read(PATIENCE);
        if (begin != '[' && begin != 'O') {
            return Screen.REDRAW;
        }
        StringBuilder rest = new StringBuilder();
        int next = keys.read(PATIENCE);
        while (next >= 0 && isParameter(next) && rest.length() < LONGEST) {
            rest.append((char) next);
            next = keys.read(PATIENCE);
        }
        return next < 0 ? Screen.REDRAW : meaning(rest.toString(), (char) next);
    }

    private static boolean isParameter(int c) {
        return (c >= '0' && c <= '9') || c == ';';
    }

    private static int meaning(String parameters, char last) {
        return switch (last) {
            case 'A' -> Screen.UP;
            case 'B' -> Screen.DOWN;
            case 'H' -> Screen.HOME;
            case 'F' -> Screen.END;
            case '~' ->
                    switch (parameters) {
                        case "1", "7" -> Screen.HOME;
                        case "4", "8" -> Screen.END;
                        case "5" -> Screen.PAGE_UP;
                        case "6" -> Screen.PAGE_DOWN;
                        default -> Screen.REDRAW;
                    };
            default -> Screen.REDRAW;
        };
    }
}
