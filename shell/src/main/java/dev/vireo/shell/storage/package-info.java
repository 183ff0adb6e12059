/// Commands about storage pools and volumes.
@NullMarked
package dev.vireo.shell.storage;

import org.jspecify.annotations.NullMarked;
