/// Drivers plug in here.
@NullMarked
package dev.vireo.api.spi;

import org.jspecify.annotations.NullMarked;
