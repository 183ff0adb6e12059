/// What a virtual machine consists of: its configuration as the VI API describes it, and what can
/// be made of that. Pure functions; nothing here knows the inventory or touches a file.
@NullMarked
package dev.vireo.simulator.machine;

import org.jspecify.annotations.NullMarked;
