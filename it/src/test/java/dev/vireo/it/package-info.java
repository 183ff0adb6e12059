/// Tests across modules.
@NullMarked
package dev.vireo.it;

import org.jspecify.annotations.NullMarked;
