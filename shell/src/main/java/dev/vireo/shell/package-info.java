/// shell.
@NullMarked
package dev.vireo.shell;

import org.jspecify.annotations.NullMarked;
