/// Golden files, seeded samples, and strangers to test with.
@NullMarked
package dev.vireo.testkit;

import org.jspecify.annotations.NullMarked;
