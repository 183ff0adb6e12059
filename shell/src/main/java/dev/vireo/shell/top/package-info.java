/// What domains use of their hosts, as a table that goes on.
@NullMarked
package dev.vireo.shell.top;

import org.jspecify.annotations.NullMarked;
