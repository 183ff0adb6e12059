/// The files of a datastore: a folder that no path leaves, and the formats of what lies in it.
@NullMarked
package dev.vireo.simulator.datastore;

import org.jspecify.annotations.NullMarked;
