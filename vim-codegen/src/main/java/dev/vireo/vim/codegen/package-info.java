/// vim-codegen.
@NullMarked
package dev.vireo.vim.codegen;

import org.jspecify.annotations.NullMarked;
