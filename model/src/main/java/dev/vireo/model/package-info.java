/// libvirt's documents and the small values in them, as Java types without a network.
@NullMarked
package dev.vireo.model;

import org.jspecify.annotations.NullMarked;
