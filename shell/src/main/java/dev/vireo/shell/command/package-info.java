/// What a command is: its description, its arguments, what it shares with others of one run, and
/// its reply as text or JSON.
@NullMarked
package dev.vireo.shell.command;

import org.jspecify.annotations.NullMarked;
