/// Pulling a domain: its disks and its configuration copied to this machine.
@NullMarked
package dev.vireo.shell.pull;

import org.jspecify.annotations.NullMarked;
