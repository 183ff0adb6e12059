/// Commands that say where on its host a domain runs and how much of the host its devices get.
@NullMarked
package dev.vireo.shell.tuning;

import org.jspecify.annotations.NullMarked;
