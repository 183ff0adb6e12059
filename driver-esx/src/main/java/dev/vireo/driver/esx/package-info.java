/// driver-esx.
@NullMarked
package dev.vireo.driver.esx;

import org.jspecify.annotations.NullMarked;
