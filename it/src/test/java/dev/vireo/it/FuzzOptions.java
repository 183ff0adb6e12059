package dev.vireo.it;

/// How much is generated, and from where on: `-Dfuzz.cases=100000 -Dfuzz.seed=1`.
final class FuzzOptions {
    private static final int CASES = 1_000;
    private static final long FIRST_SEED = 20_260_101;

    private FuzzOptions() {}

    static int cases() {
        return Integer.getInteger("fuzz.cases", CASES);
    }

    static long firstSeed() {
        return Long.getLong("fuzz.seed", FIRST_SEED);
    }
}
