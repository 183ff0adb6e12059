package dev.vireo.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/// Checks a claim on many generated samples, and says with which seed one failed.
///
/// Runs are reproducible: the seeds are always the same ones, unless `-Dseed=` gives the one seed
/// to run.
public final class Samples {
    private static final long FIRST_SEED = 20_260_101;

    private Samples() {}

    /// Checks a claim on a number of samples.
    ///
    /// @param <T> what a sample is
    /// @param count how many
    /// @param generator makes a sample from a source of random numbers
    /// @param claim throws if it does not hold
    /// @throws AssertionError with the seed and the sample, if the claim failed on one
    public static <T> void check(
            int count, Function<RandomGenerator, T> generator, Consumer<T> claim) {
        Long only = Long.getLong("seed");
        long first = only == null ? FIRST_SEED : only;
        for (long seed = first; seed < first + (only == null ? count : 1); seed++) {
            T sample = generator.apply(new SplittableRandom(seed));
            try {
                claim.accept(sample);
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError(
                        "failed with -Dseed=" + seed + " on <" + sample + ">: " + e, e);
            }
        }
    }

    /// Picks one of some choices.
    ///
    /// @param <T> what is picked
    /// @param random the source of random numbers
    /// @param choices the choices, at least one
    /// @return one of them
    public static <T> T oneOf(RandomGenerator random, List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /// Makes a list.
    ///
    /// @param <T> what is in it
    /// @param random the source of random numbers
    /// @param maximum the greatest length
    /// @param element makes an element
    /// @return a list of 0 to `maximum` elements
    public static <T> List<T> list(
            RandomGenerator random, int maximum, Function<RandomGenerator, T> element) {
        int size = random.nextInt(maximum + 1);
        List<T> elements = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            elements.add(element.apply(random));
        }
        return List.copyOf(elements);
    }

    /// Makes a text of characters that XML 1.0 can carry, rich in those that need care: markup,
    /// quotes, white space, percent signs, letters beyond ASCII and beyond the first plane.
    ///
    /// @param random the source of random numbers
    /// @param maximum the greatest number of code points
    /// @return the text, empty now and then
    public static String text(RandomGenerator random, int maximum) {
        int length = random.nextInt(maximum + 1);
        var text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.appendCodePoint(codePoint(random));
        }
        return text.toString();
    }

    private static int codePoint(RandomGenerator random) {
        String awkward = "<>&\"'%/\\ \t\n\r]]>;=#-";
        return switch (random.nextInt(8)) {
            case 0, 1 -> awkward.charAt(random.nextInt(awkward.length()));
            case 2 -> random.nextInt(0xA0, 0xD800);
            case 3 -> random.nextInt(0xE000, 0xFFFE);
            case 4 -> random.nextInt(0x10000, 0x110000);
            default -> random.nextInt('0', 'z' + 1);
        };
    }
}
