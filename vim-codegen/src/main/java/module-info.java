/// vim-codegen.
module dev.vireo.vim.codegen {
    requires static transitive org.jspecify;

    exports dev.vireo.vim.codegen;
}
