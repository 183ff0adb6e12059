package dev.vireo.simulator.inventory;

/// An object of a capture that the simulator has no class for: it can be read and refuses all
/// methods.
interface Replayed {}
