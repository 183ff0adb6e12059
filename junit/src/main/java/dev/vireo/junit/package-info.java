/// Simulated ESX hosts and vCenters for JUnit tests; see [dev.vireo.junit.EsxSimulator].
@NullMarked
package dev.vireo.junit;

import org.jspecify.annotations.NullMarked;
