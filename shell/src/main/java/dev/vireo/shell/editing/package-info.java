/// Documents that a person changes in an editor.
@NullMarked
package dev.vireo.shell.editing;

import org.jspecify.annotations.NullMarked;
