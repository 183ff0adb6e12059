package dev.vireo.driver.esx;

import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import java.util.concurrent.atomic.AtomicReference;

/// Whether a stream of a volume is open, and how it ended. Any thread may end it.
final class StreamState {
    private enum Stage {
        OPEN,
        FINISHED,
        ABORTED
    }

    private final String verb;
    private final String volume;
    private final AtomicReference<Stage> stage = new AtomicReference<>(Stage.OPEN);

    /// Begins with an open stream.
    ///
    /// @param verb what it does, for messages
    /// @param volume with what
    StreamState(String verb, String volume) {
        this.verb = verb;
        this.volume = volume;
    }

    boolean isOpen() {
        return stage.get() == Stage.OPEN;
    }

    /// Requires that it has not ended.
    ///
    /// @throws VirtException `OPERATION_INVALID` if it was finished, `OPERATION_ABORTED` if aborted
    void requireOpen() {
        switch (stage.get()) {
            case OPEN -> {}
            case FINISHED ->
                    throw new VirtException(
                            ErrorCode.OPERATION_INVALID, "the stream was finished already");
            case ABORTED -> throw aborted();
        }
    }

    /// Makes what a stream fails with that was aborted.
    VirtException aborted() {
        return new VirtException(
                ErrorCode.OPERATION_ABORTED,
                "Could not " + verb + " '" + volume + "': it was aborted");
    }

    /// Ends it well, unless it has ended.
    void finish() {
        stage.compareAndSet(Stage.OPEN, Stage.FINISHED);
    }

    /// Ends it, unless it has ended.
    ///
    /// @return whether this did
    boolean abort() {
        return stage.compareAndSet(Stage.OPEN, Stage.ABORTED);
    }
}
