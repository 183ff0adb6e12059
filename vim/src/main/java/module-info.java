/// vim.
module dev.vireo.vim {
    requires static transitive org.jspecify;

    exports dev.vireo.vim;
}
