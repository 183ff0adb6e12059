/// Golden files and seeded samples for tests.
@NullMarked
package dev.vireo.testkit;

import org.jspecify.annotations.NullMarked;
