/// Commands about the host and the connection.
@NullMarked
package dev.vireo.shell.host;

import org.jspecify.annotations.NullMarked;
