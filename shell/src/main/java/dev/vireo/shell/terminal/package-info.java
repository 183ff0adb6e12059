/// What a person at a terminal gets: lines that can be edited, with a history and with completion
/// from the live connection. Only loaded when commands are typed.
@NullMarked
package dev.vireo.shell.terminal;

import org.jspecify.annotations.NullMarked;
