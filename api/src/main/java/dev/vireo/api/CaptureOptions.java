package dev.vireo.api;

import java.util.OptionalLong;
import java.util.function.Consumer;

/// Says how [Connection#capture(java.nio.file.Path, CaptureOptions)] works.
///
/// @param plain whether everything is kept as it is: names, addresses, identifiers, texts. Without
///   it they are replaced
/// @param seed what the replacements depend on; empty for a random key that is kept nowhere
/// @param progress sees a line now and then that tells how far it is
public record CaptureOptions(boolean plain, OptionalLong seed, Consumer<String> progress) {
    private static final CaptureOptions ANONYMISED =
            new CaptureOptions(false, OptionalLong.empty(), _ -> {});

    /// Replaces whatever could tell whose server it is, in another way each time.
    ///
    /// @return the usual options
    public static CaptureOptions anonymised() {
        return ANONYMISED;
    }

    /// Sets whether everything is kept as it is.
    ///
    /// @param all whether it is
    /// @return a copy
    public CaptureOptions withPlain(boolean all) {
        return new CaptureOptions(all, seed, progress);
    }

    /// Sets what the replacements depend on, so that two captures of the same server are alike. Who
    /// knows the seed can find out whether a name he guesses is in the file.
    ///
    /// @param number any number
    /// @return a copy
    public CaptureOptions withSeed(long number) {
        return new CaptureOptions(plain, OptionalLong.of(number), progress);
    }

    /// Sets who sees how far it is.
    ///
    /// @param watcher takes a line now and then
    /// @return a copy
    public CaptureOptions withProgress(Consumer<String> watcher) {
        return new CaptureOptions(plain, seed, watcher);
    }
}
