/// How results look: tables, trees, JSON, sizes, progress, and the streams they are written to.
@NullMarked
package dev.vireo.shell.text;

import org.jspecify.annotations.NullMarked;
