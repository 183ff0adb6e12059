package dev.vireo.simulator.scenario;

/// Numbers that look random and depend on the seed, the rule and the call alone.
///
/// @param seed the scenario's
/// @param rule the number of the rule
/// @param call the number of the call among those that the rule is for
record Dice(long seed, int rule, long call) {
    /// Returns a number from 0 to below 1.
    ///
    /// @param draw which one of this call
    double fraction(int draw) {
        return (bits(draw) >>> 11) * 0x1.0p-53;
    }

    /// Returns a number of the standard normal distribution, by Box and Muller.
    double normal(int draw) {
        double radius = Math.sqrt(-2 * Math.log(1 - fraction(2 * draw + 100)));
        return radius * Math.cos(2 * Math.PI * fraction(2 * draw + 101));
    }

    /// Returns 64 bits: SplitMix64, stirred in with each of the numbers.
    long bits(int draw) {
        long z = mix(seed + 0x9e3779b97f4a7c15L);
        z = mix(z + rule * 0x9e3779b97f4a7c15L);
        z = mix(z + call * 0xd1b54a32d192ed03L);
        return mix(z + draw * 0x8cb92ba72f3d8dd7L);
    }

    private static long mix(long number) {
        long z = (number ^ (number >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
