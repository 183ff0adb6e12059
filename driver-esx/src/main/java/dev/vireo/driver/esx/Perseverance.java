package dev.vireo.driver.esx;

import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Decides whether to try again after a cut, and waits before it: any number of times as long as
/// something moves in between, a few times without. For one thread; any other may end the wait.
final class Perseverance {
    private static final int MOST_IN_VAIN = 6;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);

    private final String verb;
    private final String file;
    private final CountDownLatch ended = new CountDownLatch(1);
    private int inVain;

    /// Says that the server has lost, or left out, something that can be sent again.
    @SuppressWarnings("serial") // does not leave the driver
    static class Setback extends VirtException {
        Setback(String message) {
            super(ErrorCode.INTERNAL_ERROR, message);
        }
    }

    /// Says that the next attempt takes another way. No connection broke.
    @SuppressWarnings("serial") // does not leave the driver
    static final class Rerouted extends Setback {
        Rerouted(String message) {
            super(message);
        }
    }

    /// Begins without a failure.
    ///
    /// @param verb what is done, for messages
    /// @param file with what
    Perseverance(String verb, String file) {
        this.verb = verb;
        this.file = file;
    }

    /// Notes that something has moved.
    void progress() {
        inVain = 0;
    }

    /// Waits until it is time to try again. The first time after progress that is at once.
    ///
    /// @param failure what went wrong
    /// @throws VirtException that failure, if trying again is of no use or was of none too often;
    ///   `OPERATION_ABORTED` if it is not wanted any more
    void again(VirtException failure) {
        if (isEnded()) {
            throw aborted(failure);
        }
        if (!FaultTranslator.isCut(failure) && !(failure instanceof Setback)) {
            throw failure;
        }
        if (inVain == MOST_IN_VAIN) {
            throw new VirtException(
                    failure.code(),
                    "Could not "
                            + verb
                            + " '"
                            + file
                            + "', given up after "
                            + MOST_IN_VAIN
                            + " more attempts without any progress: "
                            + failure.detail(),
                    failure);
        }
        if (inVain > 0) {
            pause(FIRST_PAUSE.multipliedBy(1L << (inVain - 1)), failure);
        }
        inVain++;
    }

    private void pause(Duration pause, VirtException failure) {
        try {
            if (ended.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                throw aborted(failure);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw aborted(failure);
        }
    }

    private VirtException aborted(VirtException cause) {
        return new VirtException(
                ErrorCode.OPERATION_ABORTED,
                "Could not " + verb + " '" + file + "': it was aborted",
                cause);
    }

    /// Ends it: nothing is tried again.
    void end() {
        ended.countDown();
    }

    boolean isEnded() {
        return ended.getCount() == 0;
    }
}
