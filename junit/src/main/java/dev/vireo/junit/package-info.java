/// junit.
@NullMarked
package dev.vireo.junit;

import org.jspecify.annotations.NullMarked;
