/// Contract tests for drivers: implement [DriverContract] in a test class and it runs them.
@NullMarked
package dev.vireo.driver.tck;

import org.jspecify.annotations.NullMarked;
