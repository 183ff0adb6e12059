/// Documents that people write for the simulator, in YAML or JSON: values that know where they
/// stand, so that each mistake is named with its line and column.
@NullMarked
package dev.vireo.simulator.document;

import org.jspecify.annotations.NullMarked;
