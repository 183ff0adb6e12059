/// What stands between this machine and a connection that works.
@NullMarked
package dev.vireo.shell.doctor;

import org.jspecify.annotations.NullMarked;
