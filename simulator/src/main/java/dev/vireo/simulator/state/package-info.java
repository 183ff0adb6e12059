/// Files that hold what survives a restart of a simulator. This package knows files and texts; what
/// they mean is up to the managed objects.
@NullMarked
package dev.vireo.simulator.state;

import org.jspecify.annotations.NullMarked;
