/// Commands about the session itself: where it is connected, where files are.
@NullMarked
package dev.vireo.shell.session;

import org.jspecify.annotations.NullMarked;
