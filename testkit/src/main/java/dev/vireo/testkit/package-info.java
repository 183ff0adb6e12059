/// testkit.
@NullMarked
package dev.vireo.testkit;

import org.jspecify.annotations.NullMarked;
