/// Commands around the simulator: running it, and capturing a real server for it.
@NullMarked
package dev.vireo.shell.simulation;

import org.jspecify.annotations.NullMarked;
