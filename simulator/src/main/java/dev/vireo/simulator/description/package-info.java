/// The inventory that a small document in YAML or JSON describes: which hosts, clusters,
/// datastores, networks and machines there are to be.
@NullMarked
package dev.vireo.simulator.description;

import org.jspecify.annotations.NullMarked;
