package dev.vireo.testkit;

/// GoldenFiles.
public final class GoldenFiles {
    private GoldenFiles() {}
}
