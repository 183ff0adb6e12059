/// Commands about snapshots.
@NullMarked
package dev.vireo.shell.snapshot;

import org.jspecify.annotations.NullMarked;
