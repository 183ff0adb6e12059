/// Reports on the inventory: the workbook for planners, and what a move to KVM asks for.
@NullMarked
package dev.vireo.shell.export;

import org.jspecify.annotations.NullMarked;
