package dev.vireo.benchmarks.bare;

/// The least that a JVM can do.
public final class Hello {
    private Hello() {}

    @SuppressWarnings("SystemOut") // its result is what a program prints
    public static void main(String[] arguments) {
        System.out.println("hello");
    }
}
