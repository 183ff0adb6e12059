/// Rules that make a simulator behave as servers and networks do on bad days: which calls they are
/// for, when they fire, and what happens then. A decision depends on the seed, the rule and the
/// number of the call alone, so that it can be repeated.
@NullMarked
package dev.vireo.simulator.scenario;

import org.jspecify.annotations.NullMarked;
