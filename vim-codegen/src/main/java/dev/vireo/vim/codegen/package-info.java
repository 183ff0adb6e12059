/// Turns a schema of the VI API into Java sources, at build time.
@NullMarked
package dev.vireo.vim.codegen;

import org.jspecify.annotations.NullMarked;
