/// vim.
@NullMarked
package dev.vireo.vim;

import org.jspecify.annotations.NullMarked;
