package dev.vireo.export;

/// How hard something makes a move to KVM.
public enum Effort {
    /// It moves as it is.
    EASY(0),
    /// Something is to be done before or after.
    MODERATE(10),
    /// Somebody has to plan it: time, another driver, another way to storage or network.
    HARD(30),
    /// It cannot be moved as it is.
    BLOCKED(100);

    private final int score;

    Effort(int score) {
        this.score = score;
    }

    /// Returns what one finding of this kind adds to a domain's score.
    ///
    /// @return points, 0 for the easy
    public int score() {
        return score;
    }
}
