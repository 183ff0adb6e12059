package dev.vireo.export;

/// What makes a move harder.
///
/// @param effort how hard
/// @param subject what it is about, such as `disks` or `guest`
/// @param reason what was found
/// @param advice what to do about it
public record Finding(Effort effort, String subject, String reason, String advice) {}
