package dev.vireo.simulator.inventory;

/// What speaks against running a machine on another host.
///
/// @param fault what it is
/// @param isWarning whether the machine can go there all the same
record MigrationObstacle(SimFault fault, boolean isWarning) {}
