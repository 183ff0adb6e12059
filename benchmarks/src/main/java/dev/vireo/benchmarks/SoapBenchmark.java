package dev.vireo.benchmarks;

import org.openjdk.jmh.annotations.Benchmark;

public class SoapBenchmark {
    @Benchmark
    public int nothing() {
        return 1;
    }
}
