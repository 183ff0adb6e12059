/// What a driver implements to be found by [dev.vireo.api.Connection#open(String)].
@NullMarked
package dev.vireo.api.spi;

import org.jspecify.annotations.NullMarked;
