/// Captures a server's inventory in a file.
@NullMarked
package dev.vireo.driver.esx.capture;

import org.jspecify.annotations.NullMarked;
