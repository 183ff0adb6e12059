/// Plans of changes (`--dry-run`) and the log of what was done (`--audit`).
@NullMarked
package dev.vireo.shell.change;

import org.jspecify.annotations.NullMarked;
