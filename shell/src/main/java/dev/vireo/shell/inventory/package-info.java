/// What there is and where: the inventory drawn as a tree.
@NullMarked
package dev.vireo.shell.inventory;

import org.jspecify.annotations.NullMarked;
