/// What two domains, or their descriptions in files, have in common and what not.
@NullMarked
package dev.vireo.shell.comparison;

import org.jspecify.annotations.NullMarked;
