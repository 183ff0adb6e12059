/// Commands about networks and the host's interfaces.
@NullMarked
package dev.vireo.shell.network;

import org.jspecify.annotations.NullMarked;
