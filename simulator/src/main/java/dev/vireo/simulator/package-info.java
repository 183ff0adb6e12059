/// simulator.
@NullMarked
package dev.vireo.simulator;

import org.jspecify.annotations.NullMarked;
