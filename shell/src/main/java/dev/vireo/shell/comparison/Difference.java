package dev.vireo.shell.comparison;

import org.jspecify.annotations.Nullable;

/// A value that two descriptions do not share.
///
/// @param path where it is, such as `devices/disk[sda]/source@file`
/// @param left what the first one has, null if it has nothing there
/// @param right what the second one has, null if it has nothing there
record Difference(String path, @Nullable String left, @Nullable String right) {}
