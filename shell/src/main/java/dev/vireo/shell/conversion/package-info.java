/// Commands that convert between VMX and domain documents; they need no connection.
@NullMarked
package dev.vireo.shell.conversion;

import org.jspecify.annotations.NullMarked;
