package dev.vireo.shell;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/// What the libraries log, as lines on standard error, if `VIREO_LOG` asks for it with a level:
/// `error`, `warning`, `info`, `debug` or `trace`. Otherwise nothing: what a user must know is in
/// results and errors. The JDK's own loggers would print stack traces, and cost start-up.
public final class ShellLoggers extends System.LoggerFinder {
    private final System.Logger.Level threshold;
    private final PrintStream out;

    /// For the service loader.
    public ShellLoggers() {
        this(System.getenv("VIREO_LOG"), new FileOutputStream(FileDescriptor.err));
    }

    ShellLoggers(@Nullable String level, OutputStream out) {
        this.threshold = level(level);
        this.out = new PrintStream(out, true, StandardCharsets.UTF_8);
    }

    private static System.Logger.Level level(@Nullable String text) {
        for (System.Logger.Level level : System.Logger.Level.values()) {
            if (text != null && level.name().equals(text.toUpperCase(Locale.ROOT))) {
                return level;
            }
        }
        return System.Logger.Level.OFF;
    }

    @Override
    public System.Logger getLogger(String name, Module module) {
        return new LineLogger(name, threshold, out);
    }

    /// Prints a line for each message, and the first line of an exception behind it.
    private record LineLogger(String name, Level threshold, PrintStream out)
            implements System.Logger {
        @Override
        public String getName() {
            return name;
        }

        @Override
        public boolean isLoggable(Level level) {
            return threshold != Level.OFF && level.getSeverity() >= threshold.getSeverity();
        }

        @Override
        public void log(
                Level level,
                @Nullable ResourceBundle bundle,
                @Nullable String message,
                @Nullable Throwable thrown) {
            print(level, String.valueOf(message) + (thrown == null ? "" : ": " + thrown));
        }

        @Override
        public void log(
                Level level,
                @Nullable ResourceBundle bundle,
                @Nullable String format,
                @Nullable Object @Nullable ... parameters) {
            String text = String.valueOf(format);
            boolean plain = parameters == null || parameters.length == 0;
            print(level, plain ? text : MessageFormat.format(text, parameters));
        }

        private void print(Level level, String text) {
            if (isLoggable(level)) {
                out.println(
                        level.name().toLowerCase(Locale.ROOT)
                                + ": "
                                + name
                                + ": "
                                + text.lines().findFirst().orElse(""));
            }
        }
    }
}
