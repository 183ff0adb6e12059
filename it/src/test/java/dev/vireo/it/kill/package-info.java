/// A simulator whose process is killed in the middle of writes, and started again.
@NullMarked
package dev.vireo.it.kill;

import org.jspecify.annotations.NullMarked;
