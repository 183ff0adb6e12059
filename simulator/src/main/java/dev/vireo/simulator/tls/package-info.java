/// A certificate made on the spot, for simulators that serve HTTPS without one of the user's.
@NullMarked
package dev.vireo.simulator.tls;

import org.jspecify.annotations.NullMarked;
