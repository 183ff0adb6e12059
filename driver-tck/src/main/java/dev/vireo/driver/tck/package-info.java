/// driver-tck.
@NullMarked
package dev.vireo.driver.tck;

import org.jspecify.annotations.NullMarked;
