/// The simulator as a command: `vireo simulator`, and a program of its own.
@NullMarked
package dev.vireo.simulator.command;

import org.jspecify.annotations.NullMarked;
