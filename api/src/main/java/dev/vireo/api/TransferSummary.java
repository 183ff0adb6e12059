package dev.vireo.api;

import java.time.Duration;
import java.util.Optional;

/// What a transfer has done.
///
/// @param bytes how many bytes of the volume the file has, or the volume of the file
/// @param resumed how many of them an earlier transfer had left
/// @param cuts how often the connection broke and another one went on
/// @param elapsed how long it took, without the comparison
/// @param route which way the bytes took, and why not another one if one was tried
/// @param checksum the sum of the bytes in hexadecimal digits, which file and volume have in common
public record TransferSummary(
        long bytes,
        long resumed,
        int cuts,
        Duration elapsed,
        String route,
        Optional<String> checksum) {}
