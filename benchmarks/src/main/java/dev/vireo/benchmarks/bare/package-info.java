/// Programs to compare start-up with. They use the JDK and nothing else, not even each other, and
/// are packed into a jar of their own.
@NullMarked
package dev.vireo.benchmarks.bare;

import org.jspecify.annotations.NullMarked;
