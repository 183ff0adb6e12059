/// A simulated ESX host or vCenter for tests, demonstrations and the embedded default of the shell:
/// [dev.vireo.simulator.Simulator] serves the VI API over HTTP on the loopback interface.
@NullMarked
package dev.vireo.simulator;

import org.jspecify.annotations.NullMarked;
