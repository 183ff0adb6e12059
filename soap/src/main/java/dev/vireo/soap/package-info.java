/// soap.
@NullMarked
package dev.vireo.soap;

import org.jspecify.annotations.NullMarked;
