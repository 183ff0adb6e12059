/// Commands about the devices of the host.
@NullMarked
package dev.vireo.shell.nodedev;

import org.jspecify.annotations.NullMarked;
