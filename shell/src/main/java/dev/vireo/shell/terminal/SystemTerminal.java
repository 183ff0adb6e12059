package dev.vireo.shell.terminal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/// The process's terminal. Needs no native code: the programs `stty` and `tty` set it.
final class SystemTerminal {
    private SystemTerminal() {}

    /// Takes the terminal, or what [TerminalBuilder#setTerminalOverride] has been told of by who
    /// has it already.
    ///
    /// @param type the kind of terminal, as in `TERM`
    /// @param name what it is called by who takes it
    /// @return empty if it can do no more than print
    static Optional<Terminal> open(String type, String name) {
        if (type.isEmpty() || type.equals("dumb")) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    TerminalBuilder.builder()
                            .name(name)
                            .system(true)
                            .provider(TerminalBuilder.PROP_PROVIDER_EXEC)
                            .dumb(false)
                            .encoding(StandardCharsets.UTF_8)
                            .graphemeCluster(false) // asks the terminal and waits for its answer
                            .nativeSignals(true)
                            .build());
        } catch (IOException | IllegalStateException _) {
            return Optional.empty();
        }
    }
}
