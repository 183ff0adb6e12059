/// OVF descriptors: reading an envelope, making the specification of a machine of it, and writing
/// the descriptor of a machine. Pure functions; nothing here knows the inventory or touches a file.
@NullMarked
package dev.vireo.simulator.ovf;

import org.jspecify.annotations.NullMarked;
