package dev.vireo.shell;

import dev.vireo.model.ErrorCode;
import dev.vireo.shell.command.CommandFailure;
import dev.vireo.shell.command.Session;
import dev.vireo.shell.text.Output;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Lines as they come from a simple terminal.
final class PlainLines implements LineSource {
    private final BufferedReader lines;
    private final Output output;
    private final Session session;

    PlainLines(InputStream input, Session session) {
        this.lines = new BufferedReader(new InputStreamReader(input, StandardCharsets.UTF_8));
        this.output = session.output();
        this.session = session;
    }

    @Override
    public boolean isPerson() {
        return true;
    }

    @Override
    public @Nullable String next() {
        output.print(session.isReadOnly() ? "vireo > " : "vireo # ");
        output.flush();
        try {
            String line = lines.readLine();
            if (line == null) {
                output.print("\n");
            }
            return line;
        } catch (IOException e) {
            throw CommandFailure.of(
                    ErrorCode.SYSTEM_ERROR, "cannot read commands: " + e.getMessage());
        }
    }

    @Override
    public boolean goesOnAfterInterruption() {
        return false;
    }

    @Override
    public void close() {
        // the stream is the process's
    }
}
