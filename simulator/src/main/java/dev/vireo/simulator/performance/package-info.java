/// How a host shares its processors and memory among machines, and the performance counters that
/// tell of it. Pure functions of sizes, allocations and time: nothing here knows the inventory.
@NullMarked
package dev.vireo.simulator.performance;

import org.jspecify.annotations.NullMarked;
