/// api.
@NullMarked
package dev.vireo.api;

import org.jspecify.annotations.NullMarked;
