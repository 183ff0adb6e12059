/// How fast Vireo is, measured beside others on the same work.
@NullMarked
package dev.vireo.benchmarks;

import org.jspecify.annotations.NullMarked;
