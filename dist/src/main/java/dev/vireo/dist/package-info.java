/// What is delivered: the shell together with the drivers, and how its start-up caches are made.
@NullMarked
package dev.vireo.dist;

import org.jspecify.annotations.NullMarked;
