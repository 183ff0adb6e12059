/// Commands that move domains between hosts and datastores.
@NullMarked
package dev.vireo.shell.migration;

import org.jspecify.annotations.NullMarked;
