/// The driver for `sim://`, which starts a simulator and opens the ESX driver on it.
@NullMarked
package dev.vireo.driver.sim;

import org.jspecify.annotations.NullMarked;
