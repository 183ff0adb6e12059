package dev.vireo.driver.esx;

/// What became of a task that nobody wants any more.
enum TaskEnd {
    /// It had been done before it could be stopped.
    DONE("the task was done all the same"),
    /// It has ended without having done it.
    CANCELLED("the task was cancelled"),
    /// The server wants to cancel it, but it has not ended yet.
    CANCELLING("the task is being cancelled, which takes its time"),
    /// It goes on, or waits for an answer.
    STUCK("the task could not be cancelled and still runs"),
    /// The server does not tell.
    UNKNOWN("what became of the task is unknown");

    private final String words;

    TaskEnd(String words) {
        this.words = words;
    }

    /// Returns what to say of it.
    ///
    /// @param blocked whether a question blocks it
    String words(boolean blocked) {
        return blocked && this == STUCK
                ? "the task could not be cancelled and is still blocked"
                : words;
    }
}
